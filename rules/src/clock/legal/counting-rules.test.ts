import { chinaCalendar } from '../china-calendar.js';
import { describeDays } from '../describe-day.js';
import { dueDate } from '../due-date.js';
import { importYear, withLocalDays } from '../import-year.js';
import { receivedOn } from '../receipt.js';
import { recount } from '../recount.js';
import { clockOn, legalVectors, permitTerms } from '../testing/legal-vectors.js';
import { permitClock } from './permit-clock.js';
import type { PermitEvent } from './permit-event.js';
import { renewalOn } from './renewal.js';
import { limitUnder, statutoryLimits } from './statutory-limits.js';

const due = (value: number, unit: 'workday' | 'day', start: string) => dueDate({ value, unit }, start, chinaCalendar);
const received: PermitEvent = { type: 'received', on: '2026-04-20' };
const accepted: PermitEvent = { type: 'accepted', on: '2026-04-20' };
const refusal = (events: readonly PermitEvent[], today = '2026-05-13') => permitClock(events, permitTerms, chinaCalendar, today);

describe('the sixteen vectors', () => {
  it.each(legalVectors)('$id: $told', ({ compute, expected }) => {
    expect(compute()).toBe(expected);
  });
});

describe('the twelve rules of counting', () => {
  it('R1: the day of the event is not counted', () => {
    expect(due(1, 'workday', '2026-09-14').date).toBe('2026-09-15');
    expect(due(1, 'workday', '2026-09-14').days[0]).toEqual({ date: '2026-09-14', counted: false, reason: 'start' });
  });

  it.each([
    ['行政许可法', 20, 'workday'],
    ['行政处罚法', 7, 'workday'],
    ['行政处罚法', 90, 'day'],
    ['行政复议法', 10, 'workday'],
    ['行政复议法', 60, 'day'],
    ['民办教育促进法', 30, 'day'],
  ] as const)('R2: %s counts a limit of %i in %ss', (law, days, unit) => {
    expect(limitUnder(law, days)).toEqual({ value: days, unit });
  });

  it('R3: only calendar-day limits roll, and not from a make-up Saturday', () => {
    expect(due(4, 'day', '2026-03-03').date).toBe('2026-03-09');
    expect(due(3, 'day', '2026-02-11').date).toBe('2026-02-14');
  });

  it('R4: a filing on a rest day is received that day, unless the agency has published otherwise; a day ends at 24:00', () => {
    expect(due(5, 'workday', receivedOn('2026-03-07T23:59:59+08:00', 'sameDay', chinaCalendar))).toMatchObject({
      date: '2026-03-13',
      at: '2026-03-14T00:00:00+08:00',
    });
    expect(due(5, 'workday', receivedOn('2026-03-07T20:00:00+08:00', 'nextWorkday', chinaCalendar)).date).toBe('2026-03-16');
  });

  it('R5: without a notice within five working days it is accepted as of the receipt, and no notice comes after that', () => {
    expect(clockOn([received], '2026-04-27')).toMatchObject({ state: 'received' });
    expect(clockOn([received], '2026-04-28')).toMatchObject({ state: 'running', accepted: { on: '2026-04-20', because: 'DEEMED_ACCEPTED' } });
    expect(refusal([received, { type: 'correction-asked', on: '2026-04-28', items: ['a'], about: 'filing' }])).toMatchObject({ code: 'NOTICE_TOO_LATE' });
  });

  it('R6: a correction is before the acceptance, all at once; what is asked for later stops nothing', () => {
    const asked: PermitEvent = { type: 'correction-asked', on: '2026-04-22', items: ['场地证明', '消防证明'], about: 'filing' };
    expect(clockOn([received, asked], '2026-07-01')).toMatchObject({ state: 'correcting', late: false });
    expect(refusal([received, asked, { ...asked, on: '2026-04-23' }])).toMatchObject({ code: 'SECOND_CORRECTION_NOTICE' });
    expect(clockOn([received, asked, { ...asked, on: '2026-05-06', about: 'corrections' }], '2026-05-07').state).toBe('correcting');
    expect(clockOn([received, accepted, { ...asked, on: '2026-04-29' }], '2026-05-07').statutory?.date).toBe('2026-05-20');
  });

  it('R7: only the kinds of art. 45 are excluded, notified in writing', () => {
    const excluded: PermitEvent = { type: 'excluded', on: '2026-04-27', kind: '专家评审', from: '2026-04-27', to: '2026-05-12', noticeNo: '告〔2026〕1号' };
    expect(clockOn([received, accepted, excluded], '2026-05-13').statutory?.date).toBe('2026-06-03');
    expect(refusal([received, accepted, { ...excluded, kind: '内部会商' }])).toMatchObject({ code: 'EXCLUSION_NOT_LAWFUL' });
    expect(refusal([received, accepted, { ...excluded, noticeNo: ' ' }])).toMatchObject({ code: 'EXCLUSION_NOT_NOTIFIED' });
  });

  it('R8: 20 working days and 10 more once, approved and before the end; a promise is not longer; three clocks and warnings', () => {
    const extended: PermitEvent = { type: 'extended', on: '2026-05-20', approvedBy: '局长', reason: '案情复杂' };
    expect(clockOn([received, accepted, extended], '2026-05-21')).toMatchObject({ statutory: { date: '2026-06-03' }, late: false });
    expect(refusal([received, accepted, extended, extended])).toMatchObject({ code: 'EXTENSION_TWICE' });
    expect(refusal([received, accepted, { ...extended, on: '2026-05-21' }])).toMatchObject({ code: 'EXTENSION_TOO_LATE' });
    expect(refusal([received, accepted, { ...extended, reason: '' }])).toMatchObject({ code: 'EXTENSION_NOT_APPROVED' });
    const promise = { ...permitTerms, promised: { value: 25, unit: 'workday' as const } };
    expect(permitClock([received, accepted], promise, chinaCalendar, '2026-05-01')).toMatchObject({ code: 'PROMISE_LONGER_THAN_LAW' });
    const three = clockOn([received, accepted], '2026-05-01', {
      ...permitTerms,
      promised: { value: 10, unit: 'workday' },
      internal: { value: 5, unit: 'workday' },
    });
    expect([three.statutory?.date, three.promised?.date, three.internal?.date]).toEqual(['2026-05-20', '2026-05-07', '2026-04-27']);
    expect(three.warnings.map((warning) => [warning.share, warning.due.date])).toEqual([
      [0.5, '2026-04-23'],
      [0.8, '2026-04-24'],
      [1, '2026-04-27'],
    ]);
  });

  it('R9: a hearing is asked for within 5, held within 20 and announced 7 working days before', () => {
    expect([statutoryLimits.hearingRequest, statutoryLimits.hearing, statutoryLimits.hearingNotice].map(({ limit }) => limit)).toEqual([
      { value: 5, unit: 'workday' },
      { value: 20, unit: 'workday' },
      { value: 7, unit: 'workday' },
    ]);
  });

  it.each([
    ['decided in time', { appliedOn: '2026-08-01', decidedOn: '2026-09-20' }, '2026-10-02', 'decided'],
    ['not decided', { appliedOn: '2026-08-31' }, '2026-10-01', 'deemed-granted'],
    ['not decided yet', { appliedOn: '2026-08-31' }, '2026-09-30', 'in-time'],
    ['asked for too late', { appliedOn: '2026-09-01' }, '2026-10-01', 'too-late'],
  ])('R10: a renewal that is %s', (_, told, today, state) => {
    expect(renewalOn({ expires: '2026-09-30', ...told }, today)).toMatchObject({ state, lastDay: '2026-08-31' });
  });

  it('R10: silence means yes in two limits only', () => {
    expect(Object.values(statutoryLimits).filter(({ lapse }) => lapse !== 'breach')).toEqual([statutoryLimits.permitNotice]);
    expect(clockOn([received, accepted], '2026-05-21')).toMatchObject({ state: 'running', late: true });
  });

  it('R11: special laws set their own limits, in their own units', () => {
    const { penaltyDecision, penaltyDelivery, schoolEstablishment, schoolBusReply, informationRequest } = statutoryLimits;
    expect(
      [penaltyDecision, penaltyDelivery, schoolEstablishment, schoolBusReply, informationRequest].map(({ limit: { value, unit } }) => `${value} ${unit}`),
    ).toEqual(['90 day', '7 workday', '3 month', '3 workday', '20 workday']);
  });

  it('R12: the clock is a function of events, terms and calendar, and names their versions; events stand in order', () => {
    const events: readonly PermitEvent[] = [received, accepted, { type: 'decided', on: '2026-05-20' }];
    expect(clockOn(events, '2027-01-01')).toEqual(clockOn(events, '2026-05-20'));
    expect(clockOn(events, '2027-01-01')).toMatchObject({ state: 'decided', late: false, calendar: 'cn-2020-2026', terms: 'permit-1' });
    expect(refusal([received, { ...accepted, on: '2026-04-19' }])).toMatchObject({ code: 'EVENT_OUT_OF_ORDER' });
    expect(refusal([accepted])).toMatchObject({ code: 'PERMIT_NOT_RECEIVED' });
  });
});

describe('when a year is imported', () => {
  const arrangement = {
    year: 2027,
    holidays: Object.fromEntries(['01-01', '01-02', '01-03', '01-04'].map((day) => [`2027-${day}`, '元旦'])),
    makeUpDays: ['2027-01-09'],
  };

  it('a provisional date is counted again, the old one beside the new, and the calendar has a version of its own', () => {
    const limit = { value: 10, unit: 'workday' as const };
    const before = dueDate(limit, '2026-12-24', chinaCalendar);
    expect(before).toMatchObject({ date: '2027-01-08', provisional: true, calendar: 'cn-2020-2026' });
    const calendar = importYear(chinaCalendar, arrangement, 'cn-2020-2027');
    if (!calendar.ok) throw new Error(calendar.code);
    expect(recount({ limit, start: '2026-12-24', due: before }, calendar.value)).toMatchObject({
      before: { date: '2027-01-08', calendar: 'cn-2020-2026' },
      after: { date: '2027-01-09', provisional: false, calendar: 'cn-2020-2027' },
      moved: true,
    });
  });

  it('a wrong arrangement is refused with its places', () => {
    const wrong = { ...arrangement, makeUpDays: ['2027-01-05', '2026-01-10', '2027-01-02'] };
    expect(importYear(chinaCalendar, wrong, 'x')).toMatchObject({
      code: 'CALENDAR_YEAR_INVALID',
      problems: [{ place: '/makeUpDays/0' }, { place: '/makeUpDays/1' }, { place: '/makeUpDays/2' }],
    });
  });

  it('a city adds days of its own: closed by a typhoon, worked on a Sunday', () => {
    const city = withLocalDays(chinaCalendar, { holidays: { '2026-09-15': '台风停工' }, makeUpDays: ['2026-09-19'] }, 'hangzhou-1');
    expect(dueDate({ value: 5, unit: 'workday' }, '2026-09-14', city)).toMatchObject({ date: '2026-09-20', calendar: 'hangzhou-1' });
  });
});

it('explains a due date in a line a day', () => {
  expect(describeDays(due(2, 'workday', '2026-04-29')).map(({ zh }) => zh)).toEqual([
    '2026-04-29（周三）：起算事件当日，不计',
    '2026-04-30（周四）：工作日，第 1 天',
    '2026-05-01（周五）：劳动节放假，不计',
    '2026-05-02（周六）：劳动节放假，不计',
    '2026-05-03（周日）：劳动节放假，不计',
    '2026-05-04（周一）：劳动节放假，不计',
    '2026-05-05（周二）：劳动节放假，不计',
    '2026-05-06（周三）：工作日，第 2 天',
  ]);
});
