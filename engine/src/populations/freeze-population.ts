import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { done, type Outcome, refused, type Value } from '@onething/rules';
import { type PopulationColumn, quoted } from '@onething/rules/sql';
import type { Cell, PopulationDatabase } from './population-database.js';

/** A column to freeze: its name, what it holds, and how a person's value is read. `money` is whole 分. */
export interface FrozenField {
  readonly name: string;
  /** The fact that the column answers; groups such as the county may have none. */
  readonly fact?: string;
  readonly type: 'number' | 'money' | 'text' | 'boolean';
  /** True where null is a value of its own and not the same as unknown. */
  readonly nullable?: boolean;
}

/** A population at rest: people at a stated time, named by the hash of the file. */
export interface FrozenPopulation {
  readonly hash: string;
  readonly file: string;
  readonly people: number;
  readonly columns: readonly PopulationColumn[];
  readonly asOf: string;
  readonly by: string;
  readonly why: string;
}

/** What freezing needs to know besides the people. */
export interface FreezeOrder {
  readonly folder: string;
  readonly fields: readonly FrozenField[];
  readonly asOf: string;
  readonly by: string;
  readonly why: string;
  /** Called every 10,000 people. */
  readonly progress?: (people: number) => void;
}

/**
 * Writes people to one columnar file, `<sha-256>.parquet`, and beside it `<sha-256>.json` that says when, by whom and why. An absent
 * fact is NULL with `<name> known` false where null is a value of its own. Refused: `POPULATION_EMPTY`, `POPULATION_VALUE` with the row.
 */
export async function freezePopulation(
  database: PopulationDatabase,
  people: AsyncIterable<Readonly<Record<string, Value>>> | Iterable<Readonly<Record<string, Value>>>,
  order: FreezeOrder,
): Promise<Outcome<FrozenPopulation>> {
  const { folder, fields } = order;
  await mkdir(folder, { recursive: true });
  await database.run(`CREATE OR REPLACE TEMP TABLE freezing (${fields.map(columnOf).join(', ')})`);
  const rows = cellsOf(people, order);
  const count = await database.append('freezing', rows.cells());
  if (rows.wrong) return refused('POPULATION_VALUE', rows.wrong);
  if (count === 0) return refused('POPULATION_EMPTY', { zh: '人群是空的，没有可以冻结的数据。', en: 'There is nobody to freeze.' });

  const draft = path.join(folder, `freezing-${process.pid}.parquet`);
  await database.run(
    `COPY (SELECT ${fields.flatMap(exactOf).join(', ')} FROM freezing) TO '${draft.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  const complete = await completeColumns(database, fields);
  await database.run('DROP TABLE freezing');
  const hash = await hashOf(draft);
  const file = path.join(folder, `${hash}.parquet`);
  await rename(draft, file);
  const { asOf, by, why } = order;
  const frozen = { hash, file, people: count, columns: fields.flatMap((field) => readingOf(field, complete.has(field.name))), asOf, by, why };
  await writeFile(path.join(folder, `${hash}.json`), JSON.stringify({ ...frozen, bytes: (await stat(file)).size }, null, 2));

  return done(frozen);
}

/** Deletes a population whose time is over. */
export async function deletePopulation({ file }: Pick<FrozenPopulation, 'file'>): Promise<void> {
  await rm(file, { force: true });
  await rm(file.replace(/\.parquet$/, '.json'), { force: true });
}

/** Where a statement reads the people from. */
export function sourceOf({ file }: Pick<FrozenPopulation, 'file'>): string {
  return `read_parquet('${file.replaceAll("'", "''")}')`;
}

const types = { number: 'DOUBLE', money: 'DOUBLE', text: 'VARCHAR', boolean: 'BOOLEAN' } as const;

function columnOf({ name, type, nullable }: FrozenField): string {
  return `${quoted(name)} ${types[type]}${nullable ? `, ${quoted(`${name} known`)} BOOLEAN` : ''}`;
}

/** Numbers are kept as exact decimals, so that sums and comparisons are those of the rules. */
function exactOf({ name, type, nullable }: FrozenField): readonly string[] {
  const exact = { number: 'DECIMAL(18, 4)', money: 'BIGINT', text: 'VARCHAR', boolean: 'BOOLEAN' }[type];
  const column = `CAST(${quoted(name)} AS ${exact}) AS ${quoted(name)}`;

  return nullable ? [column, quoted(`${name} known`)] : [column];
}

/** Names of the columns whose fact is known for everybody: their statements need not ask. */
async function completeColumns(database: PopulationDatabase, fields: readonly FrozenField[]): Promise<ReadonlySet<string>> {
  const known = fields.map(
    ({ name, nullable }) => `COALESCE(BOOL_AND(${nullable ? quoted(`${name} known`) : `${quoted(name)} IS NOT NULL`}), FALSE) AS ${quoted(name)}`,
  );
  const [row] = await database.rows(`SELECT ${known.join(', ')} FROM freezing`);

  return new Set(fields.map(({ name }) => name).filter((name) => row?.[name] === true));
}

function readingOf({ name, fact, type, nullable }: FrozenField, complete: boolean): readonly PopulationColumn[] {
  if (fact === undefined) return [];
  const kind = type === 'money' ? 'number' : type;

  return [{ fact, column: name, kind, ...(nullable ? { known: `${name} known` } : {}), ...(complete ? { complete } : {}) }];
}

function cellsOf(people: AsyncIterable<Readonly<Record<string, Value>>> | Iterable<Readonly<Record<string, Value>>>, { fields, progress }: FreezeOrder) {
  const state: { wrong?: { zh: string; en: string } } = {};
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    let row = 0;
    for await (const person of people) {
      row += 1;
      if (row % 10_000 === 0) progress?.(row);
      const made: Cell[] = [];
      for (const { name, type, nullable } of fields) {
        const value = person[name];
        if (!fitsColumn(value, type)) {
          state.wrong = { zh: `第 ${row} 人的“${name}”不是应有的类型。`, en: `"${name}" of person ${row} is not of its type.` };
          return;
        }
        made.push(cellOf(value));
        if (nullable) made.push(value !== undefined);
      }
      yield made;
    }
  }
  return {
    cells,
    get wrong() {
      return state.wrong;
    },
  };
}

function fitsColumn(value: Value | undefined, type: FrozenField['type']): boolean {
  if (value === undefined || value === null) return true;
  if (type === 'text') return typeof value === 'string';
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number') return false;

  return type === 'money' ? Number.isSafeInteger(value) : Math.abs(value) < 1e13 && Number(value.toFixed(4)) === value;
}

function cellOf(value: Value | undefined): Cell {
  return typeof value === 'object' ? null : value;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);

  return hash.digest('hex');
}
