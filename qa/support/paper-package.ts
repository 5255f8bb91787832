import type { Scenario } from '@onething/processes';
import type { PackageFiles } from './notice-package.js';
import { grant, payPeople } from './pay-package.js';

/** A package that issues papers by batch: for rows of its own (`papers`), and for the rows of a pay list that were paid (`paid`). */
export function paperPackage(): PackageFiles {
  return new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

const limit = { value: 5, unit: 'workday' };
const guide = { summary: '测试用', conditions: [], materials: [], promised: limit, statutory: limit, audience: 'applicant' };
const text = { type: 'string' };
const template = (line: string) =>
  `<h1>通知</h1><p class="number">编号：{{number}}</p><p class="indent">${line}</p><table class="sign"><tr><td><p>{{issuer}}</p><p>{{issuedOn}}</p><seal name="county"/></td></tr></table><qr/>`;

/** A rehearsal of both: three rows of which one lacks a fact; a list of two rows, both paid, one of them a family whose case is the first one. */
export const paperScenario: Scenario = {
  id: 'papers',
  title: '批量出具',
  now: '2026-09-21T09:00:00+08:00',
  region: '330199',
  people: payPeople,
  registries: { grant: [grant(1), grant(2)] },
  steps: [
    { open: { matter: 'papers', by: '经办', data: { note: '通知' }, as: 'papers' } },
    {
      expect: {
        case: 'papers',
        outcome: 'end',
        variables: { total: 3, issued: 2, failures: [{ position: 2, id: 'r2', code: 'DOCUMENT_FACT_MISSING', reason: '文书缺少内容项“level”，未出具。' }] },
        documents: [
          { type: 'notice', number: 'TZ-330199-2026-0001' },
          { type: 'notice', number: 'TZ-330199-2026-0002' },
        ],
      },
    },
    { open: { matter: 'paid', by: '经办', data: { term: '2026-2027-1' }, as: 'paid' } },
    { complete: { task: 'common:pay-list/submit', by: '制单', data: { decision: '提交复核' }, case: 'paid' } },
    { complete: { task: 'common:pay-list/approve', by: '复核', data: { decision: '批准发放', confirmTotal: 100_000, channel: 'bank' }, case: 'paid' } },
    {
      expect: {
        case: 'paid',
        outcome: 'end',
        notifications: [
          { to: 'applicant', contains: '500.00 元' },
          { to: 'applicant', contains: '发放通知' },
        ],
        variables: { notified: 2, total: 2, issued: 2, failed: 0, firstNumber: 'FF-330199-2026-0001', lastNumber: 'FF-330199-2026-0002' },
        documents: [{ type: 'paid', number: 'FF-330199-2026-0002', facts: { payee: '学生002', amountYuan: '500.00', accountEnd: '1234', school: '实验小学' } }],
      },
    },
    {
      expect: {
        case: 'papers',
        notifications: [
          { to: 'applicant', contains: '500.00 元' },
          { to: 'applicant', contains: '发放通知' },
        ],
        documents: [{ type: 'notice' }, { type: 'notice' }, { type: 'paid', number: 'FF-330199-2026-0001', facts: { payee: '学生001' } }],
      },
    },
  ],
};

const rows = '[{ id: "r1", name: "王芳", facts: { level: "困难" } }, { id: "r2", name: "李强" }, { id: "r3", name: "周雨", facts: { level: "一般" } }]';
const payRows =
  'for r in grants return { id: r.id, payee: r.payee, idNo: r.idNo, account: r.account, accountName: r.accountName, expectedNames: r.expectedNames, amount: r.amount, purpose: r.purpose, case: coalesce(r.case, case.id) }';
const results = { total: 'total', issued: 'issued', failed: 'failed', failures: 'failures', firstNumber: 'firstNumber', lastNumber: 'lastNumber' };

const files: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    ...{ id: 'papers', version: '1.0.0', kind: 'service', title: '批量文书', legalBasis: [], requires: [{ package: 'common', version: '^1.0.0' }] },
    ports: {
      roles: [
        { id: 'finance.maker', title: '财务制单' },
        { id: 'finance.checker', title: '财务复核' },
      ],
      registries: [{ id: 'grant', title: '资助明细', access: 'write' }],
      seals: [{ id: 'county', title: '县教育局章' }],
    },
    matters: [
      { id: 'papers', title: '通知', process: 'papers', form: 'note', ...guide },
      { id: 'paid', title: '发放并通知', process: 'paid', form: 'term', ...guide },
    ],
  }),
  'forms/note.json': form('note', { note: { type: 'string', title: '备注' } }),
  'forms/term.json': form('term', { term: { type: 'string', title: '学期' } }),
  'documents/notice.json': document('notice', 'TZ', { level: { title: '等级', type: 'string' } }),
  'documents/notice.hbs': template('等级：{{level}}。'),
  'documents/paid.json': document('paid', 'FF', {
    payee: { title: '学生', type: 'string' },
    amountYuan: { title: '金额', type: 'string' },
    school: { title: '学校', type: 'string' },
  }),
  'documents/paid.hbs': template('{{school}}{{payee}}同学的资助资金 {{amountYuan}} 元已发放。'),
  'registries/grant.json': JSON.stringify({
    ...{ id: 'grant', title: '资助明细', key: ['id'], source: '学校' },
    fields: {
      ...Object.fromEntries(['id', 'term', 'payee', 'idNo', 'account', 'accountName', 'purpose', 'case'].map((name) => [name, { ...text, title: name }])),
      amount: { type: 'integer', title: '金额' },
      expectedNames: { type: 'array', items: text, title: '户名' },
    },
  }),
  'processes/papers.bpmn': bpmn(
    'papers',
    'note',
    `${task('mine', 'registry-save', { registry: '"grant"', key: '{ id: "grant-001" }', values: '{ case: case.id }', provenance: 'case.no' }, {})}
${task('issue', 'issue-documents', { document: '"notice"', rows }, results)}<bpmn:endEvent id="end" name="办结" />${['start mine', 'mine issue', 'issue end'].map(flow).join('')}`,
  ),
  'processes/paid.bpmn': bpmn(
    'paid',
    'term',
    `${task('find', 'registry-lookup', { registry: '"grant"', where: '{ term: term }' }, { grants: 'records' })}
<bpmn:callActivity id="pay" name="发放" calledElement="common:pay-list"><bpmn:extensionElements>${io('input', { title: '"资助发放清单"', term: 'term', rows: payRows, maker: '"finance.maker"', checker: '"finance.checker"' })}${io('output', { listId: 'listId' })}</bpmn:extensionElements></bpmn:callActivity>
${task('issue', 'issue-documents', { document: '"paid"', listId: 'listId', facts: '{ school: "实验小学" }' }, results)}
${task('tell', 'notify', { to: '"applicant"', title: '"发放通知已出具"', text: '"请查看发放通知"', cases: 'for r in grants return coalesce(r.case, case.id)' }, { notified: 'notified' })}
<bpmn:endEvent id="end" name="办结" />${['start find', 'find pay', 'pay issue', 'issue tell', 'tell end'].map(flow).join('')}`,
  ),
};

function form(id: string, properties: object): string {
  return JSON.stringify({ id, title: id, schema: { type: 'object', properties }, layout: [{ title: id, fields: Object.keys(properties) }] });
}

function document(id: string, prefix: string, facts: object): string {
  return JSON.stringify({ id, title: '通知', number: `${prefix}-{region}-{year}-{seq:4}`, seals: ['county'], facts });
}

function bpmn(id: string, startForm: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package">
<bpmn:process id="${id}" name="${id}" isExecutable="true"><bpmn:startEvent id="start" name="开始" onething:form="${startForm}" />${body}</bpmn:process></bpmn:definitions>`;
}

function task(id: string, connector: string, inputs: Readonly<Record<string, string>>, outputs: Readonly<Record<string, string>>): string {
  return `<bpmn:serviceTask id="${id}" name="${id}" onething:connector="${connector}"><bpmn:extensionElements>${io('input', inputs)}${io('output', outputs)}</bpmn:extensionElements></bpmn:serviceTask>`;
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
