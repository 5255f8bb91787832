/**
 * Civil dates are `YYYY-MM-DD` text and are computed as numbered days, never through a time zone: midnights of
 * Asia/Shanghai between 1986 and 1991 were moved by summer time, so a difference of instants is no number of days.
 */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** True for an existing day written with padding: `2024-02-29`, not `2023-02-29`, not `2026-2-9`. */
export function isCivilDate(text: unknown): text is string {
  return typeof text === 'string' && readCivilDate(text) !== undefined;
}

/** The parts of a civil date, or `undefined` where the text is no existing day. */
export function readCivilDate(text: string): CivilDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;

  const date = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  const exists = date.year > 0 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month);
  return exists ? date : undefined;
}

/** The parts of a date that was checked before. A text that is no date is a broken promise of the caller. */
export function civilDate(text: string): CivilDate {
  const date = readCivilDate(text);
  if (!date) throw new RangeError(`"${text.slice(0, 40)}" is not a civil date (YYYY-MM-DD)`);

  return date;
}

/** The day as text. */
export function formatCivilDate({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;

  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of the day, 1970-01-01 = 0 (days-from-civil of the proleptic Gregorian calendar). */
export function dayNumber(text: string): number {
  const { year, month, day } = civilDate(text);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;

  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The civil date of a day number. */
export function dateOfDay(number: number): string {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;

  return formatCivilDate({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 });
}

/** 1 = Monday … 7 = Sunday. */
export function dayOfWeek(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
