import { numberText } from '../expressions/number.js';
import { isList } from '../facts/fact-path.js';
import type { Value } from '../values.js';
import { no, yes } from './logic.js';
import { kindOfValue, NotInSql, sure, type Term } from './term.js';

export type Dialect = 'duckdb' | 'postgresql';

const longestPart = 200_000;

/** A statement in the making: layers of computed columns, each reading those below it, and the values that are bound. */
export class Statement {
  readonly bindings: Record<string, string> = {};
  private readonly layers: string[][] = [];
  private pending: string[] = [];
  private count = 0;

  /** `prefix` stands before the names of all computed columns, so that two runs fit into one statement. */
  constructor(
    readonly dialect: Dialect,
    private readonly prefix = '',
  ) {}

  /** A placeholder for a text; texts never stand in the statement themselves. */
  bind(text: string): string {
    const known = Object.entries(this.bindings).find(([, bound]) => bound === text)?.[0];
    const name = known ?? `${this.prefix}b${Object.keys(this.bindings).length + 1}`;
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

  /** Names a computed part, so that it stands once; it can be read after the next `flush`. */
  keep(sql: string, name?: string): string {
    if (sql.length > longestPart) throw new NotInSql({ zh: '语句过大，请拆分决策', en: 'the statement would be too large; split the decision' });
    if (name === undefined && /^(TRUE|FALSE|NULL|\d+|"[^"]+")$/.test(sql)) return sql;
    this.count += 1;
    const column = quoted(`${this.prefix}${name ?? `_${this.count}`}`);
    this.pending.push(`${sql} AS ${column}`);

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

  /** Closes a layer: what was kept can be read from now on. */
  flush(): void {
    if (this.pending.length > 0) this.layers.push(this.pending);
    this.pending = [];
  }

  /** `WITH` clauses over the source, the last of them named `result`. `OFFSET 0` keeps PostgreSQL from computing a column anew wherever it is read. */
  text(source: string): string {
    this.flush();
    const fence = this.dialect === 'postgresql' ? ' OFFSET 0' : '';
    const steps = this.layers.map((columns, index) => `l${index + 1} AS (SELECT *, ${columns.join(', ')} FROM l${index}${fence})`);

    return `WITH l0 AS (SELECT * FROM ${source}), ${[...steps, `result AS (SELECT * FROM l${this.layers.length})`].join(', ')}`;
  }
}

/** An identifier in quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
