import fc from 'fast-check';
import { holds } from '../testing/holds.js';
import { dateOfDay, dayNumber, dayOfWeek, isCivilDate } from './civil-date.js';
import { addDays, addMonths, addYears, ageOn, daysBetween, monthsBetween, yearsBetween } from './date-arithmetic.js';

describe('a civil date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1988-04-17', '2026-12-31', '0001-01-01', '9999-12-31'])('%s exists', (date) => {
    expect(isCivilDate(date)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-2-9',
    '0000-01-01',
    '2026-00-10',
    '2026-01-00',
    '',
    '2026-01-01T00:00Z',
    20260101,
    null,
  ])('%s does not', (date) => {
    expect(isCivilDate(date)).toBe(false);
  });

  it('is counted without a time zone, also where Shanghai had summer time', () => {
    expect(daysBetween('1988-04-16', '1988-04-18')).toBe(2);
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-03-01')).toBe(11_017);
  });

  it('agrees with UTC midnights on every day', () => {
    holds(
      fc.property(fc.integer({ min: -300_000, max: 2_000_000 }), (number) => {
        const date = new Date(number * 86_400_000);
        expect(dateOfDay(number)).toBe(date.toISOString().slice(0, 10));
        expect(dayNumber(dateOfDay(number))).toBe(number);
        expect(dayOfWeek(dateOfDay(number))).toBe(date.getUTCDay() || 7);
      }),
    );
  });

  it('refuses to compute with a text that is no date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('months and years', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-15', 12, '2027-05-15'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s + %i months = %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('clamp 29 February', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  it.each([
    ['2026-01-31', '2026-02-28', 0, 0],
    ['2026-01-15', '2026-02-15', 1, 0],
    ['2026-02-15', '2026-01-15', -1, 0],
    ['2000-09-01', '2026-08-31', 311, 25],
    ['2000-09-01', '2026-09-01', 312, 26],
    ['2026-09-01', '2000-09-01', -312, -26],
  ])('from %s to %s are %i months and %i years', (from, to, months, years) => {
    expect(monthsBetween(from, to)).toBe(months);
    expect(yearsBetween(from, to)).toBe(years);
  });

  it.each([
    ['2020-08-31', 6],
    ['2020-09-01', 5],
    ['2020-02-29', 6],
  ])('born on %s, somebody is %i on 2026-08-31', (birth, age) => {
    expect(ageOn(birth, '2026-08-31')).toBe(age);
  });
});
