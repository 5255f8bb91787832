import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type CompiledPackage, compilePackage, composeCommon, readPackage, type Scenario } from '@onething/processes';
import type { Outcome, Value } from '@onething/rules';

const root = path.resolve('.');

/** Where the lists of the tests are paid. */
export const payRegion = '330199';

/** A package that pays what a registry lists: the smallest caller of the fragment `common:pay-list`, with a recovery as compensation. */
export interface PayPackage {
  readonly compiled: CompiledPackage;
  /** `common` first, then the package itself. */
  readonly files: readonly ReadonlyMap<string, Uint8Array>[];
}

/** Compiles it against the real library. */
export async function payPackage(): Promise<PayPackage> {
  const common = await composeCommon({
    list: async (folder) => filesBelow(path.join(root, folder)),
    read: async (file) => readFileSync(path.join(root, file)),
  });
  const own = new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
  const [required, read] = [taken(await readPackage(common)), taken(await readPackage(own))];
  return { compiled: taken(compilePackage(read, [required])), files: [common, own] };
}

/** One grant as the registry holds it; money is 分. */
export function grant(n: number, changed: Readonly<Record<string, Value>> = {}): Readonly<Record<string, Value>> {
  const id = String(n).padStart(3, '0');
  return {
    ...{ id: `grant-${id}`, term: '2026-2027-1', payee: `学生${id}`, idNo: `3301992010010${id}5X`, account: `62170000${id}1234`, accountName: `学生${id}` },
    ...{ expectedNames: [`家长${id}`], amount: 50_000, purpose: '国家助学金' },
    ...changed,
  };
}

/** Somebody who lists, somebody who approves, somebody who holds both. */
export const payPeople: Scenario['people'] = {
  制单: { name: '制单员', roles: ['finance.maker'] },
  复核: { name: '复核员', roles: ['finance.checker'] },
  双岗: { name: '双岗员', roles: ['finance.maker', 'finance.checker'] },
  经办: { name: '经办人' },
};

/** The scenario of a list with these grants. */
export function payScenario(grants: readonly Readonly<Record<string, Value>>[], steps: Scenario['steps']): Scenario {
  return { id: 'pay', title: '发放', now: '2026-09-21T09:00:00+08:00', region: payRegion, people: payPeople, registries: { grant: grants }, steps };
}

/** Opening, submitting and approving a list whose control total is `total` 分. */
export const paySteps = {
  open: { open: { matter: 'pay', by: '经办', data: { term: '2026-2027-1' } } },
  submit: (by = '制单') => ({ complete: { task: 'common:pay-list/submit', by, data: { decision: '提交复核' } } }),
  approve: (total: number, channel = 'bank', by = '复核') => ({
    complete: { task: 'common:pay-list/approve', by, data: { decision: '批准发放', confirmTotal: total, channel } },
  }),
} as const;

/** Every family of the tests has its case here: the paying case itself. */
const ownRows = `for r in rows return { id: r.id, payee: r.payee, idNo: r.idNo, account: r.account, accountName: r.accountName, expectedNames: r.expectedNames, amount: r.amount, purpose: r.purpose, case: case.id }`;
const limit = { value: 5, unit: 'workday' };
const text = { type: 'string' };
const files: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    ...{ id: 'pay', version: '1.0.0', kind: 'service', title: '发放', legalBasis: [], requires: [{ package: 'common', version: '^1.0.0' }] },
    ports: {
      roles: [
        { id: 'finance.maker', title: '财务制单' },
        { id: 'finance.checker', title: '财务复核' },
      ],
      registries: [{ id: 'grant', title: '资助明细', access: 'read' }],
    },
    matters: [
      {
        ...{ id: 'pay', title: '发放', summary: '测试用', process: 'pay', form: 'apply', audience: 'applicant', conditions: [], materials: [] },
        ...{ promised: limit, statutory: limit },
      },
    ],
  }),
  'forms/apply.json': JSON.stringify({
    ...{ id: 'apply', title: '发放', schema: { type: 'object', properties: { term: { type: 'string', title: '学期' } }, required: ['term'] } },
    layout: [{ title: '发放', fields: ['term'] }],
  }),
  'forms/wrong.json': JSON.stringify({
    ...{
      id: 'wrong',
      title: '误发',
      schema: {
        type: 'object',
        properties: { misdirected: { type: 'boolean', title: '误发' }, row: { type: 'string', title: '行' } },
        required: ['misdirected'],
      },
    },
    layout: [{ title: '误发', fields: ['misdirected', 'row'] }],
  }),
  'registries/grant.json': JSON.stringify({
    ...{ id: 'grant', title: '资助明细', key: ['id'], source: '学校' },
    fields: Object.fromEntries(
      ['id', 'term', 'payee', 'idNo', 'account', 'accountName', 'purpose', 'case', 'amount', 'expectedNames'].map((name) => [name, fieldOf(name)]),
    ),
  }),
  'processes/pay.bpmn': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package">
<bpmn:process id="pay" name="发放" isExecutable="true">
<bpmn:startEvent id="start" name="开始" onething:form="apply" />
<bpmn:serviceTask id="rows" name="取明细" onething:connector="registry-lookup"><bpmn:extensionElements>${io('input', { registry: '"grant"', where: '{ term: term }' })}${io('output', { rows: 'records' })}</bpmn:extensionElements></bpmn:serviceTask>
<bpmn:callActivity id="pay-list" name="发放" calledElement="common:pay-list"><bpmn:extensionElements>${io('input', { title: '"资助发放清单"', term: 'term', rows: ownRows, maker: '"finance.maker"', checker: '"finance.checker"' })}${io('output', { listId: 'listId', total: 'total', paid: 'paid', failed: 'failed' })}</bpmn:extensionElements></bpmn:callActivity>
<bpmn:boundaryEvent id="undo" name="误发追回" attachedToRef="pay-list"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent>
<bpmn:serviceTask id="recover" name="追回" isForCompensation="true" onething:connector="recover-payment"><bpmn:extensionElements>${io('input', { listId: 'listId', row: 'row', reason: '"误发"' })}${io('output', { orderNo: 'orderNo' })}</bpmn:extensionElements></bpmn:serviceTask>
<bpmn:association id="a" associationDirection="One" sourceRef="undo" targetRef="recover" />
<bpmn:userTask id="check" name="核对发放" onething:candidates="finance.maker" onething:form="wrong" />
<bpmn:exclusiveGateway id="wrong" name="误发？" default="wrong-end" />
<bpmn:intermediateThrowEvent id="take-back" name="追回"><bpmn:compensateEventDefinition activityRef="pay-list" /></bpmn:intermediateThrowEvent>
<bpmn:endEvent id="end" name="办结" /><bpmn:endEvent id="end-recovered" name="已追回" />
${['start rows', 'rows pay-list', 'pay-list check', 'check wrong', 'wrong end', 'take-back end-recovered'].map(flow).join('')}
<bpmn:sequenceFlow id="wrong-take-back" sourceRef="wrong" targetRef="take-back"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="urn:onething:conditions:1">{"fact":"misdirected","operator":"equal","value":true}</bpmn:conditionExpression></bpmn:sequenceFlow>
</bpmn:process></bpmn:definitions>`,
};

function fieldOf(name: string): object {
  return { ...(name === 'amount' ? { type: 'integer' } : name === 'expectedNames' ? { type: 'array', items: text } : text), title: name };
}

function io(kind: 'input' | 'output', values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<onething:${kind} name="${name}" value="${value.replaceAll('"', '&quot;')}" />`)
    .join('');
}

function flow(pair: string): string {
  const [source, target] = pair.split(' ');
  return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`;
}

function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below)).flatMap((name) => {
    const file = below ? `${below}/${name}` : name;
    return statSync(path.join(folder, file)).isDirectory() ? filesBelow(folder, file) : [file];
  });
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
