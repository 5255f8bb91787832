import { numberText } from '../expressions/number.js';
import { isList } from '../facts/fact-path.js';
import type { Value } from '../values.js';
import { codable, separator, type TextCodes } from './coded.js';
import { layersOf } from './layers.js';
import { type FewValues, leavesOf } from './leaves.js';
import { no, yes } from './logic.js';
import { kindOfValue, NotInSql, sure, type Term } from './term.js';

export type Dialect = 'duckdb' | 'postgresql';

/** A column that is asked for, and what it shall be called. */
export interface Pick {
  readonly sql: string;
  readonly as: string;
}

const longestPart = 200_000;
/** Between lists that stand in one binding. */
export const listSeparator = '\u001e';
/** What is shorter than this is computed as fast as it is read. */
const leastRemembered = 60;

/** What costs nothing to write again: a constant, a bound text, a column. */
const plain = /^(TRUE|FALSE|\d+|'\w+'|CAST\(-?\d+ AS BIGINT\)|CAST\(:\w+ AS VARCHAR\)|"[^"]+"|CAST\("[^"]+" AS BIGINT\))$/;

/** A statement in the making: computed columns, each reading others, and the values that are bound. The same text is computed once. */
export class Statement implements TextCodes, FewValues {
  readonly bindings: Record<string, string> = {};
  private readonly placeholders = new Map<string, string>();
  private readonly kept = new Map<string, string>();
  private readonly columnOf = new Map<string, string>();
  private readonly numberOf = new Map<string, number>();
  readonly few = new Set<string>();
  readonly truths = new Set<string>();
  private count = 0;

  constructor(readonly dialect: Dialect) {}

  /** A placeholder for a text; texts never stand in the statement themselves. */
  bind(text: string): string {
    const name = this.placeholders.get(text) ?? `b${this.placeholders.size + 1}`;
    this.placeholders.set(text, name);
    this.bindings[name] = text;

    return `CAST(:${name} AS VARCHAR)`;
  }

  /** Gives texts the numbers that stand for them in the source. */
  learn(numbers: Readonly<Record<string, number>>): void {
    for (const [text, number] of Object.entries(numbers)) {
      if ((this.numberOf.get(text) ?? number) !== number) throw new RangeError(`two numbers for the text "${text}"`);
      this.numberOf.set(text, number);
    }
  }

  codeOf(text: string): string {
    const number = this.numberOf.get(codable(text)) ?? 1 + Math.max(-1, ...this.numberOf.values());
    this.numberOf.set(text, number);
    if (Object.hasOwn(this.bindings, 'texts')) this.bindTexts();

    return String(number);
  }

  textOf(code: string): string {
    this.bindTexts();

    return this.entry(this.split('CAST(:texts AS VARCHAR)', separator), code);
  }

  /** The list of a number; lists are parted by one sign and their entries by another. */
  listOf(code: string, lists: string): string {
    const list = this.entry(this.split(this.bind(lists), listSeparator), code);
    return `CASE WHEN ${list} = '' THEN CAST(${this.dialect === 'duckdb' ? '[]' : 'ARRAY[]'} AS VARCHAR[]) ELSE ${this.split(list, separator)} END`;
  }

  private bindTexts(): void {
    const texts: string[] = Array.from({ length: 1 + Math.max(-1, ...this.numberOf.values()) }, () => '');
    for (const [text, number] of this.numberOf) texts[number] = text;
    this.bindings.texts = texts.join(separator);
  }

  private split(text: string, sign: string): string {
    return `${this.dialect === 'duckdb' ? 'string_split' : 'string_to_array'}(${text}, chr(${sign.charCodeAt(0)}))`;
  }

  private entry(list: string, code: string): string {
    return this.dialect === 'duckdb' ? `list_extract(${list}, ${code} + 1)` : `(${list})[${code} + 1]`;
  }

  /** A constant. */
  constant(value: Value): Term {
    return { ...sure(kindOfValue(value), this.constantText(value), value === null), constant: { value } };
  }

  private constantText(value: Value): string {
    if (value === null) return 'NULL';
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') return Number.isSafeInteger(value) ? `CAST(${value} AS BIGINT)` : numberText(value);
    if (typeof value === 'string') return this.bind(value);

    return isList(value) ? this.listText(value.map((item) => this.constantText(item))) : 'NULL';
  }

  private listText(items: readonly string[]): string {
    return this.dialect === 'duckdb' ? `[${items.join(', ')}]` : `ARRAY[${items.join(', ')}]`;
  }

  /** Names a computed part, so that it stands once however often it is read; `name` helps whoever reads the statement. */
  keep(sql: string, name?: string): string {
    if (sql.length > longestPart) throw new NotInSql({ zh: '语句过大，请拆分决策', en: 'the statement would be too large; split the decision' });
    if (plain.test(sql) || (sql === 'NULL' && name === undefined)) return sql;
    const known = this.columnOf.get(sql);
    if (known !== undefined) return known;
    this.count += 1;
    const column = quoted(name === undefined ? `_${this.count}` : `_${this.count} ${name}`);
    this.kept.set(column, sql);
    this.columnOf.set(sql, column);

    return column;
  }

  /** Keeps a truth. */
  keepTruth(sql: string): string {
    const column = this.keep(sql);
    this.truths.add(column);

    return column;
  }

  /** Keeps a value in a column that is known to have few of them where it is a truth or the number of a text. */
  keepValue({ kind, coded, lists, value }: Term, name?: string): string {
    const column = this.keep(value, name);
    if (coded || lists) this.few.add(column);
    if (kind === 'boolean') this.truths.add(column);

    return column;
  }

  /** A column of the source has few values. */
  hasFew(column: string): void {
    this.few.add(column);
  }

  keepTerm(term: Term): Term {
    if (term.constant) return term;
    const { quotient, sum } = term;
    return {
      ...term,
      value: quotient ? term.value : this.keepValue(term),
      unknown: this.keepTruth(term.unknown),
      failed: this.keepTruth(term.failed),
      ...(quotient ? { quotient: { over: this.keep(quotient.over), by: this.keep(quotient.by) } } : {}),
      ...(sum === undefined ? {} : { sum: this.keep(sum) }),
    };
  }

  /**
   * `WITH` clauses over the source, the last of them named `result` with the picked columns and nothing else: what they do not read is
   * not computed. `OFFSET 0` keeps PostgreSQL from computing a column anew wherever it is read. Columns that the source `remembers` by
   * name and text are read from it.
   */
  text(source: string, picks: readonly Pick[], remembers: ReadonlyMap<string, string> = new Map()): string {
    return `WITH ${this.clauses(this.computedAbove(remembers), { source, picks, name: 'l', result: 'result' }).join(', ')}`;
  }

  /**
   * The same with people counted: `result` has `people` for each row, and nobody is told apart who agrees in all that is picked. Where
   * what is picked follows from columns of few values, it is computed once for all who agree in those.
   */
  countedText(source: string, picks: readonly Pick[], remembered: RememberedColumns = nothingRemembered): string {
    const computed = this.computedAbove(remembered.columns);
    const inCells = [...remembered.inCells].flatMap(([column, sql]) => (this.kept.get(column) === sql ? [column] : []));
    for (const column of inCells) this.hasFew(column);
    const leaves = leavesOf(computed, picks, this);
    const { cells } = remembered;
    if (!leaves) return this.text(withCells(source, cells, remembered.onlyInCells), [...picks, { sql: '1', as: 'people' }], remembered.columns);
    const told = leaves.filter((column) => inCells.includes(column));
    const counted = [...leaves.filter((column) => !told.includes(column)), ...(told.length > 0 ? ['"cell"'] : [])];
    const above = new Map([...computed].filter(([column]) => !leaves.includes(column)));

    return `WITH ${[
      ...this.clauses(computed, { source, picks: counted.map((column) => ({ sql: column, as: unquoted(column) })), name: 'l', result: 'persons' }),
      `alike AS (SELECT ${counted.join(', ')}, COUNT(*) AS "people" FROM persons GROUP BY ${counted.join(', ')})`,
      ...this.clauses(above, { source: withCells('alike', cells, told), picks: [...picks, { sql: '"people"', as: 'people' }], name: 'm', result: 'result' }),
    ].join(', ')}`;
  }

  /** The columns of few values that all of this follows from, if it does. */
  leavesOf(picks: readonly Pick[]): readonly string[] | undefined {
    return leavesOf(this.kept, picks, this);
  }

  /** How a column is computed; `undefined` for one of the source. */
  textOfColumn(column: string): string | undefined {
    return this.kept.get(column);
  }

  private computedAbove(remembers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return new Map([...this.kept].filter(([column, sql]) => remembers.get(column) !== sql));
  }

  private clauses(computed: ReadonlyMap<string, string>, { source, picks, name, result }: Clauses): readonly string[] {
    const fence = this.dialect === 'postgresql' ? ' OFFSET 0' : '';
    const planned = layersOf(computed, picks);
    const steps = planned.layers.map(
      ({ passed, made }, index) =>
        `${name}${index + 1} AS (SELECT ${[...passed, ...made.map(({ column, sql }) => `${sql} AS ${column}`)].join(', ')} FROM ${name}${index}${fence})`,
    );
    return [
      `${name}0 AS (SELECT ${planned.read.length > 0 ? planned.read.join(', ') : '1 AS "nothing"'} FROM ${source})`,
      ...steps,
      `${result} AS (SELECT ${planned.result.map(({ sql, as }) => `${sql} AS ${quoted(as)}`).join(', ')} FROM ${name}${planned.layers.length})`,
    ];
  }

  /** The columns that picks need and that are worth remembering, each with what it is computed from. */
  columnsFor(picks: readonly Pick[]): ReadonlyMap<string, string> {
    const { layers } = layersOf(this.kept, picks, leastRemembered);
    const columns = layers.flatMap(({ made }) => made.map(({ column }) => column));

    return new Map(columns.map((column) => [column, this.kept.get(column) ?? '']));
  }
}

/**
 * What a source remembers of a baseline: columns of its own, by name and text, and columns of a table of `cells` that a person belongs
 * to by number, by name and text (`undefined` for columns of the population); some stand in the cells only.
 */
export interface RememberedColumns {
  readonly columns: ReadonlyMap<string, string>;
  readonly cells: string;
  readonly inCells: ReadonlyMap<string, string | undefined>;
  readonly onlyInCells: readonly string[];
}

const nothingRemembered: RememberedColumns = { columns: new Map(), cells: '', inCells: new Map(), onlyInCells: [] };

function withCells(source: string, cells: string, columns: readonly string[]): string {
  if (columns.length === 0) return source;

  return `(SELECT people.*, ${columns.map((column) => `cells.${column}`).join(', ')} FROM ${source} AS people JOIN ${cells} AS cells USING ("cell"))`;
}

interface Clauses {
  readonly source: string;
  readonly picks: readonly Pick[];
  /** Of the layers; a number follows. */
  readonly name: string;
  /** Of the last. */
  readonly result: string;
}

/** An identifier in quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The name of a column that stands in quotes. */
export function unquoted(column: string): string {
  return column.slice(1, -1).replaceAll('""', '"');
}
