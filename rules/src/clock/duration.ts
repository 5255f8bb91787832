import { done, type Outcome, refused } from '../outcome.js';
import { isCivilDate } from './civil-date.js';
import { addDays, addMonths } from './date-arithmetic.js';
import { civilDateOf, formatInstant, instant, readInstant, startOfDay } from './instant.js';

/** An ISO 8601 duration, split; all parts count in the same direction. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly negative: boolean;
}

const form = /^(-)?P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/;

/** Reads `P3D`, `PT36H`, `P1Y2M10DT2H30M`; at least one part must be given. */
export function parseIsoDuration(text: string): Outcome<Duration> {
  const found = form.exec(text.trim());
  const parts = (found ?? []).slice(2);
  if (!found || !parts.some((part) => part !== undefined) || text.trim().endsWith('T')) return noDuration(text);

  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return done({ years, months, weeks, days, hours, minutes, seconds, negative: found[1] === '-' });
}

/**
 * Adds a duration to a civil date or an instant: years and months in the civil calendar of Beijing time (clamped to the
 * month's last day), then days, then the exact time. A civil date stays one unless the duration has a time part; then
 * the result is an instant counted from 00:00 of that day.
 */
export function addDuration(isoDuration: string, from: string): Outcome<string> {
  const duration = parseIsoDuration(isoDuration);
  if (!duration.ok) return duration;
  if (!isCivilDate(from) && readInstant(from) === undefined) return noTime(from);

  const sign = duration.value.negative ? -1 : 1;
  const { years, months, weeks, days } = duration.value;
  const month = addMonths(civilDateOf(from), sign * (years * 12 + months));
  const date = isCivilDate(month) ? addDays(month, sign * (weeks * 7 + days)) : month;
  const moved = isCivilDate(date) ? withTime(from, date, sign * millisOf(duration.value)) : date;
  return isCivilDate(moved) || readInstant(moved) !== undefined ? done(moved) : noTime(moved);
}

function withTime(from: string, date: string, millis: number): string {
  if (isCivilDate(from)) return millis === 0 ? date : formatInstant(startOfDay(date) + millis);

  return formatInstant(startOfDay(date) + (instant(from) - startOfDay(civilDateOf(from))) + millis);
}

function millisOf({ hours, minutes, seconds }: Duration): number {
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}

function noDuration(text: string) {
  const cut = text.slice(0, 40);
  return refused('DURATION_INVALID', {
    zh: `“${cut}”不是时长，请写成 P3D（3 天）、PT2H（2 小时）或 P1M（1 个月）。`,
    en: `"${cut}" is not a duration; write P3D, PT2H or P1M.`,
  });
}

function noTime(text: string) {
  const cut = text.slice(0, 40);
  return refused('DATE_INVALID', { zh: `“${cut}”不是日期或带时区的时间。`, en: `"${cut}" is neither a date nor a time with an offset.` });
}
