import { alike, codedIn, codedListHas, decoded } from './coded.js';
import { isNull } from './comparison-to-sql.js';
import { and, no, not, or, unless } from './logic.js';
import type { Dialect, Statement } from './statement.js';
import { NotInSql, openOf, type Term } from './term.js';

type CallToSql = (args: readonly Term[], statement: Statement) => Term;

/** The functions that have SQL; one line each. */
const calls: Readonly<Record<string, CallToSql>> = {
  abs: (args) => ofNumbers(args, ([one]) => `ABS(${one})`),
  min: (args) => (args.length > 1 ? ofNumbers(args, (values) => `LEAST(${values.join(', ')})`) : unsupported('min')),
  max: (args) => (args.length > 1 ? ofNumbers(args, (values) => `GREATEST(${values.join(', ')})`) : unsupported('max')),
  sum: ([list, ...more]) => (list?.sum !== undefined && more.length === 0 ? { ...list, kind: 'number', value: list.sum, sum: undefined } : unsupported('sum')),
  'list contains': listContains,
  'is defined': ([of]) => isDefined(of),
  coalesce: firstDefined,
};

/** A call, or the refusal that names the function. */
export function callToSql(name: string, args: readonly Term[], statement: Statement): Term {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  return call ? call(args, statement) : unsupported(name);
}

function unsupported(name: string): never {
  throw new NotInSql({ zh: `函数“${name}”没有对应的语句`, en: `the function "${name}" has no SQL` });
}

function ofNumbers(args: readonly Term[], write: (values: readonly string[]) => string): Term {
  if (args.some(({ kind, quotient }) => kind !== 'number' || quotient)) throw new NotInSql({ zh: '函数的参数不是数字', en: 'an argument is no plain number' });
  const failedBefore = or(...args.map(({ failed }) => failed));
  const open = openOf(...args);
  const failed = or(failedBefore, and(not(open), or(...args.map(isNull))));
  const unknown = and(or(...args.map((arg) => arg.unknown)), not(failedBefore));

  return { kind: 'number', value: unless(or(failed, unknown), write(args.map(({ value }) => value))), failed, unknown, nullable: false };
}

function listContains([list, element]: readonly Term[], { dialect }: Statement): Term {
  if (list?.kind !== 'list' || !element?.constant || element.kind === 'null' || element.kind === 'list') return unsupported('list contains');
  const failed = or(list.failed, and(not(list.unknown), isNull(list)));
  const open = or(list.unknown, failed);
  const entry = element.constant.value;
  const coded = typeof entry === 'string' ? codedListHas(list, entry) : undefined;
  if (coded !== undefined) return { kind: 'boolean', value: unless(open, coded), unknown: list.unknown, failed, nullable: false };
  const has = listHas(decoded(list).value, decoded(element).value, dialect);

  return { kind: 'boolean', value: unless(open, `COALESCE(${has}, FALSE)`), unknown: list.unknown, failed, nullable: false };
}

function listHas(list: string, entry: string, dialect: Dialect): string {
  return dialect === 'duckdb' ? `list_contains(${list}, ${entry})` : `(${entry} = ANY(${list}))`;
}

function isDefined(of: Term | undefined): Term {
  if (!of) return unsupported('is defined');
  const value = unless(of.failed, of.kind === 'null' ? no : and(not(of.unknown), `(${of.value} IS NOT NULL)`));

  return { kind: 'boolean', value, unknown: no, failed: of.failed, nullable: false };
}

function firstDefined(given: readonly Term[], statement: Statement): Term {
  const args = alike(given, statement);
  const kinds = [...new Set(args.map(({ kind }) => kind).filter((kind) => kind !== 'null'))];
  const [kind = 'null', ...others] = kinds;
  if (others.length > 0 || args.some(({ quotient }) => quotient)) return unsupported('coalesce');
  const failed = or(...args.map((arg) => arg.failed));
  const value = kind === 'null' ? 'NULL' : `COALESCE(${args.map((arg) => arg.value).join(', ')})`;
  const unknown = and(not(failed), `(${value} IS NULL)`, or(...args.map((arg) => arg.unknown)));

  return {
    kind,
    value: unless(failed, value),
    failed,
    unknown: or(...args.map((arg) => arg.unknown)) === no ? no : unknown,
    nullable: true,
    coded: codedIn(args),
  };
}
