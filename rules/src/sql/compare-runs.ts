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
  /** What the source remembers of the baseline, by `rememberBaseline` over the same baseline, level and groups. */
  readonly remembered?: { readonly columns: ReadonlyMap<string, string>; readonly cells: string };
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
  const { head, bindings, keys, counts } = both.value;
  const dimensions = [...comparison.groups.map(groupCells), ...(comparison.level ? levelCells : [])];
  const known = dimensions.length > 0;
  const named = `CASE ${dimensions.map(({ name, keys: own }) => `WHEN ${own.map((key) => `GROUPING(${key}) = 0`).join(' AND ')} THEN ${name}`).join(' ')} ELSE 'all' END`;
  const cell = `CASE ${dimensions.map(({ cell: text, keys: own }) => `WHEN ${own.map((key) => `GROUPING(${key}) = 0`).join(' AND ')} THEN ${text}`).join(' ')} ELSE '' END`;
  // Summed up by every combination first: the people are read once, and the dimensions are sums of a few thousand rows.
  const sets = dimensions.map(({ keys: own }) => `(${own.join(', ')})`).join(', ');
  const text = `${head}, ${combinedBy(keys, counts, comparison.remembered?.cells)} SELECT ${known ? `${named} AS dimension, ${cell} AS cell` : `'all' AS dimension, '' AS cell`}, ${sums} FROM combined${known ? ` GROUP BY GROUPING SETS ((), ${sets})` : ''} ORDER BY 1, 2`;

  return done(nativeSql(text, bindings));
}

/** Where the cells are remembered, people are counted by one number, and the texts come from a few thousand cells. */
function combinedBy(keys: readonly string[], counts: readonly string[], cells: string | undefined): string {
  const grouped = counts.length > 0 ? ` GROUP BY ${counts.join(', ')}` : '';
  const counting = `SELECT ${[...counts, ...counted].join(', ')} FROM result${grouped}`;

  return cells === undefined
    ? `combined AS (${counting})`
    : `counted AS (${counting}), combined AS (SELECT ${[...keys, `counted.* EXCLUDE (${counts.join(', ')})`].join(', ')} FROM counted JOIN ${cells} USING ("cell"))`;
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

/** Statements that make two tables, in order, and what can be read from the first. */
export interface RememberedBaseline {
  readonly make: readonly NativeSql[];
  readonly remembered: NonNullable<Comparison['remembered']>;
}

/**
 * What a draft leaves as it is need not be computed again for each draft: a table of all people with what the baseline computes of
 * them, and one of the cells that they are counted in. While somebody drags a number only what follows from that number is computed.
 * `table` and `cells` are names for the two; DuckDB only.
 */
export function rememberBaseline(
  { baseline, amount, level, groups }: Omit<Comparison, 'draft'>,
  { who, table, cells }: { readonly who: readonly string[]; readonly table: string; readonly cells: string },
): Outcome<RememberedBaseline> {
  const statement = new Statement(baseline.dialect);
  const before = decisionsToSql(baseline, statement);
  if (!before.ok) return before;
  const asked = [amountOf(before.value, amount), ...(level ? [outputOf(before.value, level).value] : [])].map((sql, index) => ({ sql, as: String(index) }));
  const columns = statement.columnsFor(asked);
  const own = new Set([...baseline.columns.flatMap(({ column, known }) => (known === undefined ? [column] : [column, known])), ...groups, ...who]);
  const by = cellsBefore(groups, level && outputOf(before.value, level).value);
  const picks = [
    ...[...own].map((column) => ({ sql: quoted(column), as: column })),
    ...[...columns.keys()].map((column) => ({ sql: column, as: unquoted(column) })),
    ...by,
  ];
  const keys = by.map(({ as }) => quoted(as));
  const same = keys.map((key) => `people.${key} IS NOT DISTINCT FROM cells.${key}`).join(' AND ') || 'TRUE';
  const drafted = quoted(`${unquoted(table)} drafted`);
  const plain = (text: string): NativeSql => ({ text, bindings: [] });
  const filled = nativeSql(`CREATE OR REPLACE TABLE ${drafted} AS ${before.value.head(picks)} SELECT * FROM result`, statement.bindings);

  return done({
    make: [
      filled,
      plain(
        `CREATE OR REPLACE TABLE ${cells} AS SELECT CAST(ROW_NUMBER() OVER () AS INTEGER) AS "cell", * FROM (SELECT DISTINCT ${keys.join(', ') || '1 AS "all"'} FROM ${drafted})`,
      ),
      plain(
        `CREATE OR REPLACE TABLE ${table} AS SELECT people.* ${keys.length > 0 ? `EXCLUDE (${keys.join(', ')})` : ''}, cells."cell" FROM ${drafted} AS people JOIN ${cells} AS cells ON ${same}`,
      ),
      plain(`DROP TABLE ${drafted}`),
    ],
    remembered: { columns, cells },
  });
}

function unquoted(column: string): string {
  return column.slice(1, -1).replaceAll('""', '"');
}

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
function bothSides({ baseline, draft, amount, level, groups, remembered }: Comparison, who: readonly string[] = []) {
  const statement = new Statement(baseline.dialect);
  const before = decisionsToSql(baseline, statement);
  if (!before.ok) return before;
  const after = decisionsToSql({ ...baseline, ...draft }, statement);
  if (!after.ok) return after;

  const cells = cellsBefore(groups, level && outputOf(before.value, level).value);
  const levelAfter = level ? [{ sql: asText(outputOf(after.value, level).value), as: 'level after' }] : [];
  const counted = remembered ? [{ sql: '"cell"', as: 'cell' }, ...levelAfter] : [...cells, ...levelAfter];
  const head = after.value.head(
    [
      { sql: amountOf(before.value, amount), as: 'old_amount' },
      { sql: amountOf(after.value, amount), as: 'new_amount' },
      ...counted,
      ...who.map((column) => ({ sql: quoted(column), as: column })),
    ],
    remembered?.columns,
  );
  const names = (picks: readonly { readonly as: string }[]) => picks.map(({ as }) => quoted(as));

  return done({ head, bindings: statement.bindings, keys: names([...cells, ...levelAfter]), counts: names(counted) });
}

/** What is known of a person's cell before anything is changed. */
function cellsBefore(groups: readonly string[], level: string | undefined) {
  return [
    ...groups.map((group) => ({ sql: asText(quoted(group)), as: `by ${group}` })),
    ...(level === undefined ? [] : [{ sql: asText(level), as: 'level before' }]),
  ];
}

function asText(sql: string): string {
  return `CAST(${sql} AS VARCHAR)`;
}

/** The amount of a decision as SQL; NULL where it was not made. */
export function amountOf(sql: PopulationSql, { decision, output }: OutputName): string {
  const [made, term] = [sql.decisions[decision], outputOf(sql, { decision, output })];
  const value = term.sum ?? term.value;

  return made?.status === "'decided'" ? value : `CASE WHEN ${made?.status} = 'decided' THEN ${value} END`;
}

function outputOf(sql: PopulationSql, { decision, output }: OutputName): Term {
  const term = sql.decisions[decision]?.outputs[output];
  if (!term) throw new RangeError(`The decision "${decision}" gives no "${output}"`);

  return term;
}
