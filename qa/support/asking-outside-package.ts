import { end, flow, form, processFile, start } from './small-world.js';

const limit = { value: 5, unit: 'workday' };
const inputs = `<onething:input name="endpoint" value="&quot;school-roll&quot;" /><onething:input name="with" value="{ idNo: note }" />`;
const roll = `<bpmn:serviceTask id="roll" name="查询学籍" onething:connector="http-request"><bpmn:extensionElements>${inputs}<onething:output name="school" value="answer.school" /></bpmn:extensionElements></bpmn:serviceTask>`;
const field = (title: string) => ({ title, type: 'string', required: true });
/** Nobody is the example, so that a demonstration asks the real endpoint, and stops where there is none. */
const endpoint = {
  ...{ id: 'school-roll', title: '学籍查询', inputs: { idNo: field('身份证号') }, outputs: { school: field('学校') } },
  examples: [{ when: { idNo: 'nobody' }, answer: { school: '示例中学' } }],
};
const matter = {
  ...{ id: 'ask', title: '学籍核验', summary: '测试用', process: 'ask', form: 'apply', audience: 'applicant', conditions: [], materials: [] },
  ...{ promised: limit, statutory: limit },
};
const files = {
  'manifest.json': JSON.stringify({
    ...{ id: 'asking-outside', version: '1.0.0', kind: 'service', title: '学籍核验', legalBasis: [] },
    ports: { roles: [{ id: 'clerk', title: '办事员' }], registries: [], endpoints: [endpoint] },
    matters: [matter],
  }),
  'forms/apply.json': form('apply', { note: { type: 'string', title: '身份证号', maxLength: 100 } }),
  'processes/ask.bpmn': processFile('ask', [start, roll, end, flow('start', 'roll', 'end')].join('')),
};

/** A package that asks a school roll which nobody has bound yet: every case stops there. */
export function askingOutside(): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
}
