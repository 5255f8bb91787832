import { done, type Outcome } from '../outcome.js';
import { decisionsToSql, nativeSql, type PopulationQuestion, type PopulationSql } from './decisions-to-sql.js';
import { quoted, Statement } from './statement.js';
import type { Term } from './term.js';

/** An output of a decision: the money of a person, or the grade. */
export interface OutputName {
  readonly decision: string;
  readonly output: string;
}

/** Two versions of the same decisions over the same people, summed up. */
export interface Comparison {
  readonly baseline: PopulationQuestion;
  readonly draft: Pick<PopulationQuestion, 'definitions' | 'decision' | 'parameters'>;
  /** The output that is money for the person; of a collecting table its sum. */
  readonly amount: OutputName;
  /** The output whose distribution is told, such as the grade. */
  readonly level?: OutputName;
  /** Columns of the population to group by: county, school. */
  readonly groups: readonly string[];
}

/** A statement with its values in order. */
export interface NativeSql {
  readonly text: string;
  readonly bindings: readonly string[];
}

/**
 * The statement: one row for everybody, one a value of each group and of the level after the draft, and one a step from level to
 * level (dimension `levels`, cell `before → after`). Columns `dimension`, `cell`, `people`, `winners`, `losers`, `unchanged`, `open`
 * (not decided on one of the sides), `cost_before`, `cost_after`, `gained`, `lost`.
 */
export function compareRuns(comparison: Comparison): Outcome<NativeSql> {
  const both = bothSides(comparison);
  if (!both.ok) return both;
  const { head, bindings, keys } = both.value;
  const dimensions = [...comparison.groups.map(groupCells), ...(comparison.level ? levelCells : [])];
  const known = dimensions.length > 0;
  const named = `CASE ${dimensions.map(({ name, keys: own }) => `WHEN ${own.map((key) => `GROUPING(${key}) = 0`).join(' AND ')} THEN ${name}`).join(' ')} ELSE 'all' END`;
  const cell = `CASE ${dimensions.map(({ cell: text, keys: own }) => `WHEN ${own.map((key) => `GROUPING(${key}) = 0`).join(' AND ')} THEN ${text}`).join(' ')} ELSE '' END`;
  // Summed up by every combination first: the people are read once, and the dimensions are sums of a few thousand rows.
  const combined = `combined AS (SELECT ${[...keys, ...counted].join(', ')} FROM result${known ? ` GROUP BY ${keys.join(', ')}` : ''})`;
  const sets = dimensions.map(({ keys: own }) => `(${own.join(', ')})`).join(', ');
  const text = `${head}, ${combined} SELECT ${known ? `${named} AS dimension, ${cell} AS cell` : `'all' AS dimension, '' AS cell`}, ${sums} FROM combined${known ? ` GROUP BY GROUPING SETS ((), ${sets})` : ''} ORDER BY 1, 2`;

  return done(nativeSql(text, bindings));
}

interface Dimension {
  readonly name: string;
  readonly keys: readonly string[];
  readonly cell: string;
}

const levelCells: readonly Dimension[] = [
  // The pair first: both of its keys are grouped by, and `CASE` takes the first that holds.
  { name: "'levels'", keys: ['"level before"', '"level after"'], cell: `COALESCE("level before", '') || ' → ' || COALESCE("level after", '')` },
  { name: "'level'", keys: ['"level after"'], cell: `COALESCE("level after", '')` },
];

function groupCells(group: string): Dimension {
  const key = quoted(`by ${group}`);
  return { name: `'${group.replaceAll("'", "''")}'`, keys: [key], cell: `COALESCE(${key}, '')` };
}

const counted = [
  'COUNT(*) AS people',
  'COUNT(*) FILTER (WHERE new_amount > old_amount) AS winners',
  'COUNT(*) FILTER (WHERE new_amount < old_amount) AS losers',
  'COUNT(*) FILTER (WHERE new_amount = old_amount) AS unchanged',
  'SUM(old_amount) AS cost_before',
  'SUM(new_amount) AS cost_after',
  'SUM(new_amount - old_amount) FILTER (WHERE new_amount > old_amount) AS gained',
  'SUM(old_amount - new_amount) FILTER (WHERE new_amount < old_amount) AS lost',
];

const sums = [
  ...['people', 'winners', 'losers', 'unchanged'].map((name) => `SUM(${name}) AS ${name}`),
  'SUM(people - winners - losers - unchanged) AS open',
  ...['cost_before', 'cost_after', 'gained', 'lost'].map((name) => `COALESCE(SUM(${name}), 0) AS ${name}`),
].join(', ');

/** Which people a question about single ones is about: a cell of a dimension, and what happens to them. */
export interface ChangedPeople extends Comparison {
  /** Columns of the population that say who it is. */
  readonly who: readonly string[];
  readonly dimension: string;
  readonly cell: string;
  readonly change: 'winners' | 'losers' | 'open' | 'changed';
  readonly limit: number;
}

/** The people behind a cell: `who`, `old_amount`, `new_amount`, `level before`, `level after`; those who change most first. */
export function changedPeople({ who, dimension, cell, change, limit, ...comparison }: ChangedPeople): Outcome<NativeSql> {
  const both = bothSides(comparison, who);
  if (!both.ok) return both;
  const place = [...comparison.groups.map(groupCells), ...(comparison.level ? levelCells : [])].find(
    ({ name }) => name === `'${dimension.replaceAll("'", "''")}'`,
  );
  const where = [changes[change], ...(place ? [`${place.cell} = CAST(:asked_cell AS VARCHAR)`] : [])].join(' AND ');
  const order = `ABS(COALESCE(new_amount - old_amount, 0)) DESC, ${who.map(quoted).join(', ')}`;
  const text = `${both.value.head} SELECT * FROM result WHERE ${where} ORDER BY ${order} LIMIT ${Math.trunc(limit)}`;

  return done(nativeSql(text, place ? { ...both.value.bindings, asked_cell: cell } : both.value.bindings));
}

const changes: Readonly<Record<ChangedPeople['change'], string>> = {
  winners: 'new_amount > old_amount',
  losers: 'new_amount < old_amount',
  open: '(new_amount IS NULL OR old_amount IS NULL)',
  changed: 'new_amount IS DISTINCT FROM old_amount',
};

/** What it costs to decide one way, over everybody: `{ cost, people, open }` in one row. */
export function costOf(question: PopulationQuestion, amount: OutputName): Outcome<NativeSql> {
  const sql = decisionsToSql(question);
  if (!sql.ok) return sql;
  const head = sql.value.head([{ sql: amountOf(sql.value, amount), as: 'amount' }]);
  const text = `${head} SELECT COALESCE(SUM(amount), 0) AS cost, COUNT(*) AS people, COUNT(*) - COUNT(amount) AS open FROM result`;

  return done(nativeSql(text, sql.value.bindings));
}

/** Both sides in one statement, so that what the draft leaves as it is is computed once. */
function bothSides({ baseline, draft, amount, level, groups }: Comparison, who: readonly string[] = []) {
  const statement = new Statement(baseline.dialect);
  const before = decisionsToSql(baseline, statement);
  if (!before.ok) return before;
  const after = decisionsToSql({ ...baseline, ...draft }, statement);
  if (!after.ok) return after;

  const text = (sql: string) => `CAST(${sql} AS VARCHAR)`;
  const by = [
    ...groups.map((group) => ({ sql: text(quoted(group)), as: `by ${group}` })),
    ...(level
      ? [
          { sql: text(outputOf(before.value, level).value), as: 'level before' },
          { sql: text(outputOf(after.value, level).value), as: 'level after' },
        ]
      : []),
  ];
  const head = after.value.head([
    { sql: amountOf(before.value, amount), as: 'old_amount' },
    { sql: amountOf(after.value, amount), as: 'new_amount' },
    ...by,
    ...who.map((column) => ({ sql: quoted(column), as: column })),
  ]);
  return done({ head, bindings: statement.bindings, keys: by.map(({ as }) => quoted(as)) });
}

/** NULL where the decision was not made. */
function amountOf(sql: PopulationSql, { decision, output }: OutputName): string {
  const [made, term] = [sql.decisions[decision], outputOf(sql, { decision, output })];
  const value = term.sum ?? term.value;

  return made?.status === "'decided'" ? value : `CASE WHEN ${made?.status} = 'decided' THEN ${value} END`;
}

function outputOf(sql: PopulationSql, { decision, output }: OutputName): Term {
  const term = sql.decisions[decision]?.outputs[output];
  if (!term) throw new RangeError(`The decision "${decision}" gives no "${output}"`);

  return term;
}
