import type { TestSite } from './test-site.js';
import { withPort } from './with-port.js';

/** A small service that asks again, votes, and can be corrected: what a journey of people needs, without the rules of a real one. */
const limit = { value: 10, unit: 'workday' };
const matters = [
  {
    ...{
      id: 'asking',
      title: '示例补助',
      titleEn: 'Example aid',
      summary: '填一份简单的申请，学校审核后评议。',
      process: 'asking',
      form: 'apply',
      audience: 'applicant',
    },
    ...{ conditions: [], materials: [], promised: limit, statutory: limit },
  },
  {
    ...{ id: 'correcting', title: '更正或撤销示例补助', titleEn: 'Correct the example aid', summary: '对已生效的决定更正或撤销。', process: 'correcting' },
    ...{ form: 'correct', audience: 'staff', openedBy: ['clerk'], corrects: ['asking'], conditions: [], materials: [], promised: limit, statutory: limit },
  },
  {
    ...{ id: 'beginning', title: '发起示例公示', titleEn: 'Begin an example', summary: '由工作人员发起的事项。', process: 'beginning', form: 'note' },
    ...{ audience: 'staff', openedBy: ['clerk'], conditions: [], materials: [], promised: limit, statutory: limit },
  },
];
const manifest = {
  ...{ id: 'asking', version: '1.0.0', kind: 'service', title: '示例补助', titleEn: 'Example aid', legalBasis: [] },
  requires: [{ package: 'common', version: '^1.0.0' }],
  ports: { roles: [{ id: 'clerk', title: '资助评议人员', titleEn: 'Aid reviewers' }], registries: [] },
  matters,
};

const text = (title: string, maxLength = 100) => ({ type: 'string', title, maxLength });
const forms = {
  apply: form(
    '示例补助申请',
    { applicantName: text('姓名', 40), income: { type: 'integer', title: '人均月收入（元）', minimum: 0 }, reason: text('申请理由', 300), members: members() },
    ['applicantName', 'income', 'reason', 'members'],
    { applicantName: { readOnly: true, prefill: { from: 'applicant', path: 'name' } } },
  ),
  review: form(
    '审核',
    {
      verdict: { type: 'string', title: '结论', enum: ['材料齐全', '需要补正'] },
      items: { type: 'array', title: '需要补正的内容', maxItems: 50, items: item() },
    },
    ['verdict'],
    { items: { widget: 'supplement', visibleWhen: isSupplement(), requiredWhen: isSupplement() } },
  ),
  vote: form('评议', { opinion: { type: 'string', title: '意见', enum: ['同意', '不同意'] } }, ['opinion']),
  correct: form('更正或撤销', { caseNo: text('原办件编号', 60), family: text('申请人', 40), reason: text('原因', 300) }, ['caseNo', 'family', 'reason'], {
    caseNo: { readOnly: true, prefill: { from: 'case', path: 'number' } },
    family: { readOnly: true, prefill: { from: 'case', path: 'applicant.name' } },
  }),
  note: form('发起', { note: text('说明') }, ['note']),
};

function form(title: string, properties: object, required: readonly string[], fields: object = {}) {
  return { title, schema: { type: 'object', properties, required }, layout: [{ title, fields: Object.keys(properties) }], fields };
}

function members() {
  const member = { type: 'object', properties: { name: text('姓名', 40), relation: text('关系', 20) }, required: ['name', 'relation'] };
  return { type: 'array', title: '家庭成员', minItems: 1, maxItems: 10, items: member };
}

function item() {
  return { type: 'object', properties: { field: text('字段', 64), note: { ...text('说明', 200), minLength: 1 } }, required: ['field', 'note'] };
}

function isSupplement() {
  return { fact: 'verdict', operator: 'equal', value: '需要补正' };
}

const put = (tag: 'input' | 'output', name: string, value = name) => `<onething:${tag} name="${name}" value="${value}" />`;
const flow = (...stops: readonly string[]) =>
  stops
    .slice(1)
    .map((target, i) => `<bpmn:sequenceFlow id="${stops[i]}-${target}" sourceRef="${stops[i]}" targetRef="${target}" />`)
    .join('');
const when = (source: string, target: string, condition: object) =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="urn:onething:conditions:1">${JSON.stringify(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`;

const asking = `<bpmn:startEvent id="start" name="开始" onething:form="apply" />
<bpmn:scriptTask id="keep" name="记下申请" scriptFormat="urn:onething:feel:1" onething:result="values"><bpmn:script>{ applicantName: applicantName, income: income, reason: reason, members: members }</bpmn:script></bpmn:scriptTask>
<bpmn:userTask id="review" name="学校审核" onething:candidates="clerk" onething:form="review" onething:due="{ value: 3, unit: &quot;workday&quot; }"><bpmn:extensionElements>${put('input', '人均月收入', 'values.income')}</bpmn:extensionElements></bpmn:userTask>
<bpmn:exclusiveGateway id="complete" name="齐全？" default="complete-vote" />
<bpmn:callActivity id="supplement" name="补正" calledElement="common:supplement"><bpmn:extensionElements>${put('input', 'form', '&quot;asking:apply&quot;')}${put('input', 'values')}${put('input', 'items')}${put('input', 'days', '10')}${put('output', 'answered')}${put('output', 'values')}</bpmn:extensionElements></bpmn:callActivity>
<bpmn:exclusiveGateway id="supplied" name="补正了？" default="supplied-lapsed" />
<bpmn:userTask id="vote" name="评议投票" onething:candidates="clerk" onething:excludes="vote" onething:form="vote" onething:due="{ value: 5, unit: &quot;workday&quot; }">
<bpmn:multiInstanceLoopCharacteristics onething:collect="votes"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">nrOfCompletedInstances &gt;= 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
<bpmn:endEvent id="recognised" name="已认定" /><bpmn:endEvent id="lapsed" name="逾期未补正" />
${flow('start', 'keep', 'review', 'complete', 'vote', 'recognised')}${flow('supplement', 'supplied', 'lapsed')}
${when('complete', 'supplement', isSupplement())}${when('supplied', 'review', { fact: 'answered', operator: 'equal', value: true })}`;

const correcting = `<bpmn:startEvent id="start" name="提出更正" onething:form="correct" />
<bpmn:userTask id="second" name="另一人复核" onething:candidates="clerk" onething:excludes="start" onething:form="vote" onething:due="{ value: 3, unit: &quot;workday&quot; }" />
<bpmn:endEvent id="corrected" name="已更正" />${flow('start', 'second', 'corrected')}`;

const beginning = `<bpmn:startEvent id="start" name="发起" onething:form="note" /><bpmn:endEvent id="end" name="办结" />${flow('start', 'end')}`;

function definitions(id: string, name: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package"><bpmn:process id="${id}" name="${name}" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
}

/** The files of the package. */
export function askingPackage(): ReadonlyMap<string, Uint8Array> {
  const files = {
    'manifest.json': JSON.stringify(manifest),
    ...Object.fromEntries(Object.entries(forms).map(([id, its]) => [`forms/${id}.json`, JSON.stringify({ id, ...its })])),
    'processes/asking.bpmn': definitions('asking', '示例补助', asking),
    'processes/beginning.bpmn': definitions('beginning', '发起', beginning),
    'processes/correcting.bpmn': definitions('correcting', '更正', correcting),
  };
  return new Map(Object.entries(files).map(([name, content]) => [name, new TextEncoder().encode(content)]));
}

/** Publishes it on a site, and gives its role to these people of the county. */
export async function offerAsking(site: TestSite, people: readonly string[]): Promise<void> {
  const published = await site.engine.releases.publish(askingPackage(), {
    person: 'publisher',
    name: '沈悦',
    tenant: '330000',
    roles: ['publisher'],
    ports: [],
  });
  if (!published.ok) throw new Error(`${published.code} ${JSON.stringify(published.problems ?? [])}`);

  await withPort(site, people, 'asking/clerk');
}
