import { addDays } from './date-arithmetic.js';
import type { ExcludedPeriod } from './limit.js';

/** Every excluded day with its reason. The union counts, not the sum; both ends belong to the period (行政许可法 art. 45). */
export function excludedDays(periods: readonly ExcludedPeriod[]): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const period of periods) {
    for (let date = period.from; date <= period.to; date = addDays(date, 1)) if (!days.has(date)) days.set(date, period.reason);
  }
  return days;
}
