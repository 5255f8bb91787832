import { randomUUID } from 'node:crypto';
import type { PopulationPlan } from '@onething/processes';
import { compileDecision, done, inTurn, type Outcome } from '@onething/rules';
import { type FallsQuestion, fallersOf, fallsOf, type PopulationColumn, quoted } from '@onething/rules/sql';
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

/** Into so many parts the range of the fact is cut, fewer where many people differ; each part in which anybody falls is then cut again and again down to one unit, and its first edge told. */
const [fewestParts, mostParts, mostDecided] = [24, 96, 8_000_000];
const [mostCliffs, mostSections] = [10, 8];
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
  const id = randomUUID();
  const tables: Tables = { profiles: quoted(`profiles ${id}`), fallers: quoted(`fallers ${id}`), kept: readBeside(question, column) };
  try {
    await database.run(profilesOf(question, column, tables.kept, tables.profiles));
    const edges = await edgesOf(question, column, tables);
    if (!edges.ok) return edges;
    const units = edges.value.map(atOneUnit);
    const near = await fallsAt(question, column, nearby(open.source, column, units), units);
    if (!near.ok) return near;
    const counts = new Map(near.value.map(({ edge, falling }) => [edge, falling]));

    return done(
      edges.value.map(({ edge, low, before, after }) => {
        const people = counts.get(edge) ?? 0;
        return { at: low, before, after, near: people < small ? 'suppressed' : people };
      }),
    );
  } finally {
    for (const table of [tables.profiles, tables.fallers]) await database.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/** What the decisions read of people but the fact itself. */
function readBeside({ draft, open }: CliffQuestion, { column: own }: PopulationColumn): readonly string[] {
  const read = new Set(
    Object.values(inTurn(draft.chain)).flatMap((definition) => {
      const compiled = compileDecision(definition);
      return compiled.ok ? compiled.value.facts.map((name) => name.split('.')[0] ?? '') : [];
    }),
  );
  return open.columns
    .filter(({ fact, column }) => column !== own && read.has(fact))
    .flatMap(({ column, known }) => [column, ...(known === undefined ? [] : [known])]);
}

function profilesOf({ open }: CliffQuestion, { column: own }: PopulationColumn, kept: readonly string[], table: string): string {
  const columns = kept.map(quoted);
  return `CREATE TABLE ${table} AS SELECT ${[...columns, 'COUNT(*) AS people'].join(', ')} FROM ${open.source} WHERE ${quoted(own)} IS NOT NULL${columns.length > 0 ? ` GROUP BY ${columns.join(', ')}` : ''}`;
}

/** The tables of a search: everybody by what is read of them, and those who fall somewhere. */
interface Tables {
  readonly profiles: string;
  readonly fallers: string;
  readonly kept: readonly string[];
}

/** The deepest edges over all the range, in the order of the fact. */
async function edgesOf(question: CliffQuestion, column: PopulationColumn, tables: Tables): Promise<Outcome<readonly (Interval & Fall)[]>> {
  const whole = await partsOf(question, column, tables);
  const sql = fallersOf(asFalls(question, column, everybodyAt(tables.profiles, column, whole)), question.plan.amount, tables.kept);
  if (!sql.ok) return sql;
  await question.database.rows(`CREATE TABLE ${tables.fallers} AS ${sql.value.text}`, sql.value.bindings);
  const hit = new Set((await question.database.rows(`SELECT DISTINCT edge FROM ${tables.fallers}`)).map(({ edge }) => Number(edge)));
  const narrowed = await narrowedTo(
    question,
    column,
    tables,
    whole.filter(({ edge }) => hit.has(edge)),
  );
  if (!narrowed.ok) return narrowed;
  const falls = await fallsAt(question, column, everybodyAt(tables.profiles, column, narrowed.value), narrowed.value);
  if (!falls.ok) return falls;
  const found = new Map(falls.value.map((fall) => [fall.edge, fall]));
  const edges = narrowed.value.flatMap((one) => {
    const fall = found.get(one.edge);
    return fall && fall.before - fall.after > 1 ? [{ ...one, ...fall }] : [];
  });
  const deepest = [...edges].sort((a, b) => b.before - b.after - (a.before - a.after)).slice(0, mostCliffs);

  return done(deepest.sort((a, b) => a.low - b.low));
}

/** The range of the fact in equal parts. */
async function partsOf({ open, database }: CliffQuestion, column: PopulationColumn, { profiles }: Tables): Promise<readonly Interval[]> {
  const name = quoted(column.column);
  const [range] = await database.rows(`SELECT MIN(${name}) AS least, MAX(${name}) AS most FROM ${open.source}`);
  const [from, to] = [Math.floor(Number(range?.least ?? 0)), Math.ceil(Number(range?.most ?? 0))];
  const [counted] = await database.rows(`SELECT COUNT(*) AS count FROM ${profiles}`);
  const parts = Math.min(mostParts, Math.max(fewestParts, Math.floor(mostDecided / Math.max(1, Number(counted?.count ?? 1)))));
  const width = Math.max(1, Math.ceil((to - from) / parts));

  return Array.from({ length: Math.ceil((to - from) / width) }, (_, edge) => ({
    ...{ edge, low: from + edge * width, high: Math.min(from + (edge + 1) * width, to) },
  }));
}

/** Each interval down to the first unit in which anybody falls. Only those are asked who fall over the whole of it: whoever does falls in a section of it. */
async function narrowedTo(
  question: CliffQuestion,
  column: PopulationColumn,
  { fallers }: Tables,
  whole: readonly Interval[],
): Promise<Outcome<readonly Interval[]>> {
  let intervals = whole;
  while (intervals.some(({ low, high }) => high - low > 1)) {
    const sections = intervals.flatMap(sectionsOf);
    const falls = await fallsAt(question, column, fallersAt(fallers, column, sections), sections);
    if (!falls.ok) return falls;
    const hit = new Set(falls.value.map(({ edge }) => edge));
    const first = new Map([...sections].reverse().flatMap((one): [number, Section][] => (hit.has(one.edge) ? [[one.whole, one]] : [])));
    intervals = intervals.map((one) => {
      const section = first.get(one.edge);
      return section ? { edge: one.edge, low: section.low, high: section.high } : { ...one, high: one.low + 1 };
    });
  }
  return done(intervals);
}

/** A part of an interval, which has a number of its own. */
interface Section extends Interval {
  readonly whole: number;
}

function sectionsOf({ edge, low, high }: Interval): readonly Section[] {
  const width = Math.max(1, Math.ceil((high - low) / mostSections));
  return Array.from({ length: Math.ceil((high - low) / width) }, (_, index) => ({
    ...{ whole: edge, edge: edge * mostSections + index, low: low + index * width, high: Math.min(low + (index + 1) * width, high) },
  }));
}

function atOneUnit({ edge, low }: Interval): Interval {
  return { edge, low, high: low + 1 };
}

async function fallsAt(question: CliffQuestion, column: PopulationColumn, source: string, intervals: readonly Interval[]): Promise<Outcome<readonly Fall[]>> {
  if (intervals.length === 0) return done([]);
  const sql = fallsOf(asFalls(question, column, source), question.plan.amount);
  if (!sql.ok) return sql;
  const rows = await question.database.rows(sql.value.text, sql.value.bindings);

  return done(rows.map((row) => ({ edge: Number(row.edge), falling: Number(row.falling), before: Number(row.before), after: Number(row.after) })));
}

function asFalls({ draft, open }: CliffQuestion, column: PopulationColumn, source: string): FallsQuestion {
  const asked = { definitions: inTurn(draft.chain), decision: draft.chain.at(-1)?.id ?? '', parameters: draft.parameters };

  return { ...asked, columns: open.columns, source, dialect: 'duckdb', byName: true, fact: column.fact, second };
}

function everybodyAt(table: string, { column, known }: PopulationColumn, intervals: readonly Interval[]): string {
  const values = `low AS ${quoted(column)}, high AS ${quoted(second)}${known === undefined ? '' : `, TRUE AS ${quoted(known)}`}`;
  return `(SELECT profiles.*, edge, ${values} FROM ${table} AS profiles CROSS JOIN ${listed(intervals)})`;
}

/** Those who fall over an interval, at both ends of each of its sections. */
function fallersAt(table: string, { column, known }: PopulationColumn, sections: readonly Section[]): string {
  const values = `low AS ${quoted(column)}, high AS ${quoted(second)}${known === undefined ? '' : `, TRUE AS ${quoted(known)}`}`;
  const told = sections.map(({ whole, edge, low, high }) => `(${whole}, ${edge}, CAST(${low} AS BIGINT), CAST(${high} AS BIGINT))`);
  return `(SELECT fallers.* EXCLUDE (edge), sections.edge, ${values} FROM ${table} AS fallers JOIN (VALUES ${told.join(', ')}) AS sections(whole, edge, low, high) ON sections.whole = fallers.edge)`;
}

/** Those within a tenth below an edge, each as one. */
function nearby(people: string, { column, known }: PopulationColumn, intervals: readonly Interval[]): string {
  const own = quoted(column);
  const left = [own, ...(known === undefined ? [] : [quoted(known)])].join(', ');

  return `(SELECT person.* EXCLUDE (${left}), edge, 1 AS people, low AS ${own}, high AS ${quoted(second)}${known === undefined ? '' : `, TRUE AS ${quoted(known)}`} FROM ${people} AS person JOIN ${listed(intervals)} ON person.${own} BETWEEN 0.9 * low AND low)`;
}

/** Numbers of our own making, never a text. */
function listed(intervals: readonly Interval[]): string {
  return `(VALUES ${intervals.map(({ edge, low, high }) => `(${edge}, CAST(${low} AS BIGINT), CAST(${high} AS BIGINT))`).join(', ')}) AS intervals(edge, low, high)`;
}
