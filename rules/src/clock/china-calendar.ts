import { chinaNotices } from './china-notices.js';
import { addDays, daysBetween } from './date-arithmetic.js';
import type { Calendar } from './limit.js';

/** The national working-day calendar 2020–2026; a city adds its own days by a calendar of its own. */
export const chinaCalendar: Calendar = {
  id: 'cn-2020-2026',
  years: chinaNotices.map((notice) => notice.year),
  holidays: Object.fromEntries(chinaNotices.flatMap((notice) => notice.holidays.flatMap(([from, to, name]) => daysOf(from, to).map((date) => [date, name])))),
  makeUpDays: chinaNotices.flatMap((notice) => notice.makeUpDays),
};

function daysOf(from: string, to: string): readonly string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}
