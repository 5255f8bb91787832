import { addDays } from './date-arithmetic.js';
import { onOrNextWorkingDay } from './day-kind.js';
import { civilDateOf } from './instant.js';
import type { Calendar } from './limit.js';

/** The agency's published rule for a filing that arrives on a rest day. */
export type ReceiptOnRestDay = 'sameDay' | 'nextWorkday';

/** The civil day a filing counts as received. Online filing counts until 24:00 of the day. */
export function receivedOn(filed: string, rule: ReceiptOnRestDay, calendar: Calendar): string {
  const date = civilDateOf(filed);

  return rule === 'sameDay' ? date : onOrNextWorkingDay(date, calendar, (day) => addDays(day, 1));
}
