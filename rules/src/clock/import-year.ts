import { done, type Outcome, type Problem, refused } from '../outcome.js';
import { dayOfWeek, isCivilDate } from './civil-date.js';
import type { Calendar } from './limit.js';

/** One year's arrangement as an administrator enters it: off days with their names, and weekend days that are worked. */
export interface YearArrangement {
  readonly year: number;
  readonly holidays: Readonly<Record<string, string>>;
  readonly makeUpDays: readonly string[];
}

/**
 * The calendar with one more year (or that year corrected), under an id of its own, because every computed date names the calendar it
 * was computed with. Refused `CALENDAR_YEAR_INVALID`: a date of another year (the last days of December may belong to the next), a
 * make-up day that is no weekend day, a day that is off and worked.
 */
export function importYear(calendar: Calendar, { year, holidays, makeUpDays }: YearArrangement, id: string): Outcome<Calendar> {
  const problems = [
    ...Object.keys(holidays).flatMap((date) => problemOf(date, `/holidays/${date}`, belongs(date, year), '放假')),
    ...makeUpDays.flatMap((date, index) =>
      problemOf(date, `/makeUpDays/${index}`, belongs(date, year) && dayOfWeek(date) >= 6 && !Object.hasOwn(holidays, date), '上班'),
    ),
  ];
  if (problems.length > 0)
    return refused(
      'CALENDAR_YEAR_INVALID',
      { zh: `${year} 年的节假日安排有误，请核对通知原文。`, en: `The arrangement of ${year} is wrong; check it against the notice.` },
      problems,
    );
  const ofOther = (date: string) => date.slice(0, 4) !== String(year);

  return done({
    id,
    years: [...new Set([...calendar.years, year])].sort((a, b) => a - b),
    holidays: { ...Object.fromEntries(Object.entries(calendar.holidays).filter(([date]) => ofOther(date))), ...holidays },
    makeUpDays: [...calendar.makeUpDays.filter(ofOther), ...makeUpDays],
  });
}

/** Days of a city, a typhoon or an agency on top of the national calendar, under an id of their own. */
export function withLocalDays(calendar: Calendar, days: Pick<YearArrangement, 'holidays' | 'makeUpDays'>, id: string): Calendar {
  const opened = new Set(days.makeUpDays);
  const holidays = Object.fromEntries(Object.entries(calendar.holidays).filter(([date]) => !opened.has(date)));

  return {
    ...calendar,
    id,
    holidays: { ...holidays, ...days.holidays },
    makeUpDays: [...calendar.makeUpDays, ...days.makeUpDays].filter((date) => !Object.hasOwn(days.holidays, date)),
  };
}

function belongs(date: string, year: number): boolean {
  return isCivilDate(date) && (date.slice(0, 4) === String(year) || (date.startsWith(`${year - 1}-12-`) && date >= `${year - 1}-12-25`));
}

function problemOf(date: string, place: string, right: boolean, what: string): readonly Problem[] {
  if (right) return [];

  return [{ code: 'DATE_INVALID', place, message: { zh: `“${date}”不能是${what}日期。`, en: `"${date}" cannot be listed here.` } }];
}
