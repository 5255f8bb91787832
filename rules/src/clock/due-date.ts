import { isCivilDate } from './civil-date.js';
import { addDays, addMonths, daysBetween } from './date-arithmetic.js';
import { dayKind, isPublished } from './day-kind.js';
import { excludedDays } from './excluded-days.js';
import { civilDateOf, endOfDay, formatInstant, instant, startOfDay } from './instant.js';
import type { Calendar, CountedDay, DueDate, ExcludedPeriod, Limit } from './limit.js';

/** Counting past this many days means a limit that no law knows; the caller checks definitions, so this is a broken promise. */
const mostDays = 36_600;
const dayLength = 86_400_000;
const unitLength = { hour: 3_600_000, minute: 60_000, second: 1000 } as const;

/**
 * When a period ends, with one line a day. `start` is the event: a civil date or an instant.
 *
 * - The day of the event is not counted (民法典 art. 201); a period in days ends at 24:00 of its last day.
 * - Workdays follow the calendar with its make-up days; only calendar days, months and years whose last day is a rest day end
 *   on the next workday (民法典 art. 203).
 * - Excluded periods count once, however often they overlap.
 * - A `share` below 1 is a moment inside the period, so it never rolls: the day is the one in which the share falls
 *   (0.8 of 3 workdays = 2.4, so the third workday), the instant that part of the day (0.4 of 24 hours = 09:36).
 * - Hours, minutes and seconds run from the instant itself (民法典 art. 201 (2)).
 */
export function dueDate(limit: Limit, start: string, calendar: Calendar, excluded: readonly ExcludedPeriod[] = []): DueDate {
  if (limit.unit === 'hour' || limit.unit === 'minute' || limit.unit === 'second') return exactDue(limit, unitLength[limit.unit], start, calendar, excluded);

  const startDay = civilDateOf(start);
  const whole = wholeDays(limit, startDay);
  const share = limit.share ?? 1;
  const counted = countDays(limit.unit === 'workday', Math.ceil(exactly(whole * share)), startDay, calendar, excluded);
  if (share < 1) return dueAt(counted, partOfLastDay(counted, exactly(whole * share)), calendar, limit.unit === 'workday');
  const days = limit.unit === 'workday' ? counted : rollToWorkday(counted, calendar);

  return dueAt(days, endOfDay(lastDay(days)), calendar, true);
}

/** 0.8 × 35 must be 28, not 28.000000000000004. */
function exactly(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}

function wholeDays(limit: Limit, startDay: string): number {
  if (limit.unit === 'month') return daysBetween(startDay, addMonths(startDay, limit.value));
  if (limit.unit === 'year') return daysBetween(startDay, addMonths(startDay, limit.value * 12));

  return limit.value;
}

/** Lines from the day of the event to the day on which the count is full. */
function countDays(onlyWorked: boolean, count: number, startDay: string, calendar: Calendar, excluded: readonly ExcludedPeriod[]): CountedDay[] {
  const days: CountedDay[] = [{ date: startDay, counted: false, reason: 'start' }];
  const reasons = excludedDays(excluded);
  for (let left = count, date = startDay; left > 0; ) {
    if (days.length > mostDays) throw new RangeError('The period is longer than a hundred years');
    date = addDays(date, 1);
    const day = countDay(date, onlyWorked, calendar, reasons.get(date));
    days.push(day);
    if (day.counted) left -= 1;
  }
  return days;
}

function countDay(date: string, onlyWorked: boolean, calendar: Calendar, exclusion: string | undefined): CountedDay {
  if (exclusion !== undefined) return { date, counted: false, reason: 'excluded', name: exclusion };
  if (!onlyWorked) return { date, counted: true, reason: 'day' };

  return restOrWork(date, calendar);
}

function restOrWork(date: string, calendar: Calendar): CountedDay {
  const { worked, reason, name } = dayKind(date, calendar);
  return name === undefined ? { date, counted: worked, reason } : { date, counted: worked, reason, name };
}

/** Appends the rest days that a calendar-day limit ends on, and the workday it rolls to; none of them is counted. */
function rollToWorkday(days: readonly CountedDay[], calendar: Calendar): readonly CountedDay[] {
  const rolled = [...days];
  for (let kind = dayKind(lastDay(rolled), calendar); !kind.worked; ) {
    const next = restOrWork(addDays(lastDay(rolled), 1), calendar);
    kind = dayKind(next.date, calendar);
    rolled.push({ ...next, counted: false });
  }
  return rolled;
}

function partOfLastDay(days: readonly CountedDay[], share: number): number {
  const part = share - Math.floor(share);
  return startOfDay(lastDay(days)) + (part === 0 ? dayLength : Math.round(part * dayLength));
}

function dueAt(days: readonly CountedDay[], at: number, calendar: Calendar, usesCalendar: boolean): DueDate {
  const provisional = usesCalendar && days.some((day) => day.reason !== 'start' && day.reason !== 'day' && !isPublished(day.date, calendar));
  const lastOpen = usesCalendar && !isPublished(lastDay(days), calendar);

  return { date: lastDay(days), at: formatInstant(at), provisional: provisional || lastOpen, calendar: calendar.id, days };
}

function lastDay(days: readonly CountedDay[]): string {
  return days.at(-1)?.date ?? '';
}

/** Hours and shorter run through day and night, but stand still on excluded days. A bare date means the end of that day. */
function exactDue(limit: Limit, unit: number, start: string, calendar: Calendar, excluded: readonly ExcludedPeriod[]): DueDate {
  const reasons = excludedDays(excluded);
  const from = isCivilDate(start) ? endOfDay(start) : instant(start);
  const days: CountedDay[] = [];
  let left = Math.round(limit.value * (limit.share ?? 1) * unit);
  let at = from;
  for (let date = civilDateOf(formatInstant(from)); ; date = addDays(date, 1)) {
    if (days.length > mostDays) throw new RangeError('The period is longer than a hundred years');
    const exclusion = reasons.get(date);
    const available = exclusion === undefined ? endOfDay(date) - at : 0;
    days.push(exclusion === undefined ? { date, counted: true, reason: 'day' } : { date, counted: false, reason: 'excluded', name: exclusion });
    if (left <= available && exclusion === undefined) break;
    left -= available;
    at = endOfDay(date);
  }
  return { date: lastDay(days), at: formatInstant(at + left), provisional: false, calendar: calendar.id, days };
}
