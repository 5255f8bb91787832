import type { Scenario } from '@onething/processes';

const limit = { value: 5, unit: 'workday' };
const guide = { conditions: [], materials: [], promised: limit, statutory: limit };
const form = (id: string, title: string, properties: Record<string, object>) =>
  JSON.stringify({
    id,
    title,
    schema: { type: 'object', properties, required: Object.keys(properties) },
    layout: [{ title, fields: Object.keys(properties) }],
  });
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package">
<message id="reported" name="two-pools.reported"/><message id="answered" name="two-pools.answered"/>
<collaboration id="c"><participant id="family" name="家庭" processRef="report"/><participant id="bureau" name="主管部门" processRef="judge"/>
<messageFlow id="reports" sourceRef="tell" targetRef="begin"/><messageFlow id="answers" sourceRef="answer" targetRef="listen"/></collaboration>
<process id="report" name="报告" isExecutable="true"><startEvent id="start" onething:form="report"/>
<sendTask id="tell" name="报送" messageRef="reported"><extensionElements><onething:input name="place" value="place"/><onething:input name="people" value="people"/><onething:output name="judged" value="number"/></extensionElements></sendTask>
<receiveTask id="listen" name="等待处理结果" messageRef="answered"><extensionElements><onething:key value="place"/><onething:output name="verdict" value="verdict"/></extensionElements></receiveTask>
<endEvent id="end-told"/>${flow('start', 'tell')}${flow('tell', 'listen')}${flow('listen', 'end-told')}</process>
<process id="judge" name="核查" isExecutable="true"><startEvent id="begin"><messageEventDefinition messageRef="reported"/></startEvent>
<userTask id="visit" name="现场核查" onething:form="visit" onething:candidates="clerk"/>
<intermediateThrowEvent id="answer" name="反馈"><extensionElements><onething:key value="place"/><onething:input name="verdict" value="verdict"/></extensionElements><messageEventDefinition messageRef="answered"/></intermediateThrowEvent>
<endEvent id="end-judged"/>${flow('begin', 'visit')}${flow('visit', 'answer')}${flow('answer', 'end-judged')}</process></definitions>`;

/** Two pools of one file: a family's report begins the department's check by a message, and hears what came of it by another. */
export const twoPools: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries({
    'manifest.json': JSON.stringify({
      ...{ id: 'two-pools', version: '1.0.0', kind: 'service', title: '报送核查', legalBasis: [] },
      ports: { roles: [{ id: 'clerk', title: '核查岗' }], registries: [] },
      matters: [
        { id: 'report', title: '报送', summary: '报送', process: 'report', form: 'report', audience: 'applicant', ...guide },
        { id: 'judge', title: '核查', summary: '核查', process: 'judge', form: 'check', audience: 'staff', ...guide },
      ],
    }),
    'parameters.json': '[]',
    'processes/report.bpmn': xml,
    'forms/report.json': form('report', '报送表', { place: { type: 'string', title: '地点', maxLength: 20 }, people: { type: 'integer', title: '人数' } }),
    'forms/check.json': form('check', '核查单', {
      place: { type: 'string', title: '地点', maxLength: 20 },
      people: { type: 'integer', title: '人数', minimum: 1 },
    }),
    'forms/visit.json': form('visit', '核查结果', { verdict: { type: 'string', title: '结论', maxLength: 20 } }),
  }).map(([file, text]) => [file, new TextEncoder().encode(text)]),
);

const people: Scenario['people'] = { 家长: { name: '张三', idNo: '110101199003074477' }, 核查员: { name: '李四', roles: ['clerk'] } };
const about = { now: '2026-09-14T09:00:00+08:00', region: '330199', people, registries: {} };

/** What the two pools promise. */
export const twoPoolsScenarios: readonly Scenario[] = [
  {
    ...about,
    ...{ id: 'begun', title: '一次报送开始一件核查，结果回到报送的办件' },
    steps: [
      { open: { matter: 'report', by: '家长', data: { place: '东门', people: 3 }, as: 'first' } },
      { begun: { matter: 'judge', as: 'check' } },
      { expect: { case: 'first', openTasks: [], outcome: null } },
      { expect: { case: 'check', openTasks: ['visit'], variables: { place: '东门', people: 3 } } },
      { complete: { case: 'check', task: 'visit', by: '核查员', data: { verdict: '属实' } } },
      { expect: { case: 'check', outcome: 'end-judged', path: ['begin', 'visit', 'answer', 'end-judged'] } },
      { expect: { case: 'first', outcome: 'end-told', variables: { verdict: '属实' } } },
    ],
  },
  {
    ...about,
    ...{ id: 'not-taken', title: '核查单不接受的报送不立案，报送环节停下待处置' },
    steps: [
      { open: { matter: 'report', by: '家长', data: { place: '西门', people: 0 }, as: 'first' } },
      { expect: { case: 'first', outcome: null, incidents: ['tell'] } },
      { retry: { element: 'tell', case: 'first' } },
      { expect: { case: 'first', incidents: ['tell'] } },
    ],
  },
];
