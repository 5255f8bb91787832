import { done, type Outcome, refused } from '../outcome.js';
import { addDays } from './date-arithmetic.js';
import { dayKind } from './day-kind.js';
import type { Calendar } from './limit.js';

/** The n-th workday after a day (before it when negative); 0 is the day itself. Strict: a year that is not published refuses. */
export function addWorkingDays(date: string, workdays: number, calendar: Calendar): Outcome<string> {
  const direction = workdays < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(workdays); left > 0; ) {
    day = addDays(day, direction);
    const kind = dayKind(day, calendar);
    if (!kind.published) return notPublished(day.slice(0, 4));
    if (kind.worked) left -= 1;
  }
  return done(day);
}

/** The refusal of whoever needs a year that is not known. */
export function notPublished(year: string) {
  return refused('CALENDAR_NOT_PUBLISHED', {
    zh: `${year} 年的节假日安排尚未发布，暂不能确定工作日；请管理员在发布后导入 ${year} 年日历。`,
    en: `The working-day calendar of ${year} is not published yet; import it when it is.`,
  });
}
