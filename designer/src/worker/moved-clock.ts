import type { Advance } from '@onething/processes';
import { addDays, addWorkingDays, type Calendar, civilDateOf, formatInstant, readInstant } from '@onething/rules';

/** Where the virtual clock stands after a move: the same time of day, some days later. */
export function movedClock(now: string, { workdays = 0, days = 0, hours = 0, to }: Advance, calendar: Calendar): string {
  if (to !== undefined) return to;

  const date = civilDateOf(now);
  const workday = addWorkingDays(date, workdays, calendar);
  const moved = now.replace(date, addDays(workday.ok ? workday.value : date, days));
  return formatInstant((readInstant(moved) ?? 0) + hours * 3_600_000);
}
