import { numberText } from '../expressions/number.js';
import { isList } from '../facts/fact-path.js';
import type { Value } from '../values.js';
import { layersOf } from './layers.js';
import { no, yes } from './logic.js';
import { kindOfValue, NotInSql, sure, type Term } from './term.js';

export type Dialect = 'duckdb' | 'postgresql';

/** A column that is asked for, and what it shall be called. */
export interface Pick {
  readonly sql: string;
  readonly as: string;
}

const longestPart = 200_000;
/** What is shorter than this is computed as fast as it is read. */
const leastRemembered = 60;

/** What costs nothing to write again: a constant, a bound text, a column. */
const plain = /^(TRUE|FALSE|\d+|'\w+'|CAST\(-?\d+ AS BIGINT\)|CAST\(:\w+ AS VARCHAR\)|"[^"]+")$/;

/** A statement in the making: computed columns, each reading others, and the values that are bound. The same text is computed once. */
export class Statement {
  readonly bindings: Record<string, string> = {};
  private readonly placeholders = new Map<string, string>();
  private readonly kept = new Map<string, string>();
  private readonly columnOf = new Map<string, string>();
  private count = 0;

  constructor(readonly dialect: Dialect) {}

  /** A placeholder for a text; texts never stand in the statement themselves. */
  bind(text: string): string {
    const name = this.placeholders.get(text) ?? `b${this.placeholders.size + 1}`;
    this.placeholders.set(text, name);
    this.bindings[name] = text;

    return `CAST(:${name} AS VARCHAR)`;
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

  keepTerm(term: Term): Term {
    if (term.constant) return term;
    const { quotient, sum } = term;
    return {
      ...term,
      value: quotient ? term.value : this.keep(term.value),
      unknown: this.keep(term.unknown),
      failed: this.keep(term.failed),
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
    const fence = this.dialect === 'postgresql' ? ' OFFSET 0' : '';
    const computed = new Map([...this.kept].filter(([column, sql]) => remembers.get(column) !== sql));
    const { layers, result, read } = layersOf(computed, picks);
    const base = `l0 AS (SELECT ${read.length > 0 ? read.join(', ') : '1 AS "nothing"'} FROM ${source})`;
    const steps = layers.map(
      ({ passed, made }, index) =>
        `l${index + 1} AS (SELECT ${[...passed, ...made.map(({ column, sql }) => `${sql} AS ${column}`)].join(', ')} FROM l${index}${fence})`,
    );

    return `WITH ${[base, ...steps, `result AS (SELECT ${result.map(({ sql, as }) => `${sql} AS ${quoted(as)}`).join(', ')} FROM l${layers.length})`].join(', ')}`;
  }

  /** The columns that picks need and that are worth remembering, each with what it is computed from. */
  columnsFor(picks: readonly Pick[]): ReadonlyMap<string, string> {
    const { layers } = layersOf(this.kept, picks, leastRemembered);
    const columns = layers.flatMap(({ made }) => made.map(({ column }) => column));

    return new Map(columns.map((column) => [column, this.kept.get(column) ?? '']));
  }
}

/** An identifier in quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
