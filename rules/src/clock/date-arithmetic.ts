import { civilDate, dateOfDay, dayNumber, daysInMonth, formatCivilDate } from './civil-date.js';

/** The day `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** The same day `months` later; where that month is shorter, its last day (民法典 art. 202: 2026-01-31 + 1 month = 2026-02-28). */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = civilDate(date);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];

  return formatCivilDate({ year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) });
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: string, years: number): string {
  return addMonths(date, years * 12);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Full months from one date to another; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return negate(monthsBetween(to, from));
  const [a, b] = [civilDate(from), civilDate(to)];
  const months = (b.year - a.year) * 12 + (b.month - a.month);

  return b.day < a.day ? months - 1 : months;
}

/** Full years from one date to another; negative when `to` is earlier. */
export function yearsBetween(from: string, to: string): number {
  return to < from ? negate(yearsBetween(to, from)) : Math.floor(monthsBetween(from, to) / 12);
}

/** Age in full years: it grows on the birthday itself; born on 29 February, in a common year on 1 March. */
export function ageOn(birth: string, on: string): number {
  return yearsBetween(birth, on);
}

function negate(number: number): number {
  return number === 0 ? 0 : -number;
}
