import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { done, type Outcome, refused, type Value } from '@onething/rules';
import { type PopulationColumn, quoted } from '@onething/rules/sql';
import { bandOf } from './bands.js';
import { codedReading, codesOf, type FrozenCodes } from './frozen-codes.js';
import { type FrozenField, rowsOf } from './frozen-field.js';
import type { PopulationDatabase } from './population-database.js';
import { openScratch, type ScratchFolder } from './scratch-folder.js';
import { sealFile } from './sealed-file.js';

type Person = Readonly<Record<string, Value>>;

/** Whom to freeze: people page by page, a list of them, or a query of the column store that makes them up. */
export type People = AsyncIterable<Iterable<Person>> | Iterable<Person> | { readonly sql: string };

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

/** Bytes of a person in the file, at most, to find room for it. */
const widestPerson = 300;

/**
 * Writes people to one columnar file, `<sha-256>.parquet`, encrypted where a key is given (`….parquet.sealed`). An absent fact is NULL
 * with `<name> known` false where null is a value of its own. Refused: `POPULATION_EMPTY`, `POPULATION_VALUE` with the row.
 */
export async function freezePopulation(database: PopulationDatabase, people: People, order: FreezeOrder): Promise<Outcome<FrozenPopulation>> {
  const { folder, key } = order;
  const fields = order.fields.filter(({ bands }) => !bands);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const table = `freezing_${randomUUID().replaceAll('-', '')}`;
  let codes: FrozenCodes | undefined;
  let scratch: ScratchFolder | undefined;
  try {
    const filled = await fill(database, table, people, { ...order, fields });
    if (!filled.ok) return filled;

    const told = await toldOf(database, table, fields);
    codes = await codesOf(database, table, order.fields, filled.value);
    scratch = await openScratch(folder, filled.value * widestPerson);
    const draft = scratch.file;
    await database.run(`COPY (${exactly(order.fields, told, codes)} FROM ${table}) TO '${draft.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
    const hash = await hashOf(draft);
    const file = fileOf(folder, hash, key !== undefined);
    if (key) await sealFile(draft, file, key);
    else await copyFile(draft, file);

    return done({ hash, file, people: filled.value, columns: readingsOf(order.fields, told, codes) });
  } finally {
    await database.run(`DROP ${'sql' in people ? 'VIEW' : 'TABLE'} IF EXISTS ${table}`);
    await codes?.drop();
    await scratch?.remove();
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
    // Made up anew wherever they are read: ten million need not stand in memory for that.
    await database.run(`CREATE VIEW ${table} AS ${people.sql}`);
    const [row] = await database.rows(`SELECT COUNT(*) AS people FROM ${table}`);
    return Number(row?.people) > 0 ? done(Number(row?.people)) : empty;
  }
  await database.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
  const rows = rowsOf(people, order.fields, order.progress);
  const count = await database.append(table, rows.pages());
  if (rows.wrong) return refused('POPULATION_VALUE', rows.wrong);

  return count > 0 ? done(count) : empty;
}

const drafted = { number: 'DOUBLE', money: 'DOUBLE', text: 'VARCHAR', texts: 'VARCHAR', boolean: 'BOOLEAN' } as const;

/** Each column in the smallest form that says the same, so that a whole province is read quickly. */
function exactly(fields: readonly FrozenField[], told: Told, codes: FrozenCodes): string {
  const columns = fields.flatMap((field) => {
    const { name, type, nullable, bands } = field;
    const text = bands ? bandOf(bands, typeOf(fields, bands.of)) : quoted(name);
    const coded = codes.texts.has(name) || codes.lists.has(name);
    const value = coded ? codes.codeOf(name, text) : type === 'texts' ? listOf(text) : `CAST(${text} AS ${told.types.get(name)})`;
    return [`${value} AS ${quoted(name)}`, ...(nullable ? [quoted(`${name} known`)] : [])];
  });
  return `SELECT ${columns.join(', ')}`;
}

function listOf(joined: string): string {
  return `CASE WHEN ${joined} = '' THEN [] ELSE string_split(${joined}, chr(31)) END`;
}

function typeOf(fields: readonly FrozenField[], name: string): FrozenField['type'] {
  return fields.find((field) => field.name === name)?.type ?? 'number';
}

interface Told {
  /** Columns whose fact is known for everybody: their statements need not ask. */
  readonly complete: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, string>;
}

async function toldOf(database: PopulationDatabase, table: string, fields: readonly FrozenField[]): Promise<Told> {
  const asked = fields.flatMap(({ name, type, nullable }, index) => {
    const column = quoted(name);
    const number = type === 'number' || type === 'money';
    return [
      `COALESCE(BOOL_AND(${nullable ? quoted(`${name} known`) : `${column} IS NOT NULL`}), FALSE) AS complete_${index}`,
      ...(number ? [`COALESCE(BOOL_AND(${column} = FLOOR(${column})), FALSE) AS whole_${index}`, `MAX(ABS(${column})) AS most_${index}`] : []),
    ];
  });
  const [row = {}] = await database.rows(`SELECT ${asked.join(', ')} FROM ${table}`);

  return {
    complete: new Set(fields.flatMap(({ name }, index) => (row[`complete_${index}`] === true ? [name] : []))),
    types: new Map(fields.map(({ name, type }, index) => [name, columnType(type, row[`whole_${index}`] === true, Number(row[`most_${index}`] ?? 0))])),
  };
}

/** Numbers are kept exactly, whole ones as the smallest whole numbers that hold them all, so that sums and comparisons are those of the rules. */
function columnType(type: FrozenField['type'], whole: boolean, most: number): string {
  if (type === 'boolean') return 'BOOLEAN';
  if (type !== 'number' && type !== 'money') return 'VARCHAR';
  if (!whole && type === 'number') return 'DECIMAL(18, 4)';

  return wholeTypes.find(([, limit]) => most <= limit)?.[0] ?? 'BIGINT';
}

const wholeTypes: readonly (readonly [string, number])[] = [
  ['TINYINT', 127],
  ['SMALLINT', 32_767],
  ['INTEGER', 2_147_483_647],
];

const kinds = { number: 'number', money: 'number', text: 'text', texts: 'list', boolean: 'boolean' } as const;

function readingsOf(fields: readonly FrozenField[], { complete, types }: Told, codes: FrozenCodes): readonly PopulationColumn[] {
  return fields.map(({ name, type, nullable, bands }) => ({
    ...{ fact: name, column: name, kind: kinds[bands ? 'text' : type] },
    ...(nullable ? { known: `${name} known` } : {}),
    ...(complete.has(name) ? { complete: true } : {}),
    ...(wholeTypes.some(([narrow]) => narrow === types.get(name)) ? { narrow: true } : {}),
    ...codedReading(codes, name),
  }));
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);

  return hash.digest('hex');
}

const empty = refused('POPULATION_EMPTY', { zh: '人群是空的，没有可以冻结的数据。', en: 'There is nobody to freeze.' });
