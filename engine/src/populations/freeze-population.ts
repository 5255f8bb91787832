import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { done, type Outcome, refused, type Value } from '@onething/rules';
import { type PopulationColumn, quoted } from '@onething/rules/sql';
import { type FrozenField, rowsOf } from './frozen-field.js';
import type { PopulationDatabase } from './population-database.js';
import { sealFile } from './sealed-file.js';

type Person = Readonly<Record<string, Value>>;

/** Whom to freeze: people one by one, or a query of the column store that makes them up. */
export type People = AsyncIterable<Person> | Iterable<Person> | { readonly sql: string };

/** A population at rest, named by the hash of the file before it was encrypted. */
export interface FrozenPopulation {
  readonly hash: string;
  readonly file: string;
  readonly people: number;
  readonly columns: readonly PopulationColumn[];
}

/** What freezing needs to know besides the people. */
export interface FreezeOrder {
  readonly folder: string;
  readonly fields: readonly FrozenField[];
  /** 32 bytes; without a key the file lies open, for benchmarks of made-up people. */
  readonly key?: Buffer;
  /** Called every 10,000 people. */
  readonly progress?: (people: number) => void;
}

/**
 * Writes people to one columnar file, `<sha-256>.parquet`, encrypted where a key is given (`….parquet.sealed`). An absent fact is NULL
 * with `<name> known` false where null is a value of its own. Refused: `POPULATION_EMPTY`, `POPULATION_VALUE` with the row.
 */
export async function freezePopulation(database: PopulationDatabase, people: People, order: FreezeOrder): Promise<Outcome<FrozenPopulation>> {
  const { folder, key } = order;
  const fields = order.fields.filter(({ bands }) => !bands);
  const banded = order.fields.flatMap(({ name, bands }) => (bands ? [bandOf(name, bands, typeOf(order.fields, bands.of))] : []));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const table = `freezing_${randomUUID().replaceAll('-', '')}`;
  const draft = path.join(folder, `freezing-${randomUUID()}.parquet`);
  try {
    const filled = await fill(database, table, people, { ...order, fields });
    if (!filled.ok) return filled;

    const told = await toldOf(database, table, fields);
    const columns = [...fields.map((field) => exactOf(field, told.whole.has(field.name))), ...banded].join(', ');
    await database.run(`COPY (SELECT ${columns} FROM ${table}) TO '${draft.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
    const hash = await hashOf(draft);
    const file = fileOf(folder, hash, key !== undefined);
    if (key) await sealFile(draft, file, key);
    else await rename(draft, file);

    return done({ hash, file, people: filled.value, columns: fields.map((field) => readingOf(field, told.complete.has(field.name))) });
  } finally {
    await database.run(`DROP TABLE IF EXISTS ${table}`);
    await rm(draft, { force: true });
  }
}

/** Where a population lies. */
export function fileOf(folder: string, hash: string, sealed: boolean): string {
  return path.join(folder, `${hash}.parquet${sealed ? '.sealed' : ''}`);
}

/** Deletes a population whose time is over. */
export async function deletePopulation({ file }: Pick<FrozenPopulation, 'file'>): Promise<void> {
  await rm(file, { force: true });
}

/** Where a statement reads the people from, as long as the file is open. */
export function sourceOf({ file }: Pick<FrozenPopulation, 'file'>): string {
  return `read_parquet('${file.replaceAll("'", "''")}')`;
}

async function fill(database: PopulationDatabase, table: string, people: People, order: FreezeOrder): Promise<Outcome<number>> {
  const columns = order.fields.flatMap(({ name, type, nullable }) => [
    `${quoted(name)} ${drafted[type]}`,
    ...(nullable ? [`${quoted(`${name} known`)} BOOLEAN`] : []),
  ]);
  if ('sql' in people) {
    await database.run(`CREATE TABLE ${table} AS ${people.sql}`);
    const [row] = await database.rows(`SELECT COUNT(*) AS people FROM ${table}`);
    return Number(row?.people) > 0 ? done(Number(row?.people)) : empty;
  }
  await database.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
  const rows = rowsOf(people, order.fields, order.progress);
  const count = await database.append(table, rows.cells());
  if (rows.wrong) return refused('POPULATION_VALUE', rows.wrong);

  return count > 0 ? done(count) : empty;
}

const drafted = { number: 'DOUBLE', money: 'DOUBLE', text: 'VARCHAR', texts: 'VARCHAR', boolean: 'BOOLEAN' } as const;

/** Numbers are kept exactly, whole ones as whole numbers, so that sums and comparisons are those of the rules. */
function exactOf({ name, type, nullable }: FrozenField, whole: boolean): string {
  const exact = { number: whole ? 'BIGINT' : 'DECIMAL(18, 4)', money: 'BIGINT', text: 'VARCHAR', texts: 'VARCHAR', boolean: 'BOOLEAN' }[type];
  const value =
    type === 'texts' ? `CASE WHEN ${quoted(name)} = '' THEN [] ELSE string_split(${quoted(name)}, chr(31)) END` : `CAST(${quoted(name)} AS ${exact})`;
  const known = quoted(`${name} known`);

  return `${value} AS ${quoted(name)}${nullable ? `, ${known}` : ''}`;
}

function typeOf(fields: readonly FrozenField[], name: string): FrozenField['type'] {
  return fields.find((field) => field.name === name)?.type ?? 'number';
}

/** `1 · <886`, `2 · 886–1200`, …: the number in front keeps them in order. Money is told in yuan. */
function bandOf(name: string, { of, at }: NonNullable<FrozenField['bands']>, type: FrozenField['type']): string {
  const told = (border: number) => String(type === 'money' ? border / 100 : border);
  const label = (index: number) => {
    const [from, to] = [at[index - 1], at[index]];
    const range = from === undefined ? `<${told(to ?? 0)}` : to === undefined ? `≥${told(from)}` : `${told(from)}–${told(to)}`;
    return `'${String(index + 1).padStart(String(at.length + 1).length, '0')} · ${range}'`;
  };
  const branches = at.map((border, index) => `WHEN ${quoted(of)} < ${border} THEN ${label(index)}`);

  return `CASE WHEN ${quoted(of)} IS NULL THEN NULL ${branches.join(' ')} ELSE ${label(at.length)} END AS ${quoted(name)}`;
}

interface Told {
  /** Columns whose fact is known for everybody: their statements need not ask. */
  readonly complete: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

async function toldOf(database: PopulationDatabase, table: string, fields: readonly FrozenField[]): Promise<Told> {
  const asked = fields.flatMap(({ name, type, nullable }, index) => [
    `COALESCE(BOOL_AND(${nullable ? quoted(`${name} known`) : `${quoted(name)} IS NOT NULL`}), FALSE) AS complete_${index}`,
    `${type === 'number' ? `COALESCE(BOOL_AND(${quoted(name)} = FLOOR(${quoted(name)})), FALSE)` : 'FALSE'} AS whole_${index}`,
  ]);
  const [row] = await database.rows(`SELECT ${asked.join(', ')} FROM ${table}`);
  const named = (what: string) => new Set(fields.flatMap(({ name }, index) => (row?.[`${what}_${index}`] === true ? [name] : [])));

  return { complete: named('complete'), whole: named('whole') };
}

function readingOf({ name, type, nullable }: FrozenField, complete: boolean): PopulationColumn {
  const kind = { number: 'number', money: 'number', text: 'text', texts: 'list', boolean: 'boolean' } as const;

  return { fact: name, column: name, kind: kind[type], ...(nullable ? { known: `${name} known` } : {}), ...(complete ? { complete } : {}) };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);

  return hash.digest('hex');
}

const empty = refused('POPULATION_EMPTY', { zh: '人群是空的，没有可以冻结的数据。', en: 'There is nobody to freeze.' });
