import { createHash } from 'node:crypto';
import { type BudgetAnswer, type ComparisonRow, type DecisionDefinition, done, type Outcome, solveForBudget, type Value } from '@onething/rules';
import { type Comparison, compareRuns, costOf } from '@onething/rules/sql';
import { type FrozenPopulation, sourceOf } from './freeze-population.js';
import type { PopulationDatabase } from './population-database.js';

/** Decisions as they stand on one side. */
export interface Side {
  readonly definitions: Readonly<Record<string, DecisionDefinition>>;
  readonly decision: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** A question about a change, over one frozen population. */
export interface WhatIf extends Pick<Comparison, 'amount' | 'level' | 'groups'> {
  readonly baseline: Side;
  readonly draft: Side;
}

/** What was compared, so that it can be compared again: hashes of both sides and of the people, and the rows. */
export interface WhatIfRecord {
  readonly population: string;
  readonly baseline: string;
  readonly draft: string;
  readonly rows: readonly ComparisonRow[];
}

/** Winners, losers, unchanged and cost, for all and by group; one statement. */
export async function runWhatIf(
  database: PopulationDatabase,
  population: FrozenPopulation,
  { baseline, draft, ...rest }: WhatIf,
): Promise<Outcome<WhatIfRecord>> {
  const common = { columns: population.columns, source: sourceOf(population), dialect: 'duckdb' as const };
  const sql = compareRuns({ baseline: { ...common, ...baseline }, draft, ...rest });
  if (!sql.ok) return sql;
  const rows = await database.rows(sql.value.text, sql.value.bindings);

  return done({ population: population.hash, baseline: hashOf(baseline), draft: hashOf(draft), rows: rows.map(readRow) });
}

/** A parameter moved until the cost fits a budget. */
export interface BudgetQuestion extends Side, Pick<Comparison, 'amount'> {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly budget: number;
}

/** Which value of a parameter keeps the cost within the budget. */
export async function fitBudget(database: PopulationDatabase, population: FrozenPopulation, question: BudgetQuestion): Promise<Outcome<BudgetAnswer>> {
  const { definitions, decision, parameters, amount, parameter, ...range } = question;
  const probe = costAt(range.from);
  if (!probe.ok) return probe;

  return solveForBudget({
    ...range,
    costAt: async (value) => {
      const sql = costAt(value);
      if (!sql.ok) throw new Error(`${sql.code} ${sql.message.en}`);
      const [row] = await database.rows(sql.value.text, sql.value.bindings);
      return Number(row?.cost ?? 0);
    },
  });

  function costAt(value: number) {
    const moved = { ...parameters, [parameter]: value };
    return costOf({ definitions, decision, parameters: moved, columns: population.columns, source: sourceOf(population), dialect: 'duckdb' }, amount);
  }
}

function readRow(row: Readonly<Record<string, unknown>>): ComparisonRow {
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    dimension: String(row.dimension),
    cell: String(row.cell),
    people: number('people'),
    winners: number('winners'),
    losers: number('losers'),
    unchanged: number('unchanged'),
    open: number('open'),
    costBefore: number('cost_before'),
    costAfter: number('cost_after'),
  };
}

function hashOf(side: Side): string {
  return createHash('sha256').update(JSON.stringify(side)).digest('hex');
}
