import { end, flow, form, processFile, start, userTask } from '../support/small-world.js';

const limit = { value: 5, unit: 'workday' };
const matter = (id: string, title: string) => ({
  ...{ id, title, summary: '基准测试用', process: id, form: 'apply', audience: 'applicant', conditions: [], materials: [] },
  ...{ promised: limit, statutory: limit },
});

/** Five rows, as a district decides to which kind of school a child is taken. */
const decision = {
  ...{ id: 'places', kind: 'decision-table', title: '入学类别', hitPolicy: 'F' },
  facts: { household: { title: '户籍', type: 'string' }, years: { title: '居住年数', type: 'number' }, sibling: { title: '有兄姐在校', type: 'boolean' } },
  inputs: [
    { id: 'i0', title: '户籍', expr: 'household' },
    { id: 'i1', title: '居住年数', expr: 'years' },
    { id: 'i2', title: '兄姐', expr: 'sibling' },
  ],
  outputs: [{ id: 'place', title: '类别', type: 'string', values: ['一类', '二类', '三类', '四类'] }],
  rows: [
    { id: 'r1', when: ['"本区"', '>= 6', '-'], then: { place: '一类' } },
    { id: 'r2', when: ['"本区"', '-', 'true'], then: { place: '一类' } },
    { id: 'r3', when: ['"本区"', '-', '-'], then: { place: '二类' } },
    { id: 'r4', when: ['-', '>= 3', '-'], then: { place: '三类' } },
    { id: 'r5', when: ['-', '-', '-'], then: { place: '四类' } },
  ],
};

const decide = '<bpmn:businessRuleTask id="place" name="入学类别" onething:decision="places" />';
const again = '<bpmn:exclusiveGateway id="again" name="再来？" default="again-check" /><bpmn:exclusiveGateway id="more" name="继续？" default="more-again" />';
const stop =
  '<bpmn:sequenceFlow id="more-end" sourceRef="more" targetRef="end"><bpmn:conditionExpression>verdict = "stop"</bpmn:conditionExpression></bpmn:sequenceFlow>';

/** What the service of the enrolment morning is: a form, a decision, a task for a clerk; and beside it a task that comes again and again. */
export function morningPackage(): ReadonlyMap<string, Uint8Array> {
  const files = {
    'manifest.json': JSON.stringify({
      ...{ id: 'morning', version: '1.0.0', kind: 'service', title: '入学报名', legalBasis: [] },
      ports: { roles: [{ id: 'clerk', title: '办事员' }], registries: [] },
      matters: [matter('enrol', '入学报名'), matter('loop', '循环办理')],
    }),
    'forms/apply.json': form('apply', {
      child: { type: 'string', title: '孩子姓名', maxLength: 40 },
      household: { type: 'string', title: '户籍', enum: ['本区', '外区'] },
      years: { type: 'integer', title: '居住年数', minimum: 0, maximum: 100 },
      sibling: { type: 'boolean', title: '有兄姐在校' },
      note: { type: 'string', title: '备注', maxLength: 300 },
    }),
    'forms/decide.json': form('decide', { verdict: { type: 'string', title: '结论', maxLength: 20 } }),
    'decisions/places.json': JSON.stringify(decision),
    'processes/enrol.bpmn': processFile('enrol', [start, decide, userTask('check'), end, flow('start', 'place', 'check', 'end')].join('')),
    'processes/loop.bpmn': processFile('loop', [start, again, userTask('check'), end, flow('start', 'again', 'check', 'more', 'again'), stop].join('')),
  };
  return new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

/** Answers of one family, different for each. */
export function enrolment(n: number): Record<string, unknown> {
  return { child: `孩子${n}`, household: n % 3 === 0 ? '外区' : '本区', years: n % 12, sibling: n % 5 === 0, note: `第 ${n} 份报名` };
}
