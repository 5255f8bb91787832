import { chinaCalendar } from '@onething/rules';
import { parseTimerText, type RestDay, type TimerText } from '../language/timer-text.js';
import { firstOccurrence, latestOccurrence } from './occurrences.js';

/** 2026: 1 to 7 October are off, Saturday 10 October is worked. */
const days = (restDay: RestDay) => ({ restDay, calendar: chinaCalendar });
const cron = (text: string): TimerText => {
  const parsed = parseTimerText('cycle', text);
  if (!parsed.ok) throw new Error(parsed.message.en);
  return parsed.value;
};
const now = '2026-09-29T09:00:00+08:00';

function times(text: string, restDay: RestDay, count: number): readonly string[] {
  const found: string[] = [];
  for (let next = firstOccurrence(cron(text), now, days(restDay)); next && found.length < count; ) {
    found.push(next.due.slice(0, 16));
    next = latestOccurrence(next, next.due, days(restDay))?.next;
  }
  return found;
}

describe('times of a schedule on days off', () => {
  it('move to the same time of the next working day, those that meet there once', () => {
    expect(times('0 8 * * *', 'next', 5)).toEqual(['2026-09-30T08:00', '2026-10-08T08:00', '2026-10-09T08:00', '2026-10-10T08:00', '2026-10-12T08:00']);
    expect(times('0 8 1 * *', 'next', 3)).toEqual(['2026-10-08T08:00', '2026-11-02T08:00', '2026-12-01T08:00']);
  });

  it('are left out, and a worked Saturday is not', () => {
    expect(times('30 7 * * *', 'skip', 4)).toEqual(['2026-09-30T07:30', '2026-10-08T07:30', '2026-10-09T07:30', '2026-10-10T07:30']);
    expect(times('0 8 1 * *', 'skip', 2)).toEqual(['2026-12-01T08:00', '2027-02-01T08:00']);
  });

  it('stand where nothing is said', () => {
    expect(firstOccurrence(cron('0 8 1 * *'), now)?.due).toBe('2026-10-01T08:00:00+08:00');
  });

  it('that are only ever days off never come', () => {
    expect(firstOccurrence(cron('0 8 1 10 *'), now, days('skip'))).toBeUndefined();
  });

  it('after a standstill are told without those that moved away', () => {
    const armed = firstOccurrence(cron('0 8 * * *'), now, days('next'));
    expect(armed && latestOccurrence(armed, '2026-10-09T10:00:00+08:00', days('next'))).toMatchObject({ at: '2026-10-09T08:00:00+08:00', missed: 2 });
  });
});
