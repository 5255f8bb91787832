import { createHash } from 'node:crypto';
import { type BudgetAnswer, type ComparisonRow, done, inTurn, type Outcome, solveForBudget } from '@onething/rules';
import {
  type ChangedPeople,
  type Comparison,
  changedPeople,
  compareRuns,
  costOf,
  type NativeSql,
  type OutputName,
  type PopulationColumn,
} from '@onething/rules/sql';
import type { PopulationDatabase } from './population-database.js';
import { type Baselines, rememberedTable } from './remember-baseline.js';
import type { Side } from './sides.js';

/** People that can be asked now: the table or file of the column store, and what its columns are. */
export interface OpenPopulation {
  readonly hash: string;
  readonly source: string;
  readonly columns: readonly PopulationColumn[];
  /** What is remembered of it between questions; without it every question computes both sides. */
  readonly baselines?: Baselines;
}

/** A question about a change, over one frozen population. */
export interface WhatIf {
  readonly baseline: Side;
  readonly draft: Side;
  readonly amount: OutputName;
  readonly level?: OutputName;
  readonly groups: readonly string[];
}

/** What was compared, so that it can be compared again: hashes of both sides, of the people and of the program, and the rows. */
export interface WhatIfRecord {
  readonly population: string;
  readonly baseline: SideHashes;
  readonly draft: SideHashes;
  /** Version of what made the statement and of what ran it. */
  readonly engine: string;
  readonly rows: readonly ComparisonRow[];
}

export interface SideHashes {
  readonly rules: string;
  readonly parameters: string;
}

/** Winners, losers, unchanged and cost, for all and by group; one statement. */
export async function runWhatIf(database: PopulationDatabase, population: OpenPopulation, question: WhatIf): Promise<Outcome<WhatIfRecord>> {
  const { baseline, draft } = question;
  const comparison = await remembering(database, population, asComparison(population, question));
  if (!comparison.ok) return comparison;
  const sql = compareRuns(comparison.value);
  if (!sql.ok) return sql;
  const rows = await rowsOfStatement(database, sql.value);

  return done({ population: population.hash, baseline: hashesOf(baseline), draft: hashesOf(draft), engine: database.version, rows: rows.map(readRow) });
}

/** While somebody drags a number the baseline stays: it is computed once. */
async function remembering(database: PopulationDatabase, { baselines }: OpenPopulation, comparison: Comparison): Promise<Outcome<Comparison>> {
  if (!baselines) return done(comparison);
  const { draft: _, ...asked } = comparison;
  const table = await rememberedTable(database, baselines, asked);
  if (!table.ok) return table;
  const { source, remembered } = table.value;

  return done({ ...comparison, baseline: { ...comparison.baseline, source }, remembered });
}

/** Whom a question about single people is about. */
export type AskedPeople = Pick<ChangedPeople, 'who' | 'dimension' | 'cell' | 'change' | 'limit'>;

/** One person behind a cell. Amounts are `null` where a side could not be decided. */
export interface ChangedPerson {
  readonly who: Readonly<Record<string, string>>;
  readonly before: number | null;
  readonly after: number | null;
  readonly levelBefore?: string;
  readonly levelAfter?: string;
}

/** The people behind a cell, those who change most first. */
export async function findChanged(
  database: PopulationDatabase,
  population: OpenPopulation,
  question: WhatIf,
  asked: AskedPeople,
): Promise<Outcome<readonly ChangedPerson[]>> {
  const sql = changedPeople({ ...asComparison(population, question), ...asked });
  if (!sql.ok) return sql;
  const rows = await rowsOfStatement(database, sql.value);

  return done(rows.map((row) => readPerson(row, asked.who)));
}

/** A parameter moved until the cost fits a budget. */
export interface BudgetQuestion {
  readonly amount: OutputName;
  readonly sideAt: (value: number) => Outcome<Side>;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly budget: number;
}

/** Which value keeps the cost within the budget. */
export async function fitBudget(database: PopulationDatabase, population: OpenPopulation, question: BudgetQuestion): Promise<Outcome<BudgetAnswer>> {
  const { sideAt, amount, ...range } = question;
  const statementAt = (value: number): Outcome<NativeSql> => {
    const side = sideAt(value);
    return side.ok ? costOf({ ...asQuestion(side.value), ...commonOf(population) }, amount) : side;
  };
  const probe = [statementAt(range.from), statementAt(range.to)].find(({ ok }) => !ok);
  if (probe && !probe.ok) return probe;

  return solveForBudget({
    ...range,
    costAt: async (value) => {
      const sql = statementAt(value);
      if (!sql.ok) throw new Error(`${sql.code} ${sql.message.en}`);
      const [row] = await rowsOfStatement(database, sql.value);
      return Number(row?.cost ?? 0);
    },
  });
}

function asComparison(population: OpenPopulation, { baseline, draft, ...rest }: WhatIf): Comparison {
  return { baseline: { ...asQuestion(baseline), ...commonOf(population) }, draft: asQuestion(draft), ...rest };
}

function asQuestion({ chain, parameters }: Side) {
  return { definitions: inTurn(chain), decision: chain.at(-1)?.id ?? '', parameters };
}

function commonOf({ columns, source }: OpenPopulation) {
  return { columns, source, dialect: 'duckdb' as const, byName: true };
}

function rowsOfStatement(database: PopulationDatabase, { text, bindings }: NativeSql) {
  return database.rows(text, bindings);
}

function readRow(row: Readonly<Record<string, unknown>>): ComparisonRow {
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    dimension: String(row.dimension),
    cell: String(row.cell),
    ...{ people: number('people'), winners: number('winners'), losers: number('losers'), unchanged: number('unchanged'), open: number('open') },
    ...{ costBefore: number('cost_before'), costAfter: number('cost_after'), gained: number('gained'), lost: number('lost') },
  };
}

function readPerson(row: Readonly<Record<string, unknown>>, who: readonly string[]): ChangedPerson {
  const number = (name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : undefined);
  return {
    who: Object.fromEntries(who.map((name) => [name, String(row[name] ?? '')])),
    before: number('old_amount'),
    after: number('new_amount'),
    levelBefore: text('level before'),
    levelAfter: text('level after'),
  };
}

/** What two runs must share to be about the same rules. */
export function hashesOf({ chain, parameters }: Side): SideHashes {
  return { rules: hashOf(chain), parameters: hashOf(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
