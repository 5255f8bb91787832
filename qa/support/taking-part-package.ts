import { end, flow, form, processFile, start } from './small-world.js';

const service = (id: string, connector: string, inputs: Readonly<Record<string, string>>, outputs: Readonly<Record<string, string>>) => {
  const mappings = [
    ...Object.entries(inputs).map(([name, value]) => `<onething:input name="${name}" value="${value.replaceAll('"', '&quot;')}" />`),
    ...Object.entries(outputs).map(([name, value]) => `<onething:output name="${name}" value="${value}" />`),
  ].join('');
  return `<bpmn:serviceTask id="${id}" name="${id}" onething:connector="${connector}"><bpmn:extensionElements>${mappings}</bpmn:extensionElements></bpmn:serviceTask>`;
};

const closed = '<bpmn:boundaryEvent id="closed" name="学籍已注销" attachedToRef="roll"><bpmn:errorEventDefinition errorRef="e1" /></bpmn:boundaryEvent>';
const wait =
  '<bpmn:intermediateCatchEvent id="paid" name="等待缴费"><bpmn:extensionElements><onething:key value="case.no" /><onething:output name="amount" value="amount" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>';

const body = [
  start,
  service('roll', 'http-request', { endpoint: '"school-roll"', with: '{ idNo: note }' }, { scores: 'answer.scores', school: 'answer.school' }),
  closed,
  service('grade', 'external-work', { topic: '"grading"', with: '{ scores: scores }' }, { level: 'answer.level', points: 'answer.points' }),
  wait,
  end,
  '<bpmn:endEvent id="refused" name="不予办理" />',
  flow('start', 'roll', 'grade', 'paid', 'end'),
  flow('closed', 'refused'),
].join('');

const limit = { value: 5, unit: 'workday' };
const field = (type: string, required = true) => ({ title: type, type, required });

/** A package of which three things are done by others: a legacy registry, a worker in another language, and a cash desk. */
export const takingPartPackage: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    ...{ id: 'small', version: '1.0.0', kind: 'service', title: '定级', legalBasis: [] },
    ports: {
      roles: [{ id: 'clerk', title: '办事员' }],
      registries: [],
      endpoints: [
        {
          ...{ id: 'school-roll', title: '学籍查询', errors: ['ROLL-CLOSED'] },
          inputs: { idNo: field('string') },
          outputs: { school: field('string'), scores: field('list') },
          examples: [
            { when: { idNo: 'closed' }, error: 'ROLL-CLOSED' },
            { when: {}, answer: { school: '示例中学', scores: [90, 80, 85] } },
          ],
        },
      ],
      topics: [
        {
          ...{ id: 'grading', title: '定级', errors: ['NO-GRADE'] },
          inputs: { scores: field('list') },
          outputs: { points: field('number'), level: field('string') },
          examples: [{ when: {}, answer: { points: 255, level: 'A' } }],
        },
      ],
    },
    matters: [
      {
        ...{ id: 'small', title: '定级', summary: '测试用', process: 'small', form: 'apply', audience: 'applicant', conditions: [], materials: [] },
        ...{ promised: limit, statutory: limit },
      },
    ],
  }),
  'forms/apply.json': form('apply', { note: { type: 'string', title: '身份证号', maxLength: 100 } }),
  'processes/small.bpmn': processFile('small', body).replace(
    '</bpmn:definitions>',
    '<bpmn:error id="e1" name="e" errorCode="ROLL-CLOSED" /></bpmn:definitions>',
  ),
};
