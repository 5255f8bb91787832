import type { ArithmeticOperator } from '../expressions/syntax/node.js';
import { isNull, joined } from './comparison-to-sql.js';
import { and, not, or } from './logic.js';
import { NotInSql, openOf, type Term } from './term.js';

/** `+ - * /` on numbers. A quotient stays exact in two parts: it can be multiplied, divided and compared, not added. */
export function computed(left: Term, operator: ArithmeticOperator, right: Term): Term {
  if (operator === '**') throw new NotInSql({ zh: '乘方', en: 'a power' });
  const nothing = [left, right].filter(({ kind }) => kind === 'null');
  if ([left, right].some(({ kind }) => kind !== 'number' && kind !== 'null') || nothing.some(({ constant }) => constant))
    throw new NotInSql({ zh: '不是数字的运算', en: 'calculating with what is no number' });
  const open = openOf(left, right);
  const { failed: before } = joined(left, right);
  const zero = operator === '/' ? and(not(open), isZero(right)) : 'FALSE';
  const failed = or(before, and(not(open), or(isNull(left), isNull(right))), zero);
  const unknown = and(or(left.unknown, right.unknown), not(before));
  const term = { kind: 'number' as const, unknown, failed, nullable: false };
  if (nothing.length > 0) return { ...term, value: 'CAST(NULL AS BIGINT)' };
  if (operator === '/') return quotient(left, right, term);
  if (operator === '*' && (left.quotient || right.quotient)) return product(left, right, term);
  if (left.quotient || right.quotient) throw new NotInSql({ zh: '商的加减（请先乘后除）', en: 'adding quotients (multiply first, divide last)' });

  return { ...term, value: `(${left.value} ${operator} ${right.value})` };
}

function isZero({ quotient, value, constant }: Term): string {
  if (constant && constant.value !== 0) return 'FALSE';

  return `(${quotient?.over ?? value} = 0)`;
}

type Open = Pick<Term, 'kind' | 'unknown' | 'failed' | 'nullable'>;

function quotient(left: Term, right: Term, term: Open): Term {
  if (right.quotient) throw new NotInSql({ zh: '除以一个商', en: 'dividing by a quotient' });
  const parts = left.quotient ? { over: left.quotient.over, by: `(${left.quotient.by} * ${right.value})` } : { over: left.value, by: right.value };

  return { ...term, quotient: parts, value: rounded(parts, term) };
}

function product(left: Term, right: Term, term: Open): Term {
  if (left.quotient && right.quotient) throw new NotInSql({ zh: '两个商相乘', en: 'multiplying two quotients' });
  const [of, by] = left.quotient ? [left.quotient, right.value] : [right.quotient, left.value];
  if (!of) throw new RangeError('one side is a quotient');
  const parts = { over: `(${of.over} * ${by})`, by: of.by };

  return { ...term, quotient: parts, value: rounded(parts, term) };
}

/** The nearest number of the exact quotient, for whoever only shows it. */
function rounded({ over, by }: { readonly over: string; readonly by: string }, { failed, unknown }: Open): string {
  return `CASE WHEN ${or(failed, unknown)} THEN NULL ELSE CAST(${over} AS DOUBLE PRECISION) / NULLIF(CAST(${by} AS DOUBLE PRECISION), 0) END`;
}
