import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { compileGraph, done, type Facts, type Outcome, publishable, type Value } from '@onething/rules';
import { studentAid, studentAidParameters } from '../../../rules/src/sql/testing/student-aid.js';
import { deletePopulation, type FrozenPopulation, freezePopulation, sourceOf } from './freeze-population.js';
import type { FrozenField } from './frozen-field.js';
import { openPopulationDatabase, type PopulationDatabase } from './population-database.js';
import { findChanged, fitBudget, type OpenPopulation, runWhatIf } from './what-if.js';

const people = 1000;
const aid = taken(compileGraph(studentAid, 'D2'));
const fields: readonly FrozenField[] = [
  { name: 'county', type: 'text' },
  { name: 'group', type: 'text', nullable: true },
  { name: 'income', type: 'money' },
  { name: 'earners', type: 'number' },
  { name: 'dependants', type: 'number' },
  { name: 'medical', type: 'money' },
  { name: 'disaster', type: 'boolean' },
  { name: 'children', type: 'number' },
  { name: 'single', type: 'boolean' },
  { name: 'assets', type: 'boolean' },
  { name: 'stage', type: 'text' },
  { name: 'boarding', type: 'boolean' },
];
const side = { chain: Object.values(studentAid), parameters: studentAidParameters };
const amount = { decision: 'D2', output: 'amount' };

describe('a change of rules over a frozen population', () => {
  let database: PopulationDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await openPopulationDatabase({ threads: 2, memory: '600MB' });
    folder = await mkdtemp(path.join(os.tmpdir(), 'population-'));
  });
  afterAll(async () => {
    database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is named by its hash: the same people make the same name', async () => {
    const first = taken(await freeze());
    const again = taken(await freeze());
    expect(first.hash).toBe(again.hash);
    expect(first.people).toBe(people);
    await deletePopulation(first);
    await expect(readFile(first.file)).rejects.toThrow('ENOENT');
  });

  it('refuses nobody, and a value of the wrong type with its row', async () => {
    const order = { folder, fields };
    expect(await freezePopulation(database, [], order)).toMatchObject({ ok: false, code: 'POPULATION_EMPTY' });
    expect(await freezePopulation(database, [personOf(1), { ...personOf(2), income: '100' }], order)).toMatchObject({
      ok: false,
      code: 'POPULATION_VALUE',
      message: { zh: '第 2 人的“income”不是应有的类型。' },
    });
  });

  it('counts winners, losers and cost just as deciding person by person does', async () => {
    const population = opened(taken(await freeze()));
    const draft = { ...side, parameters: { ...studentAidParameters, line: 100_000, special: 65 } };
    const record = taken(
      await runWhatIf(database, population, { baseline: side, draft, amount, level: { decision: 'L1', output: 'level' }, groups: ['county', 'stage'] }),
    );
    const [before, after] = [studentAidParameters, draft.parameters].map((parameters) => everybody().map((person) => paid(person, parameters)));
    const expected = {
      people,
      winners: count((one) => (after?.[one] ?? Number.NaN) > (before?.[one] ?? Number.NaN)),
      losers: count((one) => (after?.[one] ?? Number.NaN) < (before?.[one] ?? Number.NaN)),
      open: count((one) => after?.[one] === undefined || before?.[one] === undefined),
      costBefore: sum(before ?? []),
      costAfter: sum(after ?? []),
    };
    expect(record.rows.find(({ dimension }) => dimension === 'all')).toMatchObject(expected);
    expect(expected.winners).toBeGreaterThan(0);
    expect(expected.losers).toBeGreaterThan(0);
    expect(expected.open).toBeGreaterThan(0);
    for (const dimension of ['county', 'stage', 'level']) {
      const cells = record.rows.filter((row) => row.dimension === dimension);
      expect(sum(cells.map(({ people: some }) => some))).toBe(people);
      expect(sum(cells.map(({ costAfter }) => costAfter))).toBe(expected.costAfter);
    }
  });

  it('says the same where it remembers what the baseline computes, whatever is changed', async () => {
    const population = opened(taken(await freeze()));
    const baselines = new Map();
    for (const moved of [{ line: 100_000 }, { general: 45 }, { line: 60_000, general: 20 }]) {
      const question = { baseline: side, amount, level: { decision: 'L1', output: 'level' }, groups: ['county', 'stage'] };
      const asked = { ...question, draft: { ...side, parameters: { ...studentAidParameters, ...moved } } };
      const remembered = taken(await runWhatIf(database, { ...population, baselines }, asked));
      expect(remembered.rows).toEqual(taken(await runWhatIf(database, population, asked)).rows);
      expect(remembered.rows.some(({ losers, winners }) => losers + winners > 0)).toBe(true);
    }
    expect(baselines.size).toBe(1);
  });

  it('finds the people behind a cell, told by texts though numbers stand in the file', async () => {
    const population = opened(taken(await freeze()));
    expect(population.columns.find(({ column }) => column === 'county')?.codes).toBeDefined();
    const draft = { ...side, parameters: { ...studentAidParameters, line: 100_000 } };
    const question = { baseline: side, draft, amount, level: { decision: 'L1', output: 'level' }, groups: ['county', 'stage'] };
    const asked = { who: ['county', 'stage'], dimension: 'county', cell: '甲县', change: 'winners' as const, limit: 500 };
    const found = taken(await findChanged(database, population, question, asked));
    const winners = everybody().filter(
      (person) => person.county === '甲县' && (paid(person, draft.parameters) ?? 0) > (paid(person, studentAidParameters) ?? Number.POSITIVE_INFINITY),
    );
    const told = (county: unknown, stage: unknown, before: unknown, after: unknown) => `${county} ${stage} ${before} ${after}`;
    expect(winners.length).toBeGreaterThan(5);
    expect(found.map(({ who, before, after }) => told(who.county, who.stage, before, after)).sort()).toEqual(
      winners.map((person) => told(person.county, person.stage, paid(person, studentAidParameters), paid(person, draft.parameters))).sort(),
    );
    expect(found.every(({ levelBefore, levelAfter }) => [levelBefore, levelAfter].every((level) => /困难|不认定/.test(level ?? '')))).toBe(true);
  });

  it('shows the public no cell below ten, nor one that the total would give away', async () => {
    const population = opened(taken(await freeze()));
    const record = taken(await runWhatIf(database, population, { baseline: side, draft: side, amount, groups: ['county'] }));
    const counties = publishable(record.rows).filter(({ dimension }) => dimension === 'county');
    expect(record.rows.find(({ cell }) => cell === '小县')?.people).toBeLessThan(10);
    expect(counties.find(({ cell }) => cell === '小县')?.people).toBe('suppressed');
    expect(counties.filter(({ people: shown }) => shown === 'suppressed').length).toBeGreaterThan(1);
  });

  it('finds the parameter that keeps the cost within a budget', async () => {
    const population = opened(taken(await freeze()));
    const cost = (general: number) => sum(everybody().map((person) => paid(person, { ...studentAidParameters, general })));
    const budget = (cost(20) + cost(40)) / 2;
    const sideAt = (general: number) => done({ ...side, parameters: { ...studentAidParameters, general } });
    const answer = taken(await fitBudget(database, population, { sideAt, amount, from: 10, to: 60, step: 1, budget }));
    expect(answer.cost).toBeLessThanOrEqual(budget);
    expect(answer.cost).toBe(cost(answer.value));
    expect(cost(answer.value - 1)).toBeGreaterThan(budget);
    expect(await fitBudget(database, population, { sideAt, amount, from: 10, to: 60, step: 1, budget: 1 })).toMatchObject({
      code: 'BUDGET_TOO_SMALL',
    });
  });

  function freeze() {
    return freezePopulation(database, everybody(), { folder, fields });
  }
});

function opened({ hash, file, columns }: FrozenPopulation): OpenPopulation {
  return { hash, columns, source: sourceOf({ file }) };
}

function everybody(): readonly Readonly<Record<string, Value>>[] {
  return Array.from({ length: people }, (_, index) => personOf(index));
}

/** Synthetic people, the same in every run; some have an unknown income. */
function personOf(index: number): Readonly<Record<string, Value>> {
  const pick = (list: readonly Value[], salt: number): Value => list[((index * 2654435761 + salt * 40503) % 4294967296) % list.length] ?? null;
  const spread = (salt: number, size: number) => ((index * 2246822519 + salt * 3266489917) % 4294967296) % size;
  return {
    county: index < 5 ? '小县' : pick(['甲县', '乙县', '丙县'], 1),
    group: pick([null, null, null, null, '低保', '低边', '孤儿'], 2),
    ...(index % 50 === 0 ? {} : { income: spread(3, 300_000) }),
    earners: spread(4, 3),
    dependants: spread(5, 5),
    medical: spread(6, 4_000_000),
    disaster: spread(7, 20) === 0,
    children: spread(8, 4),
    single: spread(9, 5) === 0,
    assets: spread(10, 6) === 0,
    stage: pick(['小学', '初中', '普高', '中职', '高校'], 11),
    boarding: spread(12, 2) === 0,
  };
}

/** What one person is paid, decided alone; `undefined` where a fact is missing. */
function paid(person: Facts, parameters: Readonly<Record<string, Value>>): number | undefined {
  const evaluation = aid.evaluate({ ...person, params: parameters });
  if (evaluation.status !== 'decided') return undefined;
  const { rows } = evaluation.output;
  return Array.isArray(rows) ? sum(rows.map((row: { amount: number }) => row.amount)) : 0;
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

function count(holds: (index: number) => boolean): number {
  return Array.from({ length: people }, (_, index) => index).filter(holds).length;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en}`);
}
