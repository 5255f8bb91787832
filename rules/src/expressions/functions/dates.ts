import { addWorkingDays } from '../../clock/add-working-days.js';
import { civilDate, dayOfWeek, formatCivilDate, isCivilDate } from '../../clock/civil-date.js';
import { addDays, addMonths, daysBetween, monthsBetween, yearsBetween } from '../../clock/date-arithmetic.js';
import { isWorkingDay } from '../../clock/day-kind.js';
import { civilDateOf, readInstant } from '../../clock/instant.js';
import { type Computed, Failed } from '../computed.js';
import type { InnerValue } from '../inner-value.js';
import type { Run } from '../run.js';
import { any, boolean, date, number, string } from '../type.js';
import { type ExpressionFunction, textAt, wholeAt } from './function.js';

const on = { name: 'date', type: date } as const;
const from = { name: 'from', type: date } as const;
const to = { name: 'to', type: date } as const;
const count = { name: 'n', type: number } as const;

/** Dates are civil days as text; a time with an offset counts as its day in Beijing time. */
export const dateFunctions: readonly ExpressionFunction[] = [
  {
    name: 'date',
    title: { zh: '日期：来自文字，或来自年、月、日', en: 'A date from text, or from year, month, day' },
    parameters: [
      { name: 'from', type: any },
      { name: 'month', type: number, optional: true },
      { name: 'day', type: number, optional: true },
    ],
    result: date,
    examples: [
      ['date("2026-09-01")', '2026-09-01'],
      ['date(2024, 2, 29)', '2024-02-29'],
      ['date("2026-09-01T23:30:00Z")', '2026-09-02'],
    ],
    run: makeDate,
  },
  part('year', { zh: '年份', en: 'The year' }, (day) => civilDate(day).year, [['year("2026-09-14")', 2026]]),
  part('month', { zh: '月份', en: 'The month' }, (day) => civilDate(day).month, [['month("2026-09-14")', 9]]),
  part('day', { zh: '日', en: 'The day of the month' }, (day) => civilDate(day).day, [['day("2026-09-14")', 14]]),
  part('day of week', { zh: '星期几（1 = 星期一 … 7 = 星期日）', en: 'The day of the week, 1 = Monday' }, dayOfWeek, [['day of week("2026-09-14")', 1]]),
  difference('days between', { zh: '相差天数', en: 'Days from one date to another' }, daysBetween, [['days between("2026-02-28", "2026-03-01")', 1]]),
  difference('months between', { zh: '相差整月数', en: 'Full months from one date to another' }, monthsBetween, [
    ['months between("2026-01-31", "2026-02-28")', 0],
  ]),
  difference('years between', { zh: '相差整年数', en: 'Full years from one date to another' }, yearsBetween, [
    ['years between("2000-09-01", "2026-08-31")', 25],
  ]),
  {
    name: 'hours between',
    title: { zh: '相差整小时数', en: 'Full hours from one time to another' },
    parameters: [
      { name: 'from', type: string },
      { name: 'to', type: string },
    ],
    result: number,
    examples: [
      ['hours between("2026-09-14T09:00:00+08:00", "2026-09-15T10:59:00+08:00")', 25],
      ['hours between("2026-09-14T10:00:00+08:00", "2026-09-14T01:00:00Z")', -1],
    ],
    run: fullHours,
  },
  {
    name: 'age on date',
    title: { zh: '在某日的周岁', en: 'The age in full years on a date' },
    parameters: [{ name: 'birth', type: date }, on],
    result: number,
    examples: [
      ['age on date("2020-08-31", "2026-08-31")', 6],
      ['age on date("2020-09-01", "2026-08-31")', 5],
      ['age on date("2020-02-29", "2026-08-31")', 6],
    ],
    run: (args) => yearsBetween(textAt(args, 0), textAt(args, 1)),
  },
  addition('add days', { zh: '若干天之后（负数为之前）', en: 'So many days later' }, addDays, [['add days("2026-02-28", 1)', '2026-03-01']]),
  addition('add months', { zh: '若干月之后（月末取最后一天）', en: 'So many months later, clamped to the last day' }, addMonths, [
    ['add months("2026-01-31", 1)', '2026-02-28'],
  ]),
  addition('add years', { zh: '若干年之后', en: 'So many years later' }, (day, years) => addMonths(day, years * 12), [
    ['add years("2024-02-29", 1)', '2025-02-28'],
  ]),
  {
    name: 'add working days',
    title: { zh: '若干工作日之后（当天不计）', en: 'So many workdays later, the day itself not counted' },
    parameters: [on, count],
    result: date,
    examples: [['add working days("2026-02-11", 5)', '2026-02-25']],
    run: workingDaysLater,
  },
  {
    name: 'is working day',
    title: { zh: '是否为工作日', en: 'Whether a date is a workday' },
    parameters: [on],
    result: boolean,
    examples: [
      ['is working day("2026-02-14")', true],
      ['is working day("2026-10-01")', false],
    ],
    run: (args, run) => isWorkingDay(textAt(args, 0), run.calendar),
  },
];

function makeDate(args: readonly InnerValue[]): Computed {
  const [first] = args;
  if (args.length === 3) return dateOfParts(args);
  if (args.length === 1 && typeof first === 'string' && (isCivilDate(first) || readInstant(first) !== undefined)) return civilDateOf(first);

  return new Failed('EXPRESSION_DATE', {
    zh: '不是日期，应写成 date("2026-09-01") 或 date(2026, 9, 1)',
    en: 'This is not a date; write date("2026-09-01") or date(2026, 9, 1)',
  });
}

function fullHours(args: readonly InnerValue[]): Computed {
  const [from, to] = [readInstant(textAt(args, 0)), readInstant(textAt(args, 1))];
  if (from === undefined || to === undefined)
    return new Failed('EXPRESSION_DATE', {
      zh: '不是带时区的时间，应如 "2026-09-14T09:00:00+08:00"',
      en: 'This is not a time with an offset; write "2026-09-14T09:00:00+08:00"',
    });

  return Math.trunc((to - from) / 3_600_000);
}

function dateOfParts([first = null, ...rest]: readonly InnerValue[]): Computed {
  const parts = [first, ...rest].map((value) => Number(value));
  const [year = 0, month = 0, day = 0] = parts;
  const made = parts.every(Number.isInteger) ? formatCivilDate({ year, month, day }) : '';

  return isCivilDate(made)
    ? made
    : new Failed('EXPRESSION_DATE', { zh: `没有 ${year} 年 ${month} 月 ${day} 日这一天`, en: `There is no day ${year}-${month}-${day}` });
}

function part(
  name: string,
  title: ExpressionFunction['title'],
  compute: (day: string) => number,
  examples: ExpressionFunction['examples'],
): ExpressionFunction {
  return { name, title, parameters: [on], result: number, examples, run: (args) => compute(textAt(args, 0)) };
}

function difference(
  name: string,
  title: ExpressionFunction['title'],
  compute: (from: string, to: string) => number,
  examples: ExpressionFunction['examples'],
): ExpressionFunction {
  return { name, title, parameters: [from, to], result: number, examples, run: (args) => compute(textAt(args, 0), textAt(args, 1)) };
}

function addition(
  name: string,
  title: ExpressionFunction['title'],
  compute: (day: string, n: number) => string,
  examples: ExpressionFunction['examples'],
): ExpressionFunction {
  const run = (args: readonly InnerValue[]): Computed => {
    const n = wholeAt(args, 1, -100_000, 100_000);
    if (n instanceof Failed) return n;
    const day = compute(textAt(args, 0), n);
    return isCivilDate(day) ? day : new Failed('EXPRESSION_DATE', { zh: '结果超出了可用的日期范围', en: 'The result lies beyond the usable dates' });
  };
  return { name, title, parameters: [on, count], result: date, examples, run };
}

function workingDaysLater(args: readonly InnerValue[], run: Run): Computed {
  const n = wholeAt(args, 1, -2000, 2000);
  if (n instanceof Failed) return n;
  const overBudget = run.spend(Math.abs(n));
  if (overBudget) return overBudget;
  const day = addWorkingDays(textAt(args, 0), n, run.calendar);

  return day.ok ? day.value : new Failed(day.code, day.message);
}
