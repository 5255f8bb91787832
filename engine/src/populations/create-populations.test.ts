import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Outcome, PublishedRow } from '@onething/rules';
import { strFromU8, unzipSync } from 'fflate';
import pino from 'pino';
import readWorkbook from 'read-excel-file/node';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { seedTestDemo, setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import { packageDraftStore } from '../stores/package-draft-store.js';
import { populationSource } from '../stores/population-source.js';
import { populationStore } from '../stores/population-store.js';
import { portStore } from '../stores/port-store.js';
import { proposalStore } from '../stores/proposal-store.js';
import { registryStore } from '../stores/registry-store.js';
import { releaseStore } from '../stores/release-store.js';
import type { Change } from './change.js';
import { createPopulations } from './create-populations.js';
import { openPopulationRoom, type PopulationRoom } from './population-room.js';
import { createPopulationSweep } from './population-sweep.js';
import type { PopulationEntry, Populations } from './populations.js';

const head: Actor = { person: 'head-of-county', name: '周主任', tenant: '330199', roles: ['departmentAdministrator'], ports: [] };
const designer: Actor = { person: 'designer', name: '许诺', tenant: '330000', roles: ['designer'], ports: [] };
const nothing: Change = { parameters: {}, edits: [] };
const plan = { package: 'student-aid', plan: 'students', why: '2026 年秋季标准调整', days: 30 };

let database: TestDatabase;
let parts: TestParts;
let folder: string;
let room: PopulationRoom;
let populations: Populations;

beforeAll(async () => {
  [database, folder] = await Promise.all([openTestDatabase(), mkdtemp(path.join(os.tmpdir(), 'populations-'))]);
  parts = testParts(database);
  await seedTestDemo(database, parts);
  const key = Buffer.alloc(32, 7);
  room = openPopulationRoom({ folder, key, threads: 2, memory: '600MB' });
  populations = createPopulations(partsWith({ room, files: { folder, key } }));
}, 60_000);
afterAll(async () => {
  await room?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the students of a county, frozen', () => {
  let frozen: PopulationEntry;

  it('are those on the roll, joined with what other registries say, as of a time, by somebody, for a reason', async () => {
    frozen = await ready(taken(await populations.freeze(plan, head)), head);
    expect(frozen).toMatchObject({ status: 'ready', from: 'registry', frozenBy: '周主任', why: plan.why, title: '在籍学生的资助' });
    expect(frozen.people).toBeGreaterThan(50);
    expect(frozen.asOf.slice(0, 10)).toBe('2026-09-14');
    expect(frozen.freshness.find(({ registry }) => registry === 'assistance')).toMatchObject({ records: 1, latest: expect.stringMatching(/^2026-09-14/) });
  });

  it('lie encrypted, readable by the server alone, without a name in clear', async () => {
    const [file = ''] = await readdir(path.join(folder, head.tenant));
    const where = path.join(folder, head.tenant, file);
    const bytes = await readFile(where);
    expect(file).toBe(`${frozen.hash}.parquet.sealed`);
    expect((await stat(where)).mode & 0o077).toBe(0);
    expect([bytes.includes('PAR1'), bytes.includes('G330199000003')]).toEqual([false, false]);
  });

  it('are decided as a case is: a child of 低保 is aided without a score, others are open because nobody knows their income', async () => {
    const compared = taken(await populations.compare(frozen.id, nothing, head));
    const cell = (dimension: string, name: string) => compared.rows.find((row) => row.dimension === dimension && row.cell === name);
    expect(compared.suppressed).toBe(false);
    // 何苗: primary school, boards: 1000 and 1000 for nutrition.
    expect(cell('level', '特别困难')).toMatchObject({ people: 1, unchanged: 1, costBefore: 200_000, costAfter: 200_000 });
    expect(cell('all', '')).toMatchObject({ people: frozen.people, open: frozen.people - 1, winners: 0, losers: 0 });
  });

  it('tell whom a change touches to those only who may see people, and keep who has looked', async () => {
    const change: Change = { parameters: { nutrition: 150_000 }, edits: [] };
    const compared = taken(await populations.compare(frozen.id, change, head));
    expect(compared.rows[0]).toMatchObject({ dimension: 'all', winners: 1, gained: 50_000 });
    expect(taken(await populations.people(frozen.id, change, { dimension: 'stage', cell: '小学', change: 'winners' }, head))).toEqual([
      { who: { studentId: 'G330199000003', schoolName: '实验小学' }, before: 200_000, after: 250_000, levelBefore: '特别困难', levelAfter: '特别困难' },
    ]);
    const seen = await withTenant(database.app, head.tenant, (t) => t('population_reading').select('person', 'people'));
    expect(seen).toEqual([{ person: 'head-of-county', people: 1 }]);
    const published = taken(await populations.compare(frozen.id, change, { ...head, roles: ['publisher'] }));
    expect(published).toMatchObject({ suppressed: true });
    expect(published.rows[0]).toMatchObject({ winners: 'suppressed', costAfter: 'suppressed' });
  });

  it('are not there for a neighbour, and not after their time', async () => {
    expect(await populations.compare(frozen.id, nothing, { ...head, tenant: '330198' })).toMatchObject({ ok: false, code: 'POPULATION_NOT_FOUND' });
    const sweep = createPopulationSweep({ store: populationStore(database.app), room, files: { folder, key: Buffer.alloc(32, 7) }, logger });
    expect(await sweep.sweep()).toBe(0);
    await setClock(database, '2026-10-20T09:00:00+08:00');
    expect(await sweep.sweep()).toBe(1);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    expect([await readdir(path.join(folder, head.tenant)), await populations.compare(frozen.id, nothing, head)]).toMatchObject([
      [],
      { code: 'POPULATION_NOT_FOUND' },
    ]);
  });
});

describe('made-up people of a demonstration', () => {
  const people = 20_000;
  let frozen: PopulationEntry;
  beforeAll(async () => {
    frozen = await ready(taken(await populations.freeze({ ...plan, from: { kind: 'synthetic', people } }, designer)), designer);
  });

  it('can be moved by parameters and by numbers inside the decisions', async () => {
    const knobs = taken(await populations.knobs(frozen.id, undefined, designer));
    expect(knobs.parameters.find(({ id }) => id === 'dibaoStandard')).toMatchObject({ value: 120_000, unit: '分' });
    expect(knobs.numbers).toContainEqual(expect.objectContaining({ decision: 'S1-score', pointer: '/grades/2/from', value: 30 }));
    const stricter = taken(
      await populations.compare(frozen.id, { parameters: {}, edits: [{ decision: 'S1-score', pointer: '/grades/2/from', value: 40 }] }, designer),
    );
    const [all] = stricter.rows;
    expect(all).toMatchObject({ dimension: 'all', people, winners: 0, open: 0 });
    expect(Number(all?.losers)).toBeGreaterThan(100);
    expect(stricter.draft.rules).not.toBe(stricter.baseline.rules);
    // Some of those who fall out of the level were given nothing in it.
    expect(stricter.rows.find(({ dimension, cell }) => dimension === 'levels' && cell === '一般困难 → 不认定')?.losers).toBe(all?.losers);
    expect(stricter.rows.find(({ cell }) => cell === '丙市石门县')).toBeUndefined();
  });

  it.each([
    ['a parameter that is not there', { parameters: { nobody: 1 }, edits: [] }, 'CHANGE_INVALID'],
    ['a decision that is not there', { parameters: {}, edits: [{ decision: 'X', pointer: '/a', value: 1 }] }, 'CHANGE_INVALID'],
    ['a place without a number', { parameters: {}, edits: [{ decision: 'S1-score', pointer: '/title', value: 1 }] }, 'NUMBER_NOT_FOUND'],
    ['a draft that is not there', { ...nothing, draft: 'x' }, 'PACKAGE_DRAFT_NOT_FOUND'],
  ])('refuse %s', async (_, change, code) => {
    expect(await populations.compare(frozen.id, change, designer)).toMatchObject({ ok: false, code });
  });

  it('say which value keeps the budget, and who loses by it', async () => {
    const before = Number(taken(await populations.compare(frozen.id, nothing, designer)).rows[0]?.costBefore);
    const search = { decision: 'S1-score', pointer: '/grades/2/from', from: 30, to: 45, step: 1, budget: Math.round(before * 0.9) };
    const fitted = taken(await populations.fit(frozen.id, nothing, search, designer));
    expect(fitted.cost).toBeLessThanOrEqual(search.budget);
    expect([fitted.value > 30, fitted.compared.rows[0]?.costAfter]).toEqual([true, fitted.cost]);
    expect(Number(fitted.compared.rows[0]?.losers)).toBeGreaterThan(0);
  });

  it('show where one more yuan takes away more than it gives', async () => {
    const cliffs = taken(await populations.cliffs(frozen.id, nothing, 'incomePerCapita', designer));
    // Up to the standard of 1,200 yuan an income counts 40 points.
    expect(cliffs.map(({ at }) => at)).toContain(120_000);
    expect(cliffs.every(({ before, after }) => before > after)).toBe(true);
  });

  it('keep a run with its hashes for the second person: it matches the proposal of just these rules', async () => {
    const authoring = testAuthoring(database, parts);
    const draft = taken(await authoring.openDraft('student-aid', designer));
    const file = draft.files.find(({ path: name }) => name === 'decisions/S1-score.json');
    const text = file?.text?.replace('"from": 45', '"from": 46') ?? '';
    taken(await authoring.saveFile(draft.id, { path: 'decisions/S1-score.json', text, rev: file?.rev ?? 0 }, designer));
    const kept = taken(await populations.keep(frozen.id, { ...nothing, draft: draft.id }, '困难等级提高 1 分', designer));
    const other = taken(await populations.keep(frozen.id, { parameters: { nutrition: 1 }, edits: [], draft: draft.id }, '另一种', designer));
    expect(kept).toMatchObject({ people: frozen.hash, by: '许诺', note: '困难等级提高 1 分', engine: expect.stringContaining('duckdb') });

    const proposed = taken(await authoring.propose(draft.id, '提高 1 分', designer));
    const publisher: Actor = { ...designer, person: 'publisher', name: '沈括', roles: ['publisher'] };
    const runs = taken(await populations.runsOfProposal(proposed.id, publisher));
    expect(runs.map(({ id, matches }) => [id, matches])).toEqual([
      [other.id, false],
      [kept.id, true],
    ]);
    const memo = taken(await populations.memo(kept.id, 'pdf', publisher));
    expect(Buffer.from(memo.subarray(0, 5)).toString()).toBe('%PDF-');
    const word = strFromU8(unzipSync(taken(await populations.memo(kept.id, 'docx', publisher)))['word/document.xml'] ?? new Uint8Array());
    const places = ['规则修改试算备忘', '改了什么', '总计', '怎样复算'].map((part) => word.indexOf(`>${part}<`));
    expect([places.includes(-1), places.toSorted((one, other) => one - other)]).toEqual([false, places]);
    const { bytes, type } = taken(await populations.reconciliation(kept.id, { ...designer, roles: ['departmentAdministrator'] }));
    expect(type).toBe('xlsx');
    await holdToRun(Buffer.from(bytes), kept.rows);
  }, 60_000);

  it('do not open once their file was touched, nor with another key', async () => {
    await room.forget({ tenant: designer.tenant, hash: frozen.hash ?? '' });
    const file = path.join(folder, designer.tenant, `${frozen.hash}.parquet.sealed`);
    const other = createPopulations(partsWith({ room: openPopulationRoom({ folder, key: Buffer.alloc(32, 8), threads: 1, memory: '200MB' }) }));
    expect(await other.compare(frozen.id, nothing, designer)).toMatchObject({ ok: false, code: 'POPULATION_DAMAGED' });
    const bytes = await readFile(file);
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await populations.compare(frozen.id, nothing, designer)).toMatchObject({ ok: false, code: 'POPULATION_DAMAGED' });
    expect((await readdir(folder)).filter((name) => name.startsWith('open-'))).toEqual([]);
  });

  it('are refused where people are real, and nobody is frozen without a key', async () => {
    const production = createPopulations(partsWith({ room, files: { folder, key: Buffer.alloc(32) }, mode: 'production' }));
    expect(await production.freeze({ ...plan, from: { kind: 'synthetic', people } }, designer)).toMatchObject({ ok: false, code: 'PEOPLE_NOT_ALLOWED' });
    expect(await createPopulations(partsWith({ room })).freeze(plan, head)).toMatchObject({ ok: false, code: 'POPULATION_KEY_MISSING' });
  });
});

const logger = pino({ level: 'silent' });

function authoringParts() {
  const { app } = database;
  const stores = { drafts: packageDraftStore(app), proposals: proposalStore(app), ports: portStore(app), store: releaseStore(app) };
  return { ...stores, library: parts.library, releases: parts.releases, ids: uuidIds };
}

function partsWith(own: { room: PopulationRoom; files?: { folder: string; key: Buffer }; mode?: 'production' }) {
  const { app } = database;
  return {
    ...{ ...authoringParts(), store: populationStore(app), source: populationSource(app), registries: registryStore(app), logger },
    ...{ milliseconds: () => performance.now(), mode: 'demo' as const, ...own },
  };
}

/** Waits until the people are frozen. */
async function ready(entry: PopulationEntry, by: Actor): Promise<PopulationEntry> {
  for (let turn = 0; turn < 600; turn += 1) {
    const now = taken(await populations.get(entry.id, by));
    if (now.status !== 'freezing') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('still freezing');
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}

/** Opened again as finance would: the lines add up to what the run says, and the formulas stand over all lines. */
async function holdToRun(bytes: Buffer, rows: readonly PublishedRow[]): Promise<void> {
  const [lines, groups, sources] = await readWorkbook(bytes);
  const run = rows.find(({ dimension }) => dimension === 'all');
  const people = (lines?.data ?? []).filter(([number]) => typeof number === 'number');
  const cents = (column: number) => people.reduce((sum, row) => sum + Math.round(Number(row.at(column) ?? 0) * 100), 0);
  expect([lines?.sheet, groups?.sheet, sources?.sheet]).toEqual(['逐人核对', '分组合计', '数据来源']);
  expect(people.length).toBeGreaterThan(3);
  expect(cents(-1)).toBe(Number(run?.costAfter) - Number(run?.costBefore));
  expect(cents(-2) - cents(-3)).toBe(cents(-1));
  expect(
    lines?.data
      .at(-2)
      ?.slice(-3)
      .map((yuan) => Math.round(Number(yuan) * 100)),
  ).toEqual([run?.costBefore, run?.costAfter, cents(-1)]);
  expect(groups?.data[1]?.slice(0, 4)).toEqual(['总计', '全部', run?.people, run?.winners]);

  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const last = people.length + 1;
  const formulas = [...sheet.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula]) => formula);
  expect(formulas).toHaveLength(4);
  expect(formulas[2]).toMatch(new RegExp(`^SUM\\((?<column>[A-Z])2:\\k<column>${last}\\)$`));
  expect(formulas[3]).toMatch(new RegExp(`^ROUND\\((?<column>[A-Z])${last + 1}-\\k<column>${last + 2},2\\)$`));
}
