import { done, type Outcome, refused } from '../outcome.js';

/** A parameter between two values, in steps, and what it may cost. */
export interface BudgetSearch {
  readonly from: number;
  readonly to: number;
  /** The parameter is moved in whole steps. */
  readonly step: number;
  readonly budget: number;
  /** The cost of one value; asked a few times only. */
  readonly costAt: (value: number) => Promise<number>;
}

export interface BudgetAnswer {
  readonly value: number;
  readonly cost: number;
  /** Every value that was tried, in order. */
  readonly tried: readonly { readonly value: number; readonly cost: number }[];
}

/**
 * The value that costs most within the budget, by bisection. Refused: `SEARCH_INVALID`; `BUDGET_TOO_SMALL` where even the cheapest
 * end costs more; `COST_NOT_MONOTONE` where a value between costs more or less than both ends, because then bisection would guess.
 */
export async function solveForBudget({ from, to, step, budget, costAt }: BudgetSearch): Promise<Outcome<BudgetAnswer>> {
  const steps = Math.floor((to - from) / step);
  if (!(step > 0) || !Number.isFinite(steps) || steps < 1) return invalid();
  const tried: { value: number; cost: number }[] = [];
  const at = async (index: number) => {
    const value = from + index * step;
    const entry = { value, cost: await costAt(value) };
    tried.push(entry);
    return entry;
  };
  const [first, last] = [await at(0), await at(steps)];
  const rising = last.cost >= first.cost;
  const [cheapest, dearest] = rising ? [first, last] : [last, first];
  if (cheapest.cost > budget) return tooSmall(cheapest.value, cheapest.cost, budget);
  if (dearest.cost <= budget) return done({ ...dearest, tried });

  let [best, low, high] = [cheapest, rising ? 0 : steps, rising ? steps : 0];
  while (Math.abs(high - low) > 1) {
    const middle = Math.trunc((low + high) / 2);
    const entry = await at(middle);
    if (entry.cost < cheapest.cost || entry.cost > dearest.cost) return notMonotone(entry.value);
    if (entry.cost <= budget) [best, low] = [entry, middle];
    else high = middle;
  }
  return done({ ...best, tried });
}

function invalid() {
  return refused('SEARCH_INVALID', { zh: '参数的范围至少要有一步。', en: 'The range of the parameter must have one step at least.' });
}

function tooSmall(value: number, cost: number, budget: number) {
  return refused('BUDGET_TOO_SMALL', {
    zh: `预算 ${budget} 不够：参数取 ${value} 时最省，也要 ${cost}。请放宽范围或提高预算。`,
    en: `The budget of ${budget} is too small: the cheapest value ${value} costs ${cost}. Widen the range or raise the budget.`,
  });
}

function notMonotone(value: number) {
  return refused('COST_NOT_MONOTONE', {
    zh: `费用没有随参数单调变化（取 ${value} 时越出两端），无法用二分法求解；请缩小范围。`,
    en: `The cost does not move one way with the parameter (at ${value} it lies outside both ends); narrow the range.`,
  });
}
