import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import { add, compareNumbers, divide, type ExactNumber, toJsonNumber } from '../expressions/number.js';
import type { Value } from '../values.js';

/** Rows behind a figure that are listed by name. */
export const mostKeys = 200;

/** What one row is to one figure: it counts (with a value, where the figure is made of values), it does not, or nobody can say yet. */
export type Standing = { readonly is: 'counted'; readonly value?: number } | { readonly is: 'not' | 'open' | 'outside' };

/** One figure of one cell in the making. */
export class Tally {
  counted = 0;
  not = 0;
  open = 0;
  private total: ExactNumber = 0;
  private readonly values: number[] = [];
  private readonly names: Value[] = [];

  constructor(private readonly measure: Measure) {}

  take(standing: Standing, key: Value): void {
    if (standing.is === 'open') this.open += 1;
    if (standing.is === 'not') this.not += 1;
    if (standing.is !== 'counted') return;
    this.counted += 1;
    this.names.push(key);
    if (this.measure.measure === 'sum') this.total = add(this.total, standing.value ?? 0);
    if (this.measure.measure === 'median') this.values.push(standing.value ?? 0);
  }

  /** The figure; null where there is nothing to divide by or to order, `undefined` where it is too large to be kept exactly. */
  value(elapsed: number | undefined): number | null | undefined {
    switch (this.measure.measure) {
      case 'count':
        return this.counted;
      case 'sum':
        return toJsonNumber(this.total);
      case 'median':
        return this.middle();
      case 'ratio':
        return ratioOf(this.counted, this.not);
      case 'pace':
        return paceOf(ratioOf(this.counted, this.not), elapsed);
    }
  }

  /** Names of the rows that count, in order. */
  keys(): readonly Value[] {
    return [...this.names].sort((a, b) => (String(a) < String(b) ? -1 : 1)).slice(0, mostKeys);
  }

  private middle(): number | null {
    const ordered = [...this.values].sort(compareNumbers);
    return medianOf(ordered[Math.ceil(ordered.length / 2) - 1], ordered[Math.floor(ordered.length / 2)]);
  }
}

/** The middle of the two values in the middle, which are one and the same where their number is odd. */
export function medianOf(low: number | undefined, high: number | undefined): number | null {
  return low === undefined || high === undefined ? null : (toJsonNumber(divide(add(low, high), 2)) ?? null);
}

export function ratioOf(counted: number, not: number): number | null {
  return counted + not === 0 ? null : counted / (counted + not);
}

/** A period of which nothing has elapsed has no pace. */
export function paceOf(ratio: number | null, elapsed: number | undefined): number | null {
  return ratio === null || elapsed === undefined || elapsed <= 0 ? null : ratio / elapsed;
}

/** The whole first, then field by field, by value. */
export function inCellOrder<C extends { readonly field: string | null; readonly cell: Value }>(
  cells: readonly C[],
  { by = [] }: IndicatorDefinition,
): readonly C[] {
  const rank = ({ field, cell }: C) => `${field === null ? 0 : by.indexOf(field) + 1} ${cell === null ? 0 : 1} ${String(cell)}`;

  return [...cells].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
