import type { Bounds } from '../decisions/definition.js';
import { add, toJsonNumber } from '../expressions/number.js';

/** What a score may still become: from `low` to `high`, infinite where nothing is known; one number where both are the same. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

export const anything: Span = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

export function exactly(points: number): Span {
  return { low: points, high: points };
}

/** From the least to the greatest of several. */
export function spanOf(points: readonly number[]): Span {
  return { low: Math.min(...points), high: Math.max(...points) };
}

export function plus(a: Span, b: Span): Span {
  return { low: sum([a.low, b.low]), high: sum([a.high, b.high]) };
}

export function within({ low, high }: Span, bounds: Bounds | undefined): Span {
  return { low: held(low, bounds), high: held(high, bounds) };
}

export function isOne({ low, high }: Span): boolean {
  return low === high;
}

/** A number held within bounds. */
export function held(points: number, { min, max }: Bounds = {}): number {
  return Math.min(Math.max(points, min ?? points), max ?? Number.POSITIVE_INFINITY);
}

/** The exact sum: 0.1 and 0.2 are 0.3. */
export function sum(points: readonly number[]): number {
  return points.reduce((total, more) => (Number.isFinite(total) && Number.isFinite(more) ? (toJsonNumber(add(total, more)) ?? total + more) : total + more), 0);
}
