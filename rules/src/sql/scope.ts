import type { CompiledExpression } from '../expressions/compile-expression.js';
import { readFact } from '../facts/read-fact.js';
import type { Facts, Value } from '../values.js';
import { separator } from './coded.js';
import { and, no, not, yes } from './logic.js';
import { listSeparator, quoted, type Statement } from './statement.js';
import { NotInSql, type SqlKind, type Term } from './term.js';

/** One column of a frozen population. */
export interface PopulationColumn {
  /** Dotted name of the fact that stands in it. */
  readonly fact: string;
  readonly column: string;
  readonly kind: Exclude<SqlKind, 'null'>;
  /** A column that is true where the fact is known. Without it NULL means unknown, and nothing is ever null. */
  readonly known?: string;
  /** True where the fact is known for everybody, as whoever froze the population has counted. */
  readonly complete?: boolean;
  /** Numbers stand in it, a smaller one than `BIGINT`: it is widened before anything is computed with it. */
  readonly narrow?: boolean;
  /** Numbers stand in it instead of texts: by the text, the same in all columns of a source. */
  readonly codes?: Readonly<Record<string, number>>;
  /** Numbers stand in it instead of lists: places in this list. */
  readonly lists?: readonly (readonly string[])[];
}

/** Names that expressions can read: columns, parameters, what earlier decisions gave, and the tested input of a cell. */
export class Scope {
  private readonly given = new Map<string, Term>();
  private readonly locals = new Map<number, Term>();

  constructor(
    readonly statement: Statement,
    columns: readonly PopulationColumn[],
    private readonly parameters: Facts,
  ) {
    for (const column of columns) this.given.set(column.fact, columnTerm(column, statement));
  }

  /** From now on a name stands for this term: a required decision's output. */
  give(name: string, term: Term): void {
    this.given.set(name, term);
  }

  /** The name stands for nothing again. */
  take(name: string): void {
    this.given.delete(name);
  }

  fact(path: readonly string[]): Term {
    const name = path.join('.');
    const found = this.given.get(name);
    if (found) return found;
    if ([...this.given.keys()].some((known) => name.startsWith(`${known}.`) || known.startsWith(`${name}.`)))
      throw new NotInSql({ zh: `“${name}”不是一列`, en: `"${name}" is no column` });
    const constant = path[0] === 'params' ? this.parameter(path) : undefined;

    return constant === undefined ? { kind: 'null', value: 'NULL', unknown: yes, failed: no, nullable: false } : this.statement.constant(constant);
  }

  private parameter(path: readonly string[]): Value | undefined {
    return readFact({ params: this.parameters }, path);
  }

  /** The value of an expression that reads nothing but parameters. */
  constantOf({ facts, evaluate }: CompiledExpression): Value | undefined {
    const result = facts.every((fact) => fact.startsWith('params.')) ? evaluate({ params: this.parameters }) : undefined;
    return result?.status === 'value' ? result.value : undefined;
  }

  local(slot: number): Term {
    const found = this.locals.get(slot);
    if (!found) throw new NotInSql({ zh: '循环中的名称', en: 'a name bound by a loop' });

    return found;
  }

  /**
   * A condition over a tested value: open wherever the value is, whatever the tests say. Inside the tests the value stands as
   * known, because they are only looked at where it is.
   */
  tested(value: Term, slot: number, test: () => Term): Term {
    const before = this.locals.get(slot);
    const always = value.unknown === no && value.failed === no;
    this.locals.set(slot, value.constant ? value : { ...value, unknown: no, failed: no, nullable: value.nullable || !always });
    const answer = test();
    if (before) this.locals.set(slot, before);
    else this.locals.delete(slot);
    const failed = orFailed(value, answer);
    const unknown = value.unknown === no ? answer.unknown : `(${value.unknown} OR ${answer.unknown})`;
    return { ...answer, unknown: and(unknown, not(failed)), failed, value: value.unknown === no && value.failed === no ? answer.value : closed(value, answer) };
  }
}

/** A column as it is read. */
export function columnTerm({ column, kind, known, complete, narrow, codes, lists }: PopulationColumn, statement: Statement): Term {
  const plain = quoted(column);
  const unknown = complete ? no : known === undefined ? `(${plain} IS NULL)` : not(quoted(known));
  const term = { kind, value: narrow ? `CAST(${plain} AS BIGINT)` : plain, unknown, failed: no, nullable: known !== undefined };
  if (codes || lists || kind === 'boolean') statement.hasFew(plain);
  if (known !== undefined) statement.hasFew(quoted(known));
  if (codes) {
    statement.learn(codes);
    return { ...term, coded: statement };
  }
  if (!lists) return term;
  const having = (entry: string) => lists.flatMap((list, code) => (list.includes(entry) ? [code] : []));

  return { ...term, lists: { having, textOf: (code) => statement.listOf(code, lists.map((list) => list.join(separator)).join(listSeparator)) } };
}

function orFailed(value: Term, answer: Term): string {
  const own = and(not(value.unknown), answer.failed);
  if (value.failed === no) return own;

  return own === no ? value.failed : `(${value.failed} OR ${own})`;
}

function closed(value: Term, answer: Term): string {
  return `CASE WHEN ${value.unknown} OR ${value.failed} THEN NULL ELSE ${answer.value} END`;
}
