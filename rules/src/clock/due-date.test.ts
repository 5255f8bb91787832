import fc from 'fast-check';
import { holds } from '../testing/holds.js';
import { addWorkingDays } from './add-working-days.js';
import { chinaCalendar } from './china-calendar.js';
import { addDays } from './date-arithmetic.js';
import { isWorkingDay } from './day-kind.js';
import { dueDate } from './due-date.js';
import type { ExcludedPeriod, LimitUnit } from './limit.js';
import { receivedOn } from './receipt.js';

const due = (value: number, unit: LimitUnit, start: string, excluded: readonly ExcludedPeriod[] = [], share?: number) =>
  dueDate(share === undefined ? { value, unit } : { value, unit, share }, start, chinaCalendar, excluded);
const review = (from: string, to: string): ExcludedPeriod => ({ from, to, reason: '专家评审' });

describe('a due date counts as the law counts', () => {
  it.each([
    ['T1', 5, '2026-02-11', '2026-02-25'],
    ['T2', 3, '2026-02-14', '2026-02-26'],
    ['T3', 5, '2025-09-26', '2025-10-10'],
    ['T4', 10, '2025-09-28', '2025-10-17'],
    ['T5', 20, '2026-04-20', '2026-05-20'],
    ['T5 extended by 10', 30, '2026-04-20', '2026-06-03'],
    ['T8 notice', 5, '2026-04-28', '2026-05-08'],
    ['T8 deemed accepted on the day of receipt', 20, '2026-04-28', '2026-05-28'],
    ['T9', 20, '2026-05-11', '2026-06-08'],
    ['T12', 20, '2026-09-21', '2026-10-26'],
    ['T13', 5, '2026-09-21', '2026-09-29'],
    ['T14', 5, '2020-01-21', '2020-02-05'],
    ['T16', 5, '2026-12-24', '2026-12-31'],
  ])('%s: %i workdays from %s end on %s', (_, value, start, expected) => {
    expect(due(value, 'workday', start)).toMatchObject({
      date: expected,
      at: `${addDays(expected, 1)}T00:00:00+08:00`,
      provisional: false,
      calendar: 'cn-2020-2026',
    });
  });

  it.each([
    ['T6', [review('2026-04-27', '2026-05-12')]],
    ['T7 overlapping periods count once', [review('2026-04-27', '2026-05-08'), review('2026-05-06', '2026-05-12')]],
  ])('%s: time for expert review is not counted', (_, excluded) => {
    const found = due(20, 'workday', '2026-04-20', excluded);
    expect(found.date).toBe('2026-06-03');
    expect(found.days.filter((day) => day.reason === 'excluded')).toHaveLength(16);
    expect(found.days.find((day) => day.date === '2026-05-01')).toEqual({ date: '2026-05-01', counted: false, reason: 'excluded', name: '专家评审' });
  });

  it.each([
    ['T10', 30, '2026-01-16', '2026-02-24'],
    ['T11', 60, '2026-08-03', '2026-10-08'],
    ['a make-up Saturday does not roll', 3, '2026-02-11', '2026-02-14'],
    ['an ordinary Saturday does', 4, '2026-03-03', '2026-03-09'],
  ])('%s: %i calendar days from %s end on %s', (_, value, start, expected) => {
    expect(due(value, 'day', start).date).toBe(expected);
  });

  it('T15: beyond the published years a date is provisional and says so', () => {
    expect(due(10, 'workday', '2026-12-28')).toMatchObject({ provisional: true, date: '2027-01-12' });
    expect(due(10, 'day', '2026-12-28')).toMatchObject({ provisional: true });
    expect(due(1, 'workday', '2026-12-28').provisional).toBe(false);
  });

  it.each([
    ['month', 1, '2026-01-31', '2026-02-28'],
    ['month', 1, '2026-01-15', '2026-02-24'],
    ['month', 6, '2026-03-10', '2026-09-10'],
    ['year', 1, '2024-02-29', '2025-02-28'],
  ] as const)('a %s: %i from %s ends on %s', (unit, value, start, expected) => {
    expect(due(value, unit, start).date).toBe(expected);
  });

  it('R4: a filing on a rest day counts that day, unless the agency has published otherwise', () => {
    const saturday = '2026-03-07T20:00:00+08:00';
    expect(due(5, 'workday', receivedOn(saturday, 'sameDay', chinaCalendar)).date).toBe('2026-03-13');
    expect(due(5, 'workday', receivedOn(saturday, 'nextWorkday', chinaCalendar)).date).toBe('2026-03-16');
    expect(receivedOn('2026-03-09', 'nextWorkday', chinaCalendar)).toBe('2026-03-09');
  });

  it('explains itself with one line a day', () => {
    expect(due(3, 'workday', '2026-02-13').days).toEqual([
      { date: '2026-02-13', counted: false, reason: 'start' },
      { date: '2026-02-14', counted: true, reason: 'make-up' },
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => ({ date: `2026-02-${day}`, counted: false, reason: 'holiday', name: '春节' })),
      { date: '2026-02-24', counted: true, reason: 'workday' },
      { date: '2026-02-25', counted: true, reason: 'workday' },
    ]);
  });

  it('lists the rest days that a calendar-day limit rolls over, without counting them', () => {
    const { days } = due(4, 'day', '2026-03-03');
    expect(days.filter((day) => day.counted)).toHaveLength(4);
    expect(days.slice(-2)).toEqual([
      { date: '2026-03-08', counted: false, reason: 'weekend' },
      { date: '2026-03-09', counted: false, reason: 'workday' },
    ]);
  });
});

describe('a share of a period is a moment inside it', () => {
  it.each([
    [3, 'workday', '2026-09-14', 0.8, '2026-09-17', '2026-09-17T09:36:00+08:00'],
    [5, 'workday', '2026-09-14', 0.8, '2026-09-18', '2026-09-19T00:00:00+08:00'],
    [1, 'workday', '2026-09-14', 0.5, '2026-09-15', '2026-09-15T12:00:00+08:00'],
    [35, 'workday', '2026-03-02', 0.8, '2026-04-10', '2026-04-11T00:00:00+08:00'],
    [10, 'day', '2026-03-04', 0.3, '2026-03-07', '2026-03-08T00:00:00+08:00'],
    [2, 'hour', '2026-09-14T09:00:00+08:00', 0.5, '2026-09-14', '2026-09-14T10:00:00+08:00'],
  ] as const)('%d %s from %s × %d is on %s at %s', (value, unit, start, share, date, at) => {
    expect(due(value, unit, start, [], share)).toMatchObject({ date, at });
  });
});

describe('hours and shorter run from the instant itself', () => {
  it.each([
    ['hour', 3, '2026-09-14T22:30:00+08:00', '2026-09-15', '2026-09-15T01:30:00+08:00'],
    ['minute', 90, '2026-09-14T09:00:00+08:00', '2026-09-14', '2026-09-14T10:30:00+08:00'],
    ['second', 30, '2026-09-14T09:00:00Z', '2026-09-14', '2026-09-14T17:00:30+08:00'],
    ['hour', 24, '2026-09-14', '2026-09-15', '2026-09-16T00:00:00+08:00'],
  ] as const)('%s: %i after %s', (unit, value, start, date, at) => {
    expect(due(value, unit, start)).toMatchObject({ date, at, provisional: false });
  });

  it('stand still on excluded days', () => {
    expect(due(4, 'hour', '2026-09-14T22:00:00+08:00', [review('2026-09-15', '2026-09-16')])).toMatchObject({ at: '2026-09-17T02:00:00+08:00' });
    expect(due(4, 'hour', '2026-09-14T22:00:00+08:00', [review('2026-09-14', '2026-09-14')])).toMatchObject({ at: '2026-09-15T04:00:00+08:00' });
  });
});

describe('whatever the start', () => {
  const start = fc.integer({ min: 0, max: 2300 }).map((days) => addDays('2020-01-01', days));
  const count = fc.integer({ min: 1, max: 60 });

  it('a limit of n workdays counts n workdays and ends where strict addition ends', () => {
    holds(
      fc.property(start, count, (date, value) => {
        const found = due(value, 'workday', date);
        expect(found.days.filter((day) => day.counted)).toHaveLength(value);
        expect(addWorkingDays(date, value, chinaCalendar)).toEqual(
          found.provisional ? expect.objectContaining({ ok: false }) : { ok: true, value: found.date },
        );
      }),
    );
  });

  it('a limit of n days counts n days, ends on a workday, and lists every day once', () => {
    holds(
      fc.property(start, count, (date, value) => {
        const { days, date: last } = due(value, 'day', date);
        expect(days.filter((day) => day.counted)).toHaveLength(value);
        expect(isWorkingDay(last, chinaCalendar)).toBe(true);
        expect(days.map((day) => day.date)).toEqual(days.map((_, index) => addDays(date, index)));
      }),
      500,
    );
  });

  it('a share is never later than the whole, and grows with it', () => {
    const share = fc.double({ min: 0.05, max: 0.99, noNaN: true });
    holds(
      fc.property(start, count, share, share, (date, value, a, b) => {
        const at = (part: number) => due(value, 'workday', date, [], part).at;
        expect(at(Math.min(a, b)) <= at(Math.max(a, b))).toBe(true);
        expect(at(a) <= due(value, 'workday', date).at).toBe(true);
      }),
      500,
    );
  });

  it('excluding more days never makes a limit end earlier', () => {
    holds(
      fc.property(start, count, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 }), (date, value, after, length) => {
        const from = addDays(date, after);
        expect(due(value, 'workday', date, [review(from, addDays(from, length))]).date >= due(value, 'workday', date).date).toBe(true);
      }),
      500,
    );
  });
});
