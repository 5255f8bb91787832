import path from 'node:path';
import { compilePackage, readPackage, runScenario, type Scenario } from '@onething/processes';
import { openEngineWorld } from '../../../qa/support/scenario-engine.js';
import { flow, smallPackage, taken } from '../../../qa/support/small-world.js';
import { examplePackages } from '../database/demo-data.js';

const input = (name: string, value: string) => `<onething:input name="${name}" value="${value}" />`;
const output = (name: string) => `<onething:output name="${name}" value="${name}" />`;
const body = `<bpmn:startEvent id="start" name="开始" onething:form="apply" />
<bpmn:scriptTask id="keep" name="记下申请" scriptFormat="urn:onething:feel:1" onething:result="values"><bpmn:script>{ note: note, amount: amount }</bpmn:script></bpmn:scriptTask>
<bpmn:userTask id="review" name="审核" onething:candidates="clerk" onething:form="review" onething:due="{ value: 3, unit: &quot;workday&quot; }" />
<bpmn:exclusiveGateway id="complete" name="齐全？" default="complete-end" />
<bpmn:callActivity id="supplement" name="补正" calledElement="common:supplement"><bpmn:extensionElements>
${input('form', '&quot;small:apply&quot;')}${input('values', 'values')}${input('items', 'items')}${input('days', '10')}${output('answered')}${output('values')}</bpmn:extensionElements></bpmn:callActivity>
<bpmn:exclusiveGateway id="supplied" name="补正了？" default="supplied-lapsed" />
<bpmn:endEvent id="end" name="办结" /><bpmn:endEvent id="lapsed" name="逾期未补正" />
${flow('start', 'keep', 'review', 'complete', 'end')}${flow('supplement', 'supplied', 'lapsed')}
${when('complete', 'supplement', { fact: 'verdict', operator: 'equal', value: '补正' })}${when('supplied', 'review', { fact: 'answered', operator: 'equal', value: true })}`;

function when(source: string, target: string, condition: object): string {
  return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="urn:onething:conditions:1">${JSON.stringify(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

const item = {
  type: 'object',
  properties: { field: { type: 'string', title: '字段' }, note: { type: 'string', title: '说明', maxLength: 200 } },
  required: ['field', 'note'],
};
const review = {
  ...{ id: 'review', title: '审核' },
  schema: {
    type: 'object',
    properties: {
      verdict: { type: 'string', title: '结论', enum: ['通过', '补正'] },
      items: { type: 'array', title: '需要补正的内容', maxItems: 50, items: item },
    },
    required: ['verdict'],
  },
  layout: [{ title: '审核', fields: ['verdict', 'items'] }],
  fields: {
    items: {
      widget: 'supplement',
      visibleWhen: { fact: 'verdict', operator: 'equal', value: '补正' },
      requiredWhen: { fact: 'verdict', operator: 'equal', value: '补正' },
    },
  },
};

const files = async (scenarios: readonly Scenario[]) => {
  const texts = smallPackage(body);
  const manifest = JSON.parse(texts['manifest.json'] ?? '');
  const all = {
    ...texts,
    'manifest.json': JSON.stringify({ ...manifest, requires: [{ package: 'common', version: '^1.0.0' }] }),
    'forms/review.json': JSON.stringify(review),
    ...Object.fromEntries(scenarios.map((scenario) => [`scenarios/${scenario.id}.json`, JSON.stringify(scenario)])),
  };
  return new Map(Object.entries(all).map(([name, text]) => [name, new TextEncoder().encode(text)]));
};

const base = {
  ...{ now: '2026-09-14T09:00:00+08:00', region: '330199', registries: {} },
  people: { 家长: { name: '王芳', idNo: '330199198806120029', mobile: '13800000006' }, 老师: { name: '高敏', roles: ['clerk'] } },
};
const asked: Scenario['steps'] = [
  { open: { matter: 'small', by: '家长', data: { note: '收入证明', amount: 5 } } },
  { complete: { task: 'review', by: '老师', data: { verdict: '补正', items: [{ field: 'nothing', note: '没有这一项' }] } }, refused: 'SUBMISSION_INVALID' },
  { complete: { task: 'review', by: '老师', data: { verdict: '补正', items: [{ field: 'amount', note: '金额与证明不符' }] } } },
  {
    expect: {
      openTasks: ['common:supplement/supply'],
      dueDates: { 'common:supplement/supply': '2026-09-28' },
      clock: { suspended: true },
      notifications: [{ to: 'applicant', contains: '金额与证明不符' }],
    },
  },
];
const scenarios: readonly Scenario[] = [
  {
    ...{ ...base, id: 'supplied', title: '补正后继续办理，时限顺延' },
    steps: [
      ...asked,
      { advance: { to: '2026-09-16T10:00:00+08:00' } },
      { complete: { task: 'common:supplement/supply', by: '老师', data: { amount: 6 } }, refused: 'TASK_NOT_YOURS' },
      { complete: { task: 'common:supplement/supply', by: '家长', data: { note: '不该改' } }, refused: 'SUBMISSION_INVALID' },
      { complete: { task: 'common:supplement/supply', by: '家长', data: { amount: 6 } } },
      {
        expect: {
          openTasks: ['review'],
          clock: { suspended: false, due: '2026-09-22' },
          variables: { answered: true, values: { note: '收入证明', amount: 6 } },
        },
      },
      { complete: { task: 'review', by: '老师', data: { verdict: '通过' } } },
      { expect: { outcome: 'end', clock: { due: '2026-09-22' } } },
    ],
  },
  {
    ...{ ...base, id: 'lapsed', title: '逾期未补正' },
    steps: [
      ...asked,
      { advance: { to: '2026-09-29T00:00:01+08:00' } },
      { expect: { outcome: 'lapsed', clock: { suspended: false }, variables: { answered: false } } },
    ],
  },
];

describe('common:supplement, on the engine as in the rehearsal', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))(
    '%s',
    async (_title, scenario) => {
      const packages = await examplePackages(path.resolve('.'));
      const own = await files([scenario]);
      const common = taken(await readPackage(packages[0] ?? new Map()));
      const compiled = taken(compilePackage(taken(await readPackage(own)), [common]));
      expect((await runScenario(compiled, scenario)).failures).toEqual([]);

      const world = await openEngineWorld(compiled, scenario, [packages[0] ?? new Map(), own]);
      try {
        expect((await runScenario(compiled, scenario, world)).failures).toEqual([]);
      } finally {
        await world.close();
      }
    },
    60_000,
  );
});
