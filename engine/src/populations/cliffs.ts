import { randomUUID } from 'node:crypto';
import type { PopulationPlan } from '@onething/processes';
import { compileDecision, done, inTurn, type Outcome } from '@onething/rules';
import { fallsOf, type PopulationColumn, quoted } from '@onething/rules/sql';
import type { PopulationDatabase } from './population-database.js';
import type { CliffEntry } from './populations.js';
import type { Side } from './sides.js';
import type { OpenPopulation } from './what-if.js';

/** The side to look at, and the people. */
export interface CliffQuestion {
  readonly draft: Side;
  readonly plan: PopulationPlan;
  readonly open: OpenPopulation;
  readonly database: PopulationDatabase;
  /** Numbers of people below this are not told. */
  readonly small: number;
}

/** Into so many parts the range of the fact is cut, fewer where many people differ; each part in which anybody falls is then halved down to one unit, and its first edge told. */
const [fewestParts, mostParts, mostDecided] = [24, 96, 8_000_000];
const mostCliffs = 10;
const second = 'second value';

/** Two values of the fact between which somebody may fall. */
interface Interval {
  readonly edge: number;
  readonly low: number;
  readonly high: number;
}

interface Fall {
  readonly edge: number;
  readonly falling: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Edges that people would fall over, asked of everybody and not of a sample: people who differ only in this fact are one row, and each
 * row is decided at both ends of each part of the range. The last step decides everybody who stands within a tenth below an edge as they
 * are, so that only those are counted who would really lose by one unit more.
 */
export async function cliffsOf(question: CliffQuestion, fact: string): Promise<Outcome<readonly CliffEntry[]>> {
  const { open, database, small } = question;
  const column = open.columns.find((one) => one.fact === fact && one.kind === 'number');
  if (!column) return done([]);
  const table = quoted(`profiles ${randomUUID()}`);
  try {
    await database.run(profilesOf(question, column, table));
    const edges = await edgesOf(question, column, table);
    if (!edges.ok) return edges;
    const near = await fallsAt(question, column, nearby(open.source, column), edges.value.map(atOneUnit));
    if (!near.ok) return near;
    const counts = new Map(near.value.map(({ edge, falling }) => [edge, falling]));

    return done(
      edges.value.map(({ edge, low, before, after }) => {
        const people = counts.get(edge) ?? 0;
        return { at: low, before, after, near: people < small ? 'suppressed' : people };
      }),
    );
  } finally {
    await database.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/** People by all that the decisions read but the fact itself. */
function profilesOf({ draft, open }: CliffQuestion, { column: own }: PopulationColumn, table: string): string {
  const read = new Set(
    inTurnList(draft).flatMap((definition) => {
      const compiled = compileDecision(definition);
      return compiled.ok ? compiled.value.facts.map((name) => name.split('.')[0] ?? '') : [];
    }),
  );
  const kept = open.columns
    .filter(({ fact, column }) => column !== own && read.has(fact))
    .flatMap(({ column, known }) => [quoted(column), ...(known === undefined ? [] : [quoted(known)])]);

  return `CREATE TABLE ${table} AS SELECT ${[...kept, 'COUNT(*) AS people'].join(', ')} FROM ${open.source} WHERE ${quoted(own)} IS NOT NULL${kept.length > 0 ? ` GROUP BY ${kept.join(', ')}` : ''}`;
}

function inTurnList(side: Side) {
  return Object.values(inTurn(side.chain));
}

/** The deepest edges over all the range, in the order of the fact. */
async function edgesOf(question: CliffQuestion, column: PopulationColumn, table: string): Promise<Outcome<readonly (Interval & Fall)[]>> {
  const name = quoted(column.column);
  const [range] = await question.database.rows(`SELECT MIN(${name}) AS least, MAX(${name}) AS most FROM ${question.open.source}`);
  const [from, to] = [Math.floor(Number(range?.least ?? 0)), Math.ceil(Number(range?.most ?? 0))];
  const [profiles] = await question.database.rows(`SELECT COUNT(*) AS count FROM ${table}`);
  const parts = Math.min(mostParts, Math.max(fewestParts, Math.floor(mostDecided / Math.max(1, Number(profiles?.count ?? 1)))));
  const width = Math.max(1, Math.ceil((to - from) / parts));
  const source = (intervals: readonly Interval[]) => everybodyAt(table, column, intervals);
  let intervals: readonly Interval[] = Array.from({ length: Math.ceil((to - from) / width) }, (_, edge) => ({
    ...{ edge, low: from + edge * width, high: Math.min(from + (edge + 1) * width, to) },
  }));
  let falls = await fallsAt(question, column, source, intervals);
  if (!falls.ok) return falls;
  intervals = falling(intervals, falls.value);
  while (intervals.some(({ low, high }) => high - low > 1)) {
    const left = intervals.map((one) => ({ ...one, high: one.high - one.low > 1 ? middle(one) : one.high }));
    falls = await fallsAt(question, column, source, left);
    if (!falls.ok) return falls;
    const hit = new Set(falls.value.map(({ edge }) => edge));
    intervals = intervals.map((one, index) => (hit.has(one.edge) ? (left[index] ?? one) : { ...one, low: middle(one) }));
  }
  falls = await fallsAt(question, column, source, intervals);
  if (!falls.ok) return falls;
  const found = new Map(falls.value.map((fall) => [fall.edge, fall]));
  const edges = intervals.flatMap((one) => {
    const fall = found.get(one.edge);
    return fall && fall.before - fall.after > 1 ? [{ ...one, ...fall }] : [];
  });
  const deepest = [...edges].sort((a, b) => b.before - b.after - (a.before - a.after)).slice(0, mostCliffs);

  return done(deepest.sort((a, b) => a.low - b.low));
}

function falling(intervals: readonly Interval[], falls: readonly Fall[]): readonly Interval[] {
  const hit = new Set(falls.map(({ edge }) => edge));
  return intervals.filter(({ edge }) => hit.has(edge));
}

function middle({ low, high }: Interval): number {
  return Math.floor((low + high) / 2);
}

function atOneUnit({ edge, low }: Interval): Interval {
  return { edge, low, high: low + 1 };
}

/** Makes the source of a question out of intervals. */
type SourceAt = (intervals: readonly Interval[]) => string;

async function fallsAt(
  { draft, plan, open, database }: CliffQuestion,
  column: PopulationColumn,
  source: SourceAt,
  intervals: readonly Interval[],
): Promise<Outcome<readonly Fall[]>> {
  if (intervals.length === 0) return done([]);
  const asked = { definitions: inTurn(draft.chain), decision: draft.chain.at(-1)?.id ?? '', parameters: draft.parameters };
  const population = { columns: open.columns, source: source(intervals), dialect: 'duckdb' as const, byName: true };
  const sql = fallsOf({ ...asked, ...population, fact: column.fact, second }, plan.amount);
  if (!sql.ok) return sql;
  const rows = await database.rows(sql.value.text, sql.value.bindings);

  return done(rows.map((row) => ({ edge: Number(row.edge), falling: Number(row.falling), before: Number(row.before), after: Number(row.after) })));
}

function everybodyAt(table: string, { column, known }: PopulationColumn, intervals: readonly Interval[]): string {
  const values = `low AS ${quoted(column)}, high AS ${quoted(second)}${known === undefined ? '' : `, TRUE AS ${quoted(known)}`}`;
  return `(SELECT profiles.*, edge, ${values} FROM ${table} AS profiles CROSS JOIN ${listed(intervals)})`;
}

/** Those within a tenth below an edge, each as one. */
function nearby(people: string, { column, known }: PopulationColumn): SourceAt {
  const own = quoted(column);
  const left = [own, ...(known === undefined ? [] : [quoted(known)])].join(', ');
  return (intervals) =>
    `(SELECT person.* EXCLUDE (${left}), edge, 1 AS people, low AS ${own}, high AS ${quoted(second)}${known === undefined ? '' : `, TRUE AS ${quoted(known)}`} FROM ${people} AS person JOIN ${listed(intervals)} ON person.${own} BETWEEN 0.9 * low AND low)`;
}

/** Numbers of our own making, never a text. */
function listed(intervals: readonly Interval[]): string {
  return `(VALUES ${intervals.map(({ edge, low, high }) => `(${edge}, CAST(${low} AS BIGINT), CAST(${high} AS BIGINT))`).join(', ')}) AS intervals(edge, low, high)`;
}
