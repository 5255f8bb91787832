import { multiply, numberText } from '../expressions/number.js';
import type { ComparisonOperator } from '../expressions/syntax/node.js';
import { isList } from '../facts/fact-path.js';
import type { Value } from '../values.js';
import { alike, decoded } from './coded.js';
import { and, no, not, or, unless } from './logic.js';
import type { Statement } from './statement.js';
import { kindOfValue, NotInSql, openOf, type Term } from './term.js';

/** What stops a part that needs both sides: failed where one side is, else unknown. */
export function joined(left: Term, right: Term): { readonly unknown: string; readonly failed: string } {
  const failed = or(left.failed, right.failed);
  return { failed, unknown: and(or(left.unknown, right.unknown), not(failed)) };
}

/** `=`, `!=` and the orderings of the expression language. */
export function compared(left: Term, operator: ComparisonOperator, right: Term): Term {
  const open = joined(left, right);
  if (operator === '=') return { kind: 'boolean', value: equality(left, right), ...open, nullable: false };
  if (operator === '!=') return { kind: 'boolean', value: not(equality(left, right)), ...open, nullable: false };

  return { kind: 'boolean', value: ordering(left, operator, right), ...open, nullable: left.nullable || right.nullable };
}

/** Values of different kinds are unequal; null equals null. */
function equality(left: Term, right: Term): string {
  const open = openOf(left, right);
  if (left.kind === 'list' || right.kind === 'list') throw new NotInSql({ zh: '比较整个列表', en: 'comparing whole lists' });
  if (left.kind === 'null' || right.kind === 'null') return unless(open, and(isNull(left), isNull(right)));
  if (left.kind !== right.kind) return unless(open, left.nullable && right.nullable ? and(isNull(left), isNull(right)) : no);
  const [a, b] = crossed(...bothAlike(left, right));
  if (!left.nullable && !right.nullable) return left.quotient || right.quotient ? unless(open, `(${a} = ${b})`) : `(${a} = ${b})`;
  if (left.constant || right.constant) return unless(open, `COALESCE(${a} = ${b}, FALSE)`);

  return unless(open, `(${a} IS NOT DISTINCT FROM ${b})`);
}

function bothAlike(left: Term, right: Term): [Term, Term] {
  const [a = left, b = right] = alike([left, right]);
  return [a, b];
}

export function isNull(term: Term): string {
  if (term.kind === 'null' && term.constant) return 'TRUE';

  return term.nullable || term.kind === 'null' ? `(${term.value} IS NULL)` : no;
}

/** Numbers, or texts character by character (and so dates). With null there is no answer. */
function ordering(left: Term, operator: '<' | '<=' | '>' | '>=', right: Term): string {
  if (left.kind === 'null' || right.kind === 'null') return 'CAST(NULL AS BOOLEAN)';
  if (left.kind !== right.kind || (left.kind !== 'number' && left.kind !== 'text'))
    throw new NotInSql({ zh: '比较没有大小的值', en: 'ordering values that have no order' });
  const [a, b] = crossed(decoded(left), decoded(right));
  const plain = `(${a} ${operator} ${b})`;
  const by = left.quotient?.by ?? right.quotient?.by;

  const positive = by !== undefined && (wholeNumber(by) ?? 0) > 0;

  return by === undefined || positive
    ? unless(by === undefined ? no : openOf(left, right), plain)
    : unless(openOf(left, right), `CASE WHEN ${by} > 0 THEN ${plain} ELSE (${b} ${operator} ${a}) END`);
}

/** Both sides times the divisor, so that a quotient is compared without being rounded; texts as they can be compared. */
function crossed(left: Term, right: Term): readonly [string, string] {
  if (left.quotient && right.quotient) throw new NotInSql({ zh: '两个商相比', en: 'comparing two quotients' });
  if (left.quotient) return [left.quotient.over, times(right, left.quotient.by)];
  if (right.quotient) return [times(left, right.quotient.by), right.quotient.over];

  return [left.value, right.value];
}

/** Two constants are multiplied here and not once a person: the product is exact, and a whole one is compared as a whole number. */
function times(term: Term, by: string): string {
  const [a, b] = [term.constant?.value, wholeNumber(by)];
  if (typeof a !== 'number' || b === undefined) return `(${term.value} * ${by})`;
  const product = multiply(a, b);

  return typeof product === 'number' || product.isInteger() ? wholeText(Number(product)) : numberText(product);
}

function wholeText(number: number): string {
  return `CAST(${number} AS BIGINT)`;
}

function wholeNumber(sql: string): number | undefined {
  const [, digits] = /^CAST\((-?\d+) AS BIGINT\)$/.exec(sql) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Equal to one of a constant list's entries. */
export function oneOf(left: Term, list: readonly Value[], statement: Statement): Term {
  const { kind, value, unknown, failed } = left;
  const fitting = list.filter((item) => item !== null && !isList(item) && (kind === 'null' || kindOfValue(item) === kind));
  const terms = fitting.map((item) => (left.coded && typeof item === 'string' ? left.coded.codeOf(item) : statement.constant(item).value));
  if (left.quotient) throw new NotInSql({ zh: '商属于列表', en: 'a quotient in a list' });
  const member = `(${value} IN (${terms.join(', ')}))`;
  const among = terms.length > 0 && kind !== 'null' ? (left.nullable ? `COALESCE(${member}, FALSE)` : member) : no;
  const answer = or(list.includes(null) ? isNull(left) : no, among);

  return { kind: 'boolean', value: unless(or(unknown, failed), answer), unknown, failed, nullable: false };
}
