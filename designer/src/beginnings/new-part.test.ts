import { readdir, readFile } from 'node:fs/promises';
import { findFormat } from '@onething/forms';
import { composeCommon, type Manifest, type Package, readPackage } from '@onething/processes';
import type { Finding } from '@onething/rules';
import { createAnswers } from '../worker/answer.js';
import type { ComparedScenario, ReadDraft } from '../worker/protocol.js';
import type { FileChanges } from './beginning.js';
import { renamedPart, titleOfPart, withoutPart } from './change-part.js';
import { decisionKindNames } from './first-decisions.js';
import { firstPackage } from './first-package.js';
import { freeId, mayBeId } from './free-id.js';
import { newPart, type PartGroup, type WantedPart } from './new-part.js';
import { usedBy } from './used-by.js';

const root = new URL('../../../', import.meta.url).pathname;
const ask = createAnswers();
const first = firstPackage({ id: 'venue', title: '场地借用', level: 'county', matter: { title: '借用场地', audience: 'applicant' }, reviewer: '总务处' });

let common: Package;
beforeAll(async () => {
  const list = async (folder: string) =>
    (await readdir(root + folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + folder.length + 1).replace(/^\//, ''));
  const read = await readPackage(await composeCommon({ list, read: async (path) => new Uint8Array(await readFile(root + path)) }));
  if (!read.ok) throw new Error(JSON.stringify(read));
  common = read.value;
});

const sourceOf = (files: FileChanges) => ({
  files: Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
  required: [common],
});

async function read(files: FileChanges): Promise<{ readonly parts: Package; readonly findings: readonly Finding[] }> {
  const { package: parts, findings } = (await ask({ ask: 'read', source: sourceOf(files) })) as ReadDraft;
  if (!parts) throw new Error(JSON.stringify(findings));
  return { parts, findings };
}

async function withNew(group: PartGroup, wanted: WantedPart, files: FileChanges = first): Promise<FileChanges> {
  const { parts } = await read(files);
  const manifest = JSON.parse(files['manifest.json'] ?? '') as Manifest;
  return { ...files, ...newPart(group, wanted, { parts, manifest, today: '2026-11-28' }) };
}

const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');

describe('a new part', () => {
  it.each<[PartGroup, WantedPart]>([
    ['processes', { id: 'cancel', title: '取消借用', audience: 'staff', role: 'reviewer' }],
    ['processes', { id: 'extend', title: '延期', role: 'boss' }],
    ['forms', { id: 'more', title: '补充' }],
    ['registries', { id: 'rooms', title: '场地', source: '总务处' }],
    ['documents', { id: 'permit', title: '借用单 <一>' }],
    ['parameters', { id: 'limit', title: '最长天数', law: '管理办法' }],
    ['parameters', { id: 'open', title: '开放', type: 'boolean', law: '管理办法' }],
    ['scenarios', { id: 'again', title: '再来一次' }],
  ])('of %s is sound at once: %o', async (group, wanted) => {
    const { parts, findings } = await read(await withNew(group, wanted));
    expect(errors(findings)).toEqual([]);
    expect(titleOfPart(parts, group, wanted.id)).toBe(wanted.title);
  });

  it.each(
    decisionKindNames.flatMap((kind) =>
      [
        { title: '人数', type: 'number' as const },
        { title: '金额', type: 'money' as const },
        { title: '场地', type: 'string' as const, values: ['一号', '二号'] },
        { title: '事由', type: 'string' as const },
        { title: '是否收费', type: 'boolean' as const },
        { title: '日期', type: 'date' as const },
      ].map((declaration) => [kind, declaration] as const),
    ),
  )('decides: %s over %o', async (kind, declaration) => {
    const { findings } = await read(await withNew('decisions', { id: 'd', title: '判定', kind, fact: { name: 'asked', declaration } }));
    expect(errors(findings)).toEqual([]);
  });

  it('that is a process or a scenario can be played', async () => {
    const files = await withNew('scenarios', { id: 'two', title: '延期也行', matter: 'extend' }, await withNew('processes', { id: 'extend', title: '延期' }));
    const runs = (await ask({ ask: 'scenarios', source: sourceOf(files) })) as ComparedScenario[];
    expect(runs.map(({ id, passed }) => [id, passed])).toEqual([
      ['first', true],
      ['two', true],
    ]);
  });
});

describe('an id', () => {
  it('is short, readable and free', async () => {
    const { parts } = await read(first);
    expect([
      freeId(parts, 'forms', '复核表'),
      freeId(parts, 'forms', 'apply'),
      freeId(parts, 'decisions', 'D1 rank 排序'),
      freeId(parts, 'parameters', 'Max days'),
    ]).toEqual(['form-1', 'apply-1', 'd1-rank', 'max_days']);
    expect([mayBeId(parts, 'forms', 'apply'), mayBeId(parts, 'forms', '../x'), mayBeId(parts, 'forms', 'fine'), mayBeId(parts, 'parameters', 'a-b')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('a part that is there', () => {
  it('says who uses it', async () => {
    const { parts } = await read(first);
    expect(usedBy(parts, 'forms', 'apply')).toEqual([
      { path: 'processes/venue?at=start', title: '提出申请' },
      { path: 'overview', title: '借用场地' },
    ]);
    expect(usedBy(parts, 'processes', 'venue')).toEqual([{ path: 'scenarios/first', title: '借用场地：审核通过' }]);
    const withLimit = await withNew('parameters', { id: 'limit', title: '最长天数', law: '办法' });
    const process = withLimit['processes/venue.bpmn']?.replace('value: 3', 'value: params.limit');
    expect(usedBy((await read({ ...withLimit, 'processes/venue.bpmn': process })).parts, 'parameters', 'limit')).toEqual([
      { path: 'processes/venue?at=review', title: '审核' },
    ]);
  });

  it.each<[PartGroup, string]>([
    ['processes', 'venue'],
    ['forms', 'apply'],
    ['scenarios', 'first'],
  ])('of %s gets another name', async (group, id) => {
    const { parts } = await read(first);
    const changed = { ...first, ...renamedPart(parts, group, id, '新的 "名字" $&', first) };
    expect(titleOfPart((await read(changed)).parts, group, id)).toBe('新的 "名字" $&');
  });

  it.each<[PartGroup, WantedPart]>([
    ['processes', { id: 'extend', title: '延期' }],
    ['registries', { id: 'rooms', title: '场地' }],
    ['documents', { id: 'permit', title: '借用单' }],
    ['parameters', { id: 'limit', title: '最长天数', law: '办法' }],
    ['decisions', { id: 'd', title: '判定' }],
  ])('of %s goes with what was there for it', async (group, wanted) => {
    const more = await withNew(group, wanted);
    const { parts } = await read(more);
    const left = { ...more, ...withoutPart(parts, group, wanted.id, more) };
    expect(left['manifest.json']).toBe(first['manifest.json']);
    expect(titleOfPart((await read(left)).parts, group, wanted.id) ?? wanted.id).toBe(wanted.id);
  });

  it('takes its English texts along, and those behind it move up', async () => {
    const more = await withNew('registries', { id: 'b', title: 'B' }, await withNew('registries', { id: 'a', title: 'A' }));
    const english = { '/registries/a.json/title': 'A', '/manifest.json/ports/registries/0/title': 'A', '/manifest.json/ports/registries/1/title': 'B' };
    const files = { ...more, 'i18n/en.json': JSON.stringify(english) };
    const left = withoutPart((await read(files)).parts, 'registries', 'a', files);
    expect(JSON.parse(left['i18n/en.json'] ?? '')).toEqual({ '/manifest.json/ports/registries/0/title': 'B' });
  });
});

it.each(['idcard', 'mobile', 'bankcard', 'uscc', 'postcode', 'area-code', 'name', 'date'])('a sample of the format %s is valid', async (format) => {
  const { sampleAnswer } = await import('./sample-answer.js');
  const form = {
    id: 'f',
    title: 'F',
    layout: [],
    schema: { type: 'object' as const, properties: { a: { type: 'string' as const, format } }, required: ['a'] },
  };
  expect(findFormat(format)?.check(sampleAnswer(form).a ?? null, { today: '2026-09-14' })).toBeUndefined();
});
