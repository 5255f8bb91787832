import { addDays, type Calendar, civilDateOf, formatInstant, isWorkingDay } from '@onething/rules';
import type { RecountedCase } from '../stores/calendar-store.js';
import type { MovedDate } from './calendars.js';
import { dayTold } from './changed-days.js';

/** The dates of one case that a recount has moved to another day, with the days that made the difference. */
export function movedDates({ at, place, number, title, data }: RecountedCase, before: Calendar, now: Calendar): readonly MovedDate[] {
  const promised = data.due ? [data.due] : [];
  const others = (data.moved ?? []).map((one) => ({ name: one.name, before: dayOf(one.before), after: dayOf(one.after) }));
  return [...promised, ...others].flatMap((one) =>
    one.before === one.after
      ? []
      : [{ at: formatInstant(at.getTime()), place, caseNumber: number, title, ...one, because: changedBetween(one.before, one.after, before, now) }],
  );
}

/** Days of work that came or went up to the later date; those of some weeks before it are what a period can have run over. */
function changedBetween(one: string, other: string, before: Calendar, now: Calendar): MovedDate['because'] {
  const [first, last] = one < other ? [one, other] : [other, one];
  const because: MovedDate['because'][number][] = [];
  for (let date = addDays(first, -31); date <= last; date = addDays(date, 1))
    if (isWorkingDay(date, before) !== isWorkingDay(date, now)) because.push({ date, ...dayTold(date, now) });

  return because.slice(-10);
}

/** A period of days ends at 24:00, which is 00:00 of the day after. */
function dayOf(at: string): string {
  return civilDateOf(formatInstant(Date.parse(at) - 1));
}
