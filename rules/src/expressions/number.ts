import { Decimal } from 'decimal.js';

/** 34 significant digits, as FEEL's numbers have (IEEE 754 decimal128). */
const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN, maxE: 6144, minE: -6143, toExpNeg: -40, toExpPos: 40 });

/** A number inside an evaluation: a plain one while it is exact, else a decimal. */
export type ExactNumber = number | Decimal;

/** The decimal of a number or of its text. */
export function exactNumber(number: ExactNumber | string): Decimal {
  return number instanceof Decimal ? number : new Exact(number);
}

export function isNumber(value: unknown): value is ExactNumber {
  return typeof value === 'number' || value instanceof Decimal;
}

export function add(a: ExactNumber, b: ExactNumber): ExactNumber {
  const sum = typeof a === 'number' && typeof b === 'number' && bothWhole(a, b) ? a + b : Number.NaN;
  return Number.isSafeInteger(sum) ? sum : exactNumber(a).plus(b);
}

export function subtract(a: ExactNumber, b: ExactNumber): ExactNumber {
  return add(a, negate(b));
}

export function multiply(a: ExactNumber, b: ExactNumber): ExactNumber {
  const product = typeof a === 'number' && typeof b === 'number' && bothWhole(a, b) ? a * b : Number.NaN;
  return Number.isSafeInteger(product) ? product : exactNumber(a).times(b);
}

/** The caller has checked that `b` is not zero. */
export function divide(a: ExactNumber, b: ExactNumber): ExactNumber {
  return exactNumber(a).div(b);
}

export function power(a: ExactNumber, b: ExactNumber): ExactNumber {
  return exactNumber(a).pow(b);
}

export function negate(a: ExactNumber): ExactNumber {
  return typeof a === 'number' ? (a === 0 ? 0 : -a) : a.neg();
}

/** Negative, zero or positive. */
export function compareNumbers(a: ExactNumber, b: ExactNumber): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : exactNumber(a).cmp(b);
}

export function isZero(a: ExactNumber): boolean {
  return typeof a === 'number' ? a === 0 : a.isZero();
}

export function isWhole(a: ExactNumber): boolean {
  return typeof a === 'number' ? Number.isInteger(a) : a.isInteger();
}

/** False where a calculation left what can be computed at all. */
export function hasResult(a: ExactNumber): boolean {
  return typeof a === 'number' ? Number.isFinite(a) : a.isFinite();
}

/** The JSON number; a fraction is rounded to the nearest one, a whole number beyond 2^53 has none, and -0 is 0. */
export function toJsonNumber(a: ExactNumber): number | undefined {
  if (typeof a === 'number') return a + 0;

  return a.abs().gt(Number.MAX_SAFE_INTEGER) ? undefined : a.toNumber() + 0;
}

/** Plain digits without an exponent. */
export function numberText(a: ExactNumber): string {
  return exactNumber(a).toFixed();
}

export type Rounding = 'half-up' | 'half-even' | 'up' | 'down' | 'floor' | 'ceiling';

const modes: Readonly<Record<Rounding, Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  floor: Decimal.ROUND_FLOOR,
  ceiling: Decimal.ROUND_CEIL,
};

/** Rounds to so many digits behind the point; negative scales round to tens, hundreds … `half-up` rounds a half away from zero (四舍五入). */
export function roundTo(a: ExactNumber, scale: number, rounding: Rounding): ExactNumber {
  if (typeof a === 'number' && Number.isSafeInteger(a) && scale >= 0) return a;
  const unit = exactNumber(10).pow(-scale);

  return scale >= 0 ? exactNumber(a).toDecimalPlaces(scale, modes[rounding]) : exactNumber(a).div(unit).toDecimalPlaces(0, modes[rounding]).times(unit);
}

export function absolute(a: ExactNumber): ExactNumber {
  return typeof a === 'number' ? Math.abs(a) : a.abs();
}

/** The remainder with the sign of the divisor, as FEEL's `modulo` has it. */
export function modulo(a: ExactNumber, b: ExactNumber): ExactNumber {
  return exactNumber(a).minus(exactNumber(b).times(exactNumber(a).div(b).floor()));
}

export function squareRoot(a: ExactNumber): ExactNumber {
  return exactNumber(a).sqrt();
}

function bothWhole(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}
