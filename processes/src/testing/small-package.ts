/** The files of a package with one form, one decision and one task: enough to read, break and play. */
export const smallPackage: Readonly<Record<string, string>> = {
  'manifest.json': json({
    id: 'small',
    version: '1.2.0',
    kind: 'service',
    title: '小事项',
    legalBasis: [],
    ports: { roles: [{ id: 'clerk', title: '办事员' }], registries: [{ id: 'people', title: '人员', access: 'read' }] },
    matters: [
      {
        id: 'ask',
        title: '申请',
        summary: '申请一下',
        process: 'ask',
        form: 'apply',
        audience: 'applicant',
        conditions: [],
        materials: [],
        promised: { value: 1, unit: 'workday' },
        statutory: { value: 5, unit: 'workday' },
      },
    ],
    overridable: ['most'],
  }),
  'parameters.json': json([{ id: 'most', title: '上限', type: 'number', values: [{ from: '2020-01-01', value: 3, basis: { law: '示例规定' } }] }]),
  'forms/apply.json': json({
    id: 'apply',
    title: '申请表',
    schema: { type: 'object', properties: { count: { type: 'integer', title: '数量' } }, required: ['count'] },
    layout: [{ title: '申请', fields: ['count'] }],
  }),
  'forms/review.json': json({
    id: 'review',
    title: '审核表',
    schema: { type: 'object', properties: { pass: { type: 'boolean', title: '通过' } }, required: ['pass'] },
    layout: [{ title: '审核', fields: ['pass'] }],
  }),
  'decisions/few.json': json({
    id: 'few',
    kind: 'formula',
    title: '数量不多',
    facts: { count: { title: '数量', type: 'number' } },
    outputs: [{ id: 'few', title: '不多', type: 'boolean', expr: 'count <= params.most' }],
  }),
  'registries/people.json': json({ id: 'people', title: '人员', source: '公安', key: ['idNo'], fields: { idNo: { type: 'string', title: '号码' } } }),
  'registries/people.csv': 'idNo\n1\n2\n',
  'processes/ask.bpmn': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" targetNamespace="urn:onething:package">
  <bpmn:process id="ask" isExecutable="true">
    <bpmn:startEvent id="start" onething:form="apply"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:businessRuleTask id="few" name="数量" onething:decision="few"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:businessRuleTask>
    <bpmn:exclusiveGateway id="is-few" default="f4"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing><bpmn:outgoing>f4</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="review" name="审核" onething:form="review" onething:candidates="clerk" onething:due="{ value: 2, unit: &#34;workday&#34; }"><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="end-done" name="办结"><bpmn:incoming>f3</bpmn:incoming><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="few" />
    <bpmn:sequenceFlow id="f2" sourceRef="few" targetRef="is-few" />
    <bpmn:sequenceFlow id="f3" sourceRef="is-few" targetRef="end-done"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="urn:onething:conditions:1">{"fact":"few","operator":"equal","value":true}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f4" sourceRef="is-few" targetRef="review" />
    <bpmn:sequenceFlow id="f5" sourceRef="review" targetRef="end-done" />
  </bpmn:process>
</bpmn:definitions>
`,
  'scenarios/few.json': json({
    id: 'few',
    title: '数量不多，当场办结',
    now: '2026-09-14T09:00:00+08:00',
    region: '330199',
    people: { 甲: { name: '甲' }, 乙: { name: '乙', roles: ['clerk'] } },
    registries: { people: [] },
    steps: [{ open: { matter: 'ask', by: '甲', data: { count: 2 } } }, { expect: { outcome: 'end-done', path: ['start', 'few', 'end-done'] } }],
  }),
};

/** The package's files as bytes, some of them changed; `undefined` takes one away. */
export function smallPackageWith(changes: Readonly<Record<string, string | undefined>> = {}): Map<string, Uint8Array> {
  const files = Object.entries({ ...smallPackage, ...changes });
  return new Map(files.flatMap(([path, text]): [string, Uint8Array][] => (text === undefined ? [] : [[path, new TextEncoder().encode(text)]])));
}

/** One of its JSON files with something replaced. */
export function edited(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = smallPackage[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return { [path]: text.replace(from, to) };
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
