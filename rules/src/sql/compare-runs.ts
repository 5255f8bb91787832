import { done, type Outcome } from '../outcome.js';
import { decoded } from './coded.js';
import { decisionsToSql, nativeSql, type PopulationQuestion, type PopulationSql } from './decisions-to-sql.js';
import { columnTerm } from './scope.js';
import { type Pick as Picked, quoted, type RememberedColumns, Statement } from './statement.js';
import { sure, type Term } from './term.js';

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
  readonly remembered?: RememberedColumns;
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
  const { head, bindings, keys, dimensions } = both.value;
  const known = dimensions.length > 0;
  const named = `CASE ${dimensions.map(({ name, keys: own }) => `WHEN ${own.map((key) => `GROUPING(${key}) = 0`).join(' AND ')} THEN ${name}`).join(' ')} ELSE 'all' END`;
  const cell = `CASE ${dimensions.map(({ cell: text, keys: own }) => `WHEN ${own.map((key) => `GROUPING(${key}) = 0`).join(' AND ')} THEN ${text}`).join(' ')} ELSE '' END`;
  // Summed up by every combination first: the people are read once, and the dimensions are sums of a few thousand rows.
  const sets = dimensions.map(({ keys: own }) => `(${own.join(', ')})`).join(', ');
  const text = `${head}, combined AS (${counting(keys)}) SELECT ${known ? `${named} AS dimension, ${cell} AS cell` : `'all' AS dimension, '' AS cell`}, ${sums} FROM combined${known ? ` GROUP BY GROUPING SETS ((), ${sets})` : ''} ORDER BY 1, 2`;

  return done(nativeSql(text, bindings));
}

function counting(keys: readonly string[]): string {
  return `SELECT ${[...keys, ...counted].join(', ')} FROM result${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''}`;
}

interface Dimension {
  readonly name: string;
  readonly keys: readonly string[];
  readonly cell: string;
}

/** A column that people are counted by: a group of the population, or the level on one of the sides. */
interface Key {
  readonly as: string;
  readonly term: Term;
}

function groupCells({ as, term }: Key, group: string): Dimension {
  return { name: `'${group.replaceAll("'", "''")}'`, keys: [quoted(as)], cell: shownCell({ as, term }) };
}

function levelCells(before: Key, after: Key): readonly Dimension[] {
  const keys = [before, after].map(({ as }) => quoted(as));
  return [
    // The pair first: both of its keys are grouped by, and `CASE` takes the first that holds.
    { name: "'levels'", keys, cell: `${shownCell(before)} || ' → ' || ${shownCell(after)}` },
    { name: "'level'", keys: keys.slice(1), cell: shownCell(after) },
  ];
}

function shownCell({ as, term }: Key): string {
  return `COALESCE(${asText({ ...term, value: quoted(as) })}, '')`;
}

const counted = [
  'SUM(people) AS people',
  'COALESCE(SUM(people) FILTER (WHERE new_amount > old_amount), 0) AS winners',
  'COALESCE(SUM(people) FILTER (WHERE new_amount < old_amount), 0) AS losers',
  'COALESCE(SUM(people) FILTER (WHERE new_amount = old_amount), 0) AS unchanged',
  'SUM(old_amount * people) AS cost_before',
  'SUM(new_amount * people) AS cost_after',
  'SUM((new_amount - old_amount) * people) FILTER (WHERE new_amount > old_amount) AS gained',
  'SUM((old_amount - new_amount) * people) FILTER (WHERE new_amount < old_amount) AS lost',
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
  const place = both.value.dimensions.find(({ name }) => name === `'${dimension.replaceAll("'", "''")}'`);
  const where = [changes[change], ...(place ? [`${place.cell} = CAST(:asked_cell AS VARCHAR)`] : [])].join(' AND ');
  const order = `ABS(COALESCE(new_amount - old_amount, 0)) DESC, ${who.map(quoted).join(', ')}`;
  const levels = both.value.levels.map((key) => `${asText({ ...key.term, value: quoted(key.as) })} AS ${quoted(key.as)}`);
  const shown = [...who.map(quoted), 'old_amount', 'new_amount', ...levels].join(', ');
  const text = `${both.value.head} SELECT ${shown} FROM result WHERE ${where} ORDER BY ${order} LIMIT ${Math.trunc(limit)}`;

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
function bothSides({ baseline, draft, amount, level, groups, remembered }: Comparison, who?: readonly string[]) {
  const statement = new Statement(baseline.dialect);
  const before = decisionsToSql(baseline, statement);
  if (!before.ok) return before;
  const after = decisionsToSql({ ...baseline, ...draft }, statement);
  if (!after.ok) return after;

  const keys = keysBefore(groups, level && outputOf(before.value, level), baseline, statement);
  const [levelBefore] = level ? keys.slice(-1) : [];
  const levelAfter = level && { as: 'level after', term: outputOf(after.value, level) };
  const levels = levelBefore && levelAfter ? [levelBefore, levelAfter] : [];
  const known = [...keys.map(asPick), { sql: amountOf(before.value, amount), as: 'old_amount' }].map((pick) => (who ? pick : inCell(pick, remembered)));
  const picks = [...known, { sql: amountOf(after.value, amount), as: 'new_amount' }, ...levels.slice(1).map(asPick)];
  const persons = who?.map((column) => ({ sql: asText(termOfColumn(column, baseline, statement)), as: column }));
  const head = persons ? after.value.head([...picks, ...persons]) : after.value.countedHead(picks, remembered);
  const dimensions = [
    ...groups.flatMap((group, index) => (keys[index] ? [groupCells(keys[index], group)] : [])),
    ...(levelBefore && levelAfter ? levelCells(levelBefore, levelAfter) : []),
  ];

  const named = [...keys, ...levels.slice(1)].map(({ as }) => quoted(as));

  return done({ head, bindings: statement.bindings, keys: named, dimensions, levels });
}

/** What is remembered by the name under which it is asked for is read from there. */
function inCell(pick: Picked, remembered: RememberedColumns | undefined): Picked {
  return remembered?.onlyInCells.includes(quoted(pick.as)) ? { ...pick, sql: quoted(pick.as) } : pick;
}

/** What is known of a person's cell before anything is changed. */
export function keysBefore(
  groups: readonly string[],
  level: Term | undefined,
  { columns }: Pick<PopulationQuestion, 'columns'>,
  statement: Statement,
): readonly Key[] {
  return [
    ...groups.map((group) => ({ as: `by ${group}`, term: groupTerm(group, { columns }, statement) })),
    ...(level === undefined ? [] : [{ as: 'level before', term: level }]),
  ];
}

/** People are counted by a group whatever stands in it. */
function groupTerm(group: string, question: Pick<PopulationQuestion, 'columns'>, statement: Statement): Term {
  statement.hasFew(quoted(group));

  return termOfColumn(group, question, statement);
}

/** A column by its name; one that no decision may read stands in the source as a text. */
function termOfColumn(name: string, { columns }: Pick<PopulationQuestion, 'columns'>, statement: Statement): Term {
  const column = columns.find((one) => one.column === name);
  return column ? columnTerm(column, statement) : sure('text', quoted(name), true);
}

/** Numbers of texts are counted as they are, anything else as a text. */
export function asPick({ as, term }: Key) {
  return { sql: term.coded ? term.value : asText(term), as };
}

function asText(term: Term): string {
  return `CAST(${decoded(term).value} AS VARCHAR)`;
}

/** The amount of a decision as SQL; NULL where it was not made. */
export function amountOf(sql: PopulationSql, { decision, output }: OutputName): string {
  const [made, term] = [sql.decisions[decision], outputOf(sql, { decision, output })];
  const value = term.sum ?? term.value;

  return made?.status === "'decided'" ? value : `CASE WHEN ${made?.status} = 'decided' THEN ${value} END`;
}

/** An output of a decision that was written. */
export function outputOf(sql: PopulationSql, { decision, output }: OutputName): Term {
  const term = sql.decisions[decision]?.outputs[output];
  if (!term) throw new RangeError(`The decision "${decision}" gives no "${output}"`);

  return term;
}
