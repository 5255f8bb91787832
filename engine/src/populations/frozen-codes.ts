import { type PopulationColumn, quoted } from '@onething/rules/sql';
import { bandLabels } from './bands.js';
import type { FrozenField } from './frozen-field.js';
import type { PopulationDatabase } from './population-database.js';

/** Columns whose few texts or lists are frozen as numbers, and what the numbers stand for. */
export interface FrozenCodes {
  readonly texts: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly lists: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** A column as its number, as SQL. */
  readonly codeOf: (name: string, text: string) => string;
  readonly drop: () => Promise<void>;
}

/** A column with more values stays as it is. */
const mostValues = 1000;
/** So many people share a value on average: a column of what tells people apart is not written outside the encrypted file. */
const leastPeople = 20;
const separator = '\u001f';

/**
 * Finds the columns of a drafted table that have few values. A text has the same number in every column, so that columns can be
 * compared; numbers follow the order of the texts, so that the same people make the same file.
 */
export async function codesOf(database: PopulationDatabase, table: string, fields: readonly FrozenField[], people: number): Promise<FrozenCodes> {
  const texts = new Map<string, readonly string[]>();
  const lists = new Map<string, readonly string[]>();
  for (const field of fields) {
    if (field.bands) texts.set(field.name, bandLabels(field.bands, typeOf(fields, field.bands.of)));
    else if (field.type === 'text' || field.type === 'texts') {
      const values = await fewValues(database, table, field.name, people);
      if (values && (field.type === 'texts' || values.every((value) => !value.includes(separator))))
        (field.type === 'text' ? texts : lists).set(field.name, values);
    }
  }
  const all = inOrder([...texts.values()].flat());
  const textType = await enumOf(database, `${table} texts`, all);
  const listTypes = new Map<string, string>();
  for (const [name, values] of lists) listTypes.set(name, await enumOf(database, `${table} ${name}`, inOrder(values)));

  return {
    texts: new Map([...texts].map(([name, values]) => [name, Object.fromEntries(inOrder(values).map((text) => [text, all.indexOf(text)]))])),
    lists: new Map([...lists].map(([name, values]) => [name, inOrder(values).map((joined) => (joined === '' ? [] : joined.split(separator)))])),
    codeOf: (name, text) => `CAST(enum_code(CAST(${text} AS ${listTypes.get(name) ?? textType})) AS SMALLINT)`,
    drop: async () => {
      for (const type of [textType, ...listTypes.values()]) await database.run(`DROP TYPE IF EXISTS ${type}`);
    },
  };
}

async function fewValues(database: PopulationDatabase, table: string, name: string, people: number): Promise<readonly string[] | undefined> {
  const column = quoted(name);
  // Guessed first: counting a million different texts exactly would cost more than it saves.
  const [guess] = await database.rows(`SELECT APPROX_COUNT_DISTINCT(${column}) AS guess FROM ${table}`);
  if (Number(guess?.guess) > 2 * mostValues) return undefined;
  const rows = await database.rows(`SELECT DISTINCT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`);
  const few = rows.length <= mostValues && rows.length * leastPeople <= people;

  return few ? rows.map(({ value }) => String(value)) : undefined;
}

function inOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

async function enumOf(database: PopulationDatabase, name: string, texts: readonly string[]): Promise<string> {
  const type = quoted(name);
  const literals = (texts.length > 0 ? texts : ['']).map((text) => `'${text.replaceAll("'", "''")}'`);
  await database.run(`CREATE TYPE ${type} AS ENUM (${literals.join(', ')})`);

  return type;
}

function typeOf(fields: readonly FrozenField[], name: string): FrozenField['type'] {
  return fields.find((field) => field.name === name)?.type ?? 'number';
}

/** How a coded column is read. */
export function codedReading({ texts, lists }: FrozenCodes, name: string): Pick<PopulationColumn, 'codes' | 'lists'> {
  const [codes, list] = [texts.get(name), lists.get(name)];
  return { ...(codes ? { codes } : {}), ...(list ? { lists: list } : {}) };
}
