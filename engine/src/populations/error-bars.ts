import type { ComparisonRow } from '@onething/rules';
import type { Freshness } from '../stores/population-source.js';

/** How far the cost may be off, because registries lag behind life. */
export interface CostError {
  readonly registries: readonly LaggingRegistry[];
  /** In 分, to either side. */
  readonly cost: number;
}

export interface LaggingRegistry extends Freshness {
  /** Days from its last change to the day of the population. */
  readonly days: number;
  readonly perDay: number;
  /** Records that are likely to have changed meanwhile. */
  readonly changed: number;
}

const day = 86_400_000;

/**
 * An estimate and no bound: each registry is taken to have gone on changing as in the thirty days before its last change, each changed
 * record to turn one person, and each turned person to cost what a person on the list costs on average.
 */
export function errorOf(freshness: readonly Freshness[], asOf: Date, all: Pick<ComparisonRow, 'people' | 'costBefore' | 'costAfter'> | undefined): CostError {
  const registries = freshness.map((one): LaggingRegistry => {
    const days = one.latest === undefined ? 0 : Math.max(0, Math.round((asOf.getTime() - Date.parse(one.latest)) / day));
    const perDay = (one.changedInMonth ?? 0) / 30;
    return { ...one, days, perDay, changed: Math.min(one.records, days * perDay) };
  });
  const average = all && all.people > 0 ? Math.max(all.costBefore, all.costAfter) / all.people : 0;

  return { registries, cost: Math.round(registries.reduce((sum, { changed }) => sum + changed, 0) * average) };
}
