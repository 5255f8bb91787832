import { chinaCalendar } from '../china-calendar.js';
import { addDays } from '../date-arithmetic.js';
import { isWorkingDay } from '../day-kind.js';
import { dueDate } from '../due-date.js';
import { permitClock } from '../legal/permit-clock.js';
import type { PermitEvent, PermitTerms } from '../legal/permit-event.js';
import { statutoryLimits } from '../legal/statutory-limits.js';
import type { ExcludedPeriod, LimitUnit } from '../limit.js';
import { settledDueDate } from '../recount.js';

/** The permit of 行政许可法 as it stands in the law. */
export const permitTerms: PermitTerms = {
  id: 'permit-1',
  notice: statutoryLimits.permitNotice.limit,
  decision: statutoryLimits.permitDecision.limit,
  extension: statutoryLimits.permitExtension.limit,
};

/** A clock that must run. */
export function clockOn(events: readonly PermitEvent[], today: string, terms: PermitTerms = permitTerms) {
  const clock = permitClock(events, terms, chinaCalendar, today);
  if (!clock.ok) throw new Error(`${clock.code} ${clock.message.en}`);

  return clock.value;
}

const due = (value: number, unit: LimitUnit, start: string, excluded: readonly ExcludedPeriod[] = []) =>
  dueDate({ value, unit }, start, chinaCalendar, excluded).date;

function reviewed(...periods: readonly (readonly [from: string, to: string])[]) {
  const events = periods.map(([from, to]): PermitEvent => ({ type: 'excluded', on: from, kind: '专家评审', from, to, noticeNo: '告〔2026〕1号' }));
  return clockOn([{ type: 'received', on: '2026-04-20' }, { type: 'accepted', on: '2026-04-20' }, ...events], '2026-05-13').statutory?.date;
}

function silent() {
  const { noticeDue, accepted, statutory } = clockOn([{ type: 'received', on: '2026-04-28' }], '2026-05-09');
  return `${noticeDue.date} ${accepted?.because} ${accepted?.on} ${statutory?.date}`;
}

function corrected() {
  const { accepted, statutory } = clockOn(
    [
      { type: 'received', on: '2026-04-28' },
      { type: 'correction-asked', on: '2026-05-06', items: ['场地证明'], about: 'filing' },
      { type: 'corrected', on: '2026-05-11', complete: true },
    ],
    '2026-05-11',
  );
  return `${accepted?.on} ${statutory?.date}`;
}

function unpublished() {
  const outcome = settledDueDate({ value: 10, unit: 'workday' }, '2026-12-28', chinaCalendar);
  return outcome.ok ? outcome.value.date : `${outcome.code} ${/\d{4}/.exec(outcome.message.zh)?.[0]}`;
}

function extended() {
  const events: readonly PermitEvent[] = [
    { type: 'received', on: '2026-04-20' },
    { type: 'accepted', on: '2026-04-20' },
    { type: 'extended', on: '2026-05-18', approvedBy: '局长', reason: '案情复杂' },
  ];
  return `${clockOn(events.slice(0, 2), '2026-05-18').statutory?.date} ${clockOn(events, '2026-05-18').statutory?.date}`;
}

/** The sixteen cases in which counting goes wrong most easily, with what the law makes of them. */
export const legalVectors: readonly { readonly id: string; readonly told: string; readonly compute: () => string | undefined; readonly expected: string }[] = [
  { id: 'T1', told: 'accepted 2026-02-11, 5 working days over Spring Festival', compute: () => due(5, 'workday', '2026-02-11'), expected: '2026-02-25' },
  { id: 'T2', told: 'accepted on a make-up Saturday', compute: () => due(3, 'workday', '2026-02-14'), expected: '2026-02-26' },
  { id: 'T3', told: 'accepted 2025-09-26 before National Day', compute: () => due(5, 'workday', '2025-09-26'), expected: '2025-10-10' },
  { id: 'T4', told: 'accepted on a make-up Sunday', compute: () => due(10, 'workday', '2025-09-28'), expected: '2025-10-17' },
  { id: 'T5', told: '20 working days, and with the extension', compute: extended, expected: '2026-05-20 2026-06-03' },
  { id: 'T6', told: 'an expert review is excluded', compute: () => reviewed(['2026-04-27', '2026-05-12']), expected: '2026-06-03' },
  {
    id: 'T7',
    told: 'overlapping reviews are excluded once',
    compute: () => reviewed(['2026-04-27', '2026-05-08'], ['2026-05-06', '2026-05-12']),
    expected: '2026-06-03',
  },
  { id: 'T8', told: 'no notice in time: deemed accepted', compute: silent, expected: '2026-05-08 DEEMED_ACCEPTED 2026-04-28 2026-05-28' },
  { id: 'T9', told: 'notice in time, complete later', compute: corrected, expected: '2026-05-11 2026-06-08' },
  { id: 'T10', told: '30 calendar days that land in a holiday', compute: () => due(30, 'day', '2026-01-16'), expected: '2026-02-24' },
  { id: 'T11', told: '60 calendar days that land in a holiday', compute: () => due(60, 'day', '2026-08-03'), expected: '2026-10-08' },
  { id: 'T12', told: 'published 20 working days after an inspection', compute: () => due(20, 'workday', '2026-09-21'), expected: '2026-10-26' },
  { id: 'T13', told: 'five working days of publicity', compute: () => due(5, 'workday', '2026-09-21'), expected: '2026-09-29' },
  { id: 'T14', told: 'the extended festival of 2020', compute: () => due(5, 'workday', '2020-01-21'), expected: '2020-02-05' },
  { id: 'T15', told: 'into a year that is not published', compute: unpublished, expected: 'CALENDAR_NOT_PUBLISHED 2027' },
  { id: 'T16', told: 'the last working day of the published years', compute: () => due(5, 'workday', '2026-12-24'), expected: '2026-12-31' },
];

/** Whether each day of 2020–2026 is worked, a sign a day: what must not depend on where the process stands. */
export function workedDays(): string {
  let signs = '';
  for (let date = '2020-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) signs += isWorkingDay(date, chinaCalendar) ? '+' : '-';

  return signs;
}
