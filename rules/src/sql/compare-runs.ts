import { done, type Outcome } from '../outcome.js';
import { decisionsToSql, nativeSql, type PopulationQuestion, type PopulationSql } from './decisions-to-sql.js';
import { quoted } from './statement.js';
import type { Term } from './term.js';

/** Two versions of the same decisions over the same people, summed up. */
export interface Comparison {
  readonly baseline: Omit<PopulationQuestion, 'prefix'>;
  readonly draft: Pick<PopulationQuestion, 'definitions' | 'decision' | 'parameters'>;
  /** The output that is money for the person; of a collecting table its sum. */
  readonly amount: { readonly decision: string; readonly output: string };
  /** The output whose distribution is told, such as the grade. */
  readonly level?: { readonly decision: string; readonly output: string };
  /** Columns of the population to group by: county, school. */
  readonly groups: readonly string[];
}

/**
 * The statement: one row for everybody and one a value of each group, and of the level after the draft. Columns `dimension`,
 * `cell`, `people`, `winners`, `losers`, `unchanged`, `open` (not decided on one of the sides), `cost_before`, `cost_after`.
 */
export function compareRuns({ baseline, draft, amount, level, groups }: Comparison): Outcome<{ readonly text: string; readonly bindings: readonly string[] }> {
  const before = decisionsToSql({ ...baseline, prefix: 'before' });
  if (!before.ok) return before;
  const source = `(${before.value.head} SELECT * FROM result) AS people`;
  const after = decisionsToSql({ ...baseline, ...draft, source, prefix: 'after' });
  if (!after.ok) return after;

  const [old, fresh] = [amountOf(before.value, amount), amountOf(after.value, amount)];
  const levelAfter = level && outputOf(after.value, level);
  const cells = [
    ...groups.map((group) => `CAST(${quoted(group)} AS VARCHAR) AS ${quoted(`by ${group}`)}`),
    ...(levelAfter ? [`CAST(${levelAfter.value} AS VARCHAR) AS "by level"`] : []),
  ];
  const dimensions = [...groups, ...(levelAfter ? ['level'] : [])];
  const people = `people_compared AS (SELECT ${[`${old} AS old_amount`, `${fresh} AS new_amount`, ...cells].join(', ')} FROM result)`;
  const keys = dimensions.map((name) => quoted(`by ${name}`));
  const sets = ['()', ...keys.map((key) => `(${key})`)].join(', ');
  const named = `CASE ${dimensions.map((name, index) => `WHEN GROUPING(${keys[index]}) = 0 THEN '${name.replaceAll("'", "''")}'`).join(' ')} ELSE 'all' END`;
  const text = `${after.value.head}, ${people} SELECT ${dimensions.length > 0 ? named : "'all'"} AS dimension, ${keys.length > 0 ? `COALESCE(${[...keys, "''"].join(', ')})` : "''"} AS cell, ${sums} FROM people_compared${keys.length > 0 ? ` GROUP BY GROUPING SETS (${sets})` : ''} ORDER BY 1, 2`;

  return done(nativeSql(text, { ...before.value.bindings, ...after.value.bindings }));
}

const sums = [
  'COUNT(*) AS people',
  'SUM(CASE WHEN new_amount > old_amount THEN 1 ELSE 0 END) AS winners',
  'SUM(CASE WHEN new_amount < old_amount THEN 1 ELSE 0 END) AS losers',
  'SUM(CASE WHEN new_amount = old_amount THEN 1 ELSE 0 END) AS unchanged',
  'SUM(CASE WHEN new_amount IS NULL OR old_amount IS NULL THEN 1 ELSE 0 END) AS open',
  'COALESCE(SUM(old_amount), 0) AS cost_before',
  'COALESCE(SUM(new_amount), 0) AS cost_after',
].join(', ');

/** What it costs to decide one way, over everybody: `{ cost, people, open }` in one row. */
export function costOf(question: PopulationQuestion, amount: Comparison['amount']): Outcome<{ readonly text: string; readonly bindings: readonly string[] }> {
  const sql = decisionsToSql(question);
  if (!sql.ok) return sql;
  const own = amountOf(sql.value, amount);

  return done(
    nativeSql(
      `${sql.value.head} SELECT COALESCE(SUM(${own}), 0) AS cost, COUNT(*) AS people, COUNT(*) - COUNT(${own}) AS open FROM result`,
      sql.value.bindings,
    ),
  );
}

/** NULL where the decision was not made. */
function amountOf(sql: PopulationSql, { decision, output }: Comparison['amount']): string {
  const [made, term] = [sql.decisions[decision], outputOf(sql, { decision, output })];
  return `CASE WHEN ${made?.status} = 'decided' THEN ${term.sum ?? term.value} END`;
}

function outputOf(sql: PopulationSql, { decision, output }: Comparison['amount']): Term {
  const term = sql.decisions[decision]?.outputs[output];
  if (!term) throw new RangeError(`The decision "${decision}" gives no "${output}"`);

  return term;
}
