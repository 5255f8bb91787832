import type { Decision } from '../decisions/decision.js';
import type { Facts } from '../values.js';

/** Where one more unit of a fact takes away more than it gives. */
export interface Cliff {
  /** The last value before the fall. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** One person, one fact (income), and how much the decision gives. */
export interface CliffSearch {
  readonly decision: Decision;
  readonly person: Facts;
  readonly fact: string;
  readonly from: number;
  readonly to: number;
  readonly amountOf: (output: Readonly<Record<string, unknown>>) => number;
}

const grid = 512;

/** Every fall between two values of a grid, found to the unit by bisection; whole units only. */
export function findCliffs({ decision, person, fact, from, to, amountOf }: CliffSearch): readonly Cliff[] {
  const amount = (value: number) => {
    const evaluation = decision.evaluate({ ...person, [fact]: value });
    return evaluation.status === 'decided' ? amountOf(evaluation.output) : 0;
  };
  const step = Math.max(1, Math.ceil((to - from) / grid));
  const cliffs: Cliff[] = [];
  for (let low = from; low < to; low += step) {
    let [left, right] = [low, Math.min(low + step, to)];
    if (amount(left) <= amount(right)) continue;
    while (right - left > 1) {
      const middle = Math.floor((left + right) / 2);
      if (amount(middle) < amount(left)) right = middle;
      else left = middle;
    }
    const [before, after] = [amount(left), amount(right)];
    if (before - after > 1) cliffs.push({ at: left, before, after });
  }
  return cliffs;
}
