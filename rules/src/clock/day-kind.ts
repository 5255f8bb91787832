import { dayOfWeek } from './civil-date.js';
import type { Calendar, CountedDay } from './limit.js';

/** What a civil day is in a calendar, and whether that is official already. */
export interface DayKind {
  readonly worked: boolean;
  readonly reason: Extract<CountedDay['reason'], 'workday' | 'make-up' | 'weekend' | 'holiday'>;
  readonly name?: string;
  /** False where the year's arrangement is not published: then weekends and the fixed statutory days are assumed. */
  readonly published: boolean;
}

/** Off days that the law itself fixes by date (全国年节及纪念日放假办法, 2024), known before a year's notice. */
const fixedHolidays: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};

const makeUpDaysOf = memoised((calendar) => new Set(calendar.makeUpDays));
const yearsOf = memoised((calendar) => new Set(calendar.years));

/** A workday is a listed make-up day, or Monday to Friday that is not listed as off. */
export function dayKind(date: string, calendar: Calendar): DayKind {
  const published = isPublished(date, calendar);
  const name = Object.hasOwn(calendar.holidays, date) ? calendar.holidays[date] : undefined;
  if (name !== undefined) return { worked: false, reason: 'holiday', name, published };
  if (makeUpDaysOf(calendar).has(date)) return { worked: true, reason: 'make-up', published };
  const fixed = published ? undefined : fixedHolidays[date.slice(5)];
  if (fixed !== undefined) return { worked: false, reason: 'holiday', name: fixed, published };

  return dayOfWeek(date) >= 6 ? { worked: false, reason: 'weekend', published } : { worked: true, reason: 'workday', published };
}

/** Whether the arrangement of the day's year is known. */
export function isPublished(date: string, calendar: Calendar): boolean {
  return yearsOf(calendar).has(Number(date.slice(0, 4)));
}

/** Whether people work on that day; beyond the published years an assumption (weekends and fixed holidays off). */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  return dayKind(date, calendar).worked;
}

/** The day itself when it is worked, else the next worked one. */
export function onOrNextWorkingDay(date: string, calendar: Calendar, next: (date: string) => string): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = next(day);

  return day;
}

function memoised<T>(make: (calendar: Calendar) => T): (calendar: Calendar) => T {
  const known = new WeakMap<Calendar, T>();
  return (calendar) => {
    const made = known.get(calendar) ?? make(calendar);
    known.set(calendar, made);
    return made;
  };
}
