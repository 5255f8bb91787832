import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FormulaDefinition, Outcome } from '@onething/rules';
import { decisionsToSql, nativeSql } from '@onething/rules/sql';
import { type FrozenPopulation, freezePopulation, sourceOf } from './freeze-population.js';
import type { FrozenField } from './frozen-field.js';
import { openPopulationDatabase, type PopulationDatabase } from './population-database.js';

const fields: readonly FrozenField[] = [
  { name: 'idNo', type: 'text' },
  { name: 'county', type: 'text' },
  { name: 'kinds', type: 'texts' },
  { name: 'members', type: 'number' },
  { name: 'income', type: 'money' },
  { name: 'band', type: 'text', bands: { of: 'income', at: [10_000, 30_000] } },
];
const people = Array.from({ length: 500 }, (_, index) => ({
  idNo: `3300${1000 + index}`,
  county: ['甲县', '乙县', '丙县'][index % 3] ?? '',
  kinds: index % 5 === 0 ? ['低保', '残疾'] : [],
  members: (index % 100) + 20,
  income: index * 100,
}));

describe('freezing people', () => {
  let database: PopulationDatabase;
  let folder: string;
  let frozen: FrozenPopulation;
  beforeAll(async () => {
    database = await openPopulationDatabase({ threads: 2, memory: '600MB' });
    folder = await mkdtemp(path.join(os.tmpdir(), 'freeze-'));
    frozen = taken(await freezePopulation(database, people, { folder, fields }));
  });
  afterAll(async () => {
    database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('writes few texts and few lists as numbers, the same number for the same text', async () => {
    const codes = frozen.columns.find(({ column }) => column === 'county')?.codes ?? {};
    expect(Object.keys(codes).sort()).toEqual(['丙县', '乙县', '甲县']);
    const rows = await database.rows(`SELECT county, kinds, band, COUNT(*) AS people FROM ${sourceOf(frozen)} GROUP BY ALL`);
    expect(rows.reduce((total, row) => total + Number(row.people), 0)).toBe(people.length);
    expect(new Set(rows.map((row) => Number(row.county)))).toEqual(new Set(Object.values(codes)));
    expect(frozen.columns.find(({ column }) => column === 'kinds')?.lists).toEqual([[], ['低保', '残疾']]);
    expect(Object.keys(frozen.columns.find(({ column }) => column === 'band')?.codes ?? {}).sort()).toEqual(['1 · <100', '2 · 100–300', '3 · ≥300']);
  });

  it('tells nothing outside the file that tells people apart', () => {
    expect(JSON.stringify(frozen.columns)).not.toContain('3300');
  });

  it('keeps small numbers small and computes with them as with large ones', async () => {
    expect(frozen.columns.find(({ column }) => column === 'members')?.narrow).toBe(true);
    const rows = await answers({ id: 'x', title: 'x', type: 'number', expr: 'members * members * income + abs(0 - members)' });
    expect(rows.map(Number)).toEqual(people.map(({ members, income }) => members * members * income + members));
  });

  it('answers with texts what was asked of texts', async () => {
    const rows = await answers({
      id: 'x',
      title: 'x',
      type: 'number',
      expr: 'if county = "甲县" and list contains(kinds, "残疾") then 1 else if county = "无县" then 2 else 0',
    });
    expect(rows.map(Number)).toEqual(people.map(({ county, kinds }) => (county === '甲县' && kinds.includes('残疾') ? 1 : 0)));
  });

  async function answers(line: FormulaDefinition['outputs'][number]): Promise<readonly unknown[]> {
    const definition: FormulaDefinition = { id: 'F', kind: 'formula', title: 'F', facts: {}, outputs: [line] };
    const sql = taken(
      decisionsToSql({ definitions: { F: definition }, decision: 'F', columns: frozen.columns, parameters: {}, source: sourceOf(frozen), dialect: 'duckdb' }),
    );
    const head = sql.head([
      { sql: '"idNo"', as: 'idNo' },
      { sql: sql.decisions.F?.outputs.x?.value ?? 'NULL', as: 'x' },
    ]);
    const { text, bindings } = nativeSql(`${head} SELECT x FROM result ORDER BY CAST("idNo" AS BIGINT)`, sql.bindings);
    return (await database.rows(text, bindings)).map(({ x }) => x);
  }
});

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en}`);
}
