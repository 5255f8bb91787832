import { createRequire } from 'node:module';
import { isWorkday } from 'chinese-days';
import { addWorkingDays } from './add-working-days.js';
import { chinaCalendar } from './china-calendar.js';
import { dayOfWeek } from './civil-date.js';
import { addDays } from './date-arithmetic.js';
import { dayKind, isPublished, isWorkingDay } from './day-kind.js';

describe('the national calendar', () => {
  it('agrees with chinese-days on every day of 2020–2026', () => {
    const differing: string[] = [];
    for (let date = '2020-01-01'; date <= '2026-12-31'; date = addDays(date, 1))
      if (isWorkingDay(date, chinaCalendar) !== isWorkday(date)) differing.push(date);
    expect(differing).toEqual([]);
  });

  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])('agrees with holiday-calendar on every day of %i', (year) => {
    const { dates } = arrangementOf(year);
    const kinds = new Map(dates.map(({ date, type }) => [date, type]));
    const differing: string[] = [];
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      const kind = kinds.get(date);
      const theirs = kind === undefined ? dayOfWeek(date) < 6 : kind === 'transfer_workday';
      if (isWorkingDay(date, chinaCalendar) !== theirs) differing.push(date);
    }
    expect(differing).toEqual([]);
  });

  it.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('has in %i %i workdays', (year, expected) => {
    let workdays = 0;
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) if (isWorkingDay(date, chinaCalendar)) workdays += 1;
    expect(workdays).toBe(expected);
  });

  it('says what a day is', () => {
    expect(dayKind('2026-02-14', chinaCalendar)).toEqual({ worked: true, reason: 'make-up', published: true });
    expect(dayKind('2026-02-17', chinaCalendar)).toEqual({ worked: false, reason: 'holiday', name: '春节', published: true });
    expect(dayKind('2026-03-07', chinaCalendar)).toEqual({ worked: false, reason: 'weekend', published: true });
    expect(dayKind('2026-03-09', chinaCalendar)).toEqual({ worked: true, reason: 'workday', published: true });
  });

  it('assumes beyond the published years that weekends and fixed holidays are off', () => {
    expect(isPublished('2027-01-01', chinaCalendar)).toBe(false);
    expect(dayKind('2027-01-01', chinaCalendar)).toEqual({ worked: false, reason: 'holiday', name: '元旦', published: false });
    expect(dayKind('2027-01-04', chinaCalendar)).toEqual({ worked: true, reason: 'workday', published: false });
  });

  it('takes a city calendar with days of its own', () => {
    const city = { ...chinaCalendar, id: 'city', holidays: { ...chinaCalendar.holidays, '2026-09-15': '台风停工' } };
    expect(addWorkingDays('2026-09-14', 1, city)).toEqual({ ok: true, value: '2026-09-16' });
  });
});

describe('workdays are added strictly', () => {
  it.each([
    ['2026-02-11', 5, '2026-02-25'],
    ['2026-02-25', -5, '2026-02-11'],
    ['2026-02-14', 0, '2026-02-14'],
    ['2020-06-15', 10, '2020-06-30'],
    ['2020-06-01', 20, '2020-06-30'],
    ['2020-09-25', 5, '2020-10-09'],
  ])('%s + %i = %s', (date, workdays, expected) => {
    expect(addWorkingDays(date, workdays, chinaCalendar)).toEqual({ ok: true, value: expected });
  });

  it('T15: a year that is not published refuses and is named', () => {
    const refusal = addWorkingDays('2026-12-28', 10, chinaCalendar);
    expect(refusal).toMatchObject({ ok: false, code: 'CALENDAR_NOT_PUBLISHED' });
    expect(JSON.stringify(refusal)).toContain('2027');
    expect(addWorkingDays('2020-01-02', -5, chinaCalendar)).toMatchObject({ ok: false, code: 'CALENDAR_NOT_PUBLISHED' });
  });
});

interface TheirYear {
  readonly dates: readonly { readonly date: string; readonly type: 'public_holiday' | 'transfer_workday' }[];
}

/** The package's data files; its own loader would fetch them from the network. */
function arrangementOf(year: number): TheirYear {
  return createRequire(import.meta.url)(`holiday-calendar/data/CN/${year}.json`);
}
