import { isList } from '../../facts/fact-path.js';
import type { Computed, Failed } from '../computed.js';
import { isEqual } from '../equality.js';
import { type InnerValue, kindOf, kindTitles } from '../inner-value.js';
import { compareNumbers, isNumber } from '../number.js';
import type { Run } from '../run.js';
import type { Between, Comparison, ComparisonOperator, Matches, Membership, Range } from '../syntax/node.js';
import { type Code, type Compile, failAt, firstOpen, isOpen } from './code.js';
import { both, either } from './logic.js';

/** `=` and `!=` compare by value; the orderings compare numbers, or texts (and so dates) by character. With `null` an ordering is `null`. */
export function compileComparison(node: Comparison, compile: Compile): Code {
  const [left, right] = [compile(node.left), compile(node.right)];
  return (run) => {
    const [a, b] = [left(run), right(run)];
    return isOpen(a) || isOpen(b) ? (firstOpen([a, b]) ?? null) : compare(a, b, node.operator, node, run);
  };
}

function compare(a: InnerValue, b: InnerValue, operator: ComparisonOperator, node: { readonly at: number }, run: Run): Computed {
  if (operator === '=') return isEqual(a, b, run);
  if (operator !== '!=') return ordered(a, b, orderings[operator], node);
  const equal = isEqual(a, b, run);

  return typeof equal === 'boolean' ? !equal : equal;
}

const orderings: Readonly<Record<'<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function ordered(a: InnerValue, b: InnerValue, holds: (order: number) => boolean, node: { readonly at: number }): boolean | null | Failed {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return holds(compareNumbers(a, b));
  if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : a > b ? 1 : 0);
  const [left, right] = [kindTitles[kindOf(a)], kindTitles[kindOf(b)]];

  return failAt(node, 'EXPRESSION_TYPE', { zh: `不能比较大小：左边是${left.zh}，右边是${right.zh}`, en: `Cannot compare ${left.en} with ${right.en}` });
}

/** `x between a and b`: both ends included. */
export function compileBetween({ at, value, from, to }: Between, compile: Compile): Code {
  return compileRange({ type: 'range', at, value, from, to, includesFrom: true, includesTo: true }, compile);
}

/** `[a..b)`. One end that certainly does not hold is enough for false. */
export function compileRange(node: Range, compile: Compile): Code {
  const [value, from, to] = [compile(node.value), compile(node.from), compile(node.to)];
  return (run) => {
    const tested = value(run);
    if (isOpen(tested)) return tested;
    const lower: Code = () => bounded(tested, from(run), node.includesFrom ? '>=' : '>', node);
    const upper: Code = () => bounded(tested, to(run), node.includesTo ? '<=' : '<', node);
    return both([lower, upper], run);
  };
}

function bounded(tested: InnerValue, bound: Computed, operator: '<' | '<=' | '>' | '>=', node: { readonly at: number }): Computed {
  return isOpen(bound) ? bound : ordered(tested, bound, orderings[operator], node);
}

/** A plain value as a test: equal, or one of the entries where it is a list. */
export function compileMatches({ value, expected }: Matches, compile: Compile): Code {
  const [left, right] = [compile(value), compile(expected)];
  return (run) => {
    const [a, b] = [left(run), right(run)];
    if (isOpen(a) || isOpen(b)) return firstOpen([a, b]) ?? null;
    const equal = isEqual(a, b, run);
    return isList(b) && equal === false ? isOneOf(a, b, run) : equal;
  };
}

function isOneOf(value: InnerValue, list: readonly InnerValue[], run: Run): boolean | Failed {
  for (const item of list) {
    const equal = run.spend(1) ?? isEqual(value, item, run);
    if (equal !== false) return equal;
  }
  return false;
}

/** `value in (test, test)`: the value is computed once and stands in its slot. */
export function compileMembership({ value, slot, tests }: Membership, compile: Compile): Code {
  const [tested, ...codes] = [compile(value), ...tests.map(compile)];
  return (run) => {
    const found = tested(run);
    if (isOpen(found)) return found;
    run.locals[slot] = found;
    return either(codes, run);
  };
}
