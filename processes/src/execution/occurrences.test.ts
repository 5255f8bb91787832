import { parseTimerText, type TimerText } from '../language/timer-text.js';
import { firstOccurrence, latestOccurrence } from './occurrences.js';
import { dueOfText } from './timer-rule.js';

const now = '2026-09-14T09:00:00+08:00';

function cycle(text: string): TimerText {
  const parsed = parseTimerText('cycle', text);
  if (!parsed.ok) throw new Error(parsed.message.en);
  return parsed.value;
}

describe('the times at which the clock begins a case', () => {
  it.each([
    ['a cron text, on the clock of China', cycle('0 8 1 * *'), '2026-10-01T08:00:00+08:00'],
    ['working days', cycle('30 7 * * 1-5'), '2026-09-15T07:30:00+08:00'],
    ['a repetition from now on', cycle('R/P1M'), '2026-10-14T09:00:00+08:00'],
    ['a repetition that began in the past, without what went by before anybody asked', cycle('R/2026-01-05T08:00:00+08:00/P7D'), '2026-09-21T08:00:00+08:00'],
    ['one instant', { kind: 'date', at: '2026-12-01T08:00:00+08:00' } as const, '2026-12-01T08:00:00+08:00'],
    ['an instant that is past', { kind: 'date', at: '2026-01-01T08:00:00+08:00' } as const, undefined],
    ['a cron text that is never due', { kind: 'cron', text: '0 0 30 2 *' } as const, undefined],
    ['a repetition that is over', cycle('R2/2026-01-05T08:00:00+08:00/P7D'), undefined],
  ])('%s', (_, text, due) => {
    expect(firstOccurrence(text, now)?.due).toBe(due);
  });

  it('says of a time that never comes that it does not', () => {
    expect(dueOfText({ kind: 'cron', text: '0 0 30 2 *' }, now)).toMatchObject({ status: 'failed', code: 'TIMER_NOT_VALID' });
    expect(dueOfText({ kind: 'cron', text: '0 8 * * *' }, now)).toMatchObject({ status: 'value', value: { due: '2026-09-15T08:00:00+08:00' } });
  });

  it('of several that were missed the latest is taken, and the others are counted', () => {
    const armed = firstOccurrence(cycle('0 8 * * *'), now);
    if (!armed) throw new Error('it is due tomorrow');
    expect(latestOccurrence(armed, now)).toBeUndefined();
    expect(latestOccurrence(armed, '2026-09-15T08:00:00+08:00')).toMatchObject({
      at: '2026-09-15T08:00:00+08:00',
      missed: 0,
      next: { due: '2026-09-16T08:00:00+08:00' },
    });
    expect(latestOccurrence(armed, '2026-09-18T07:59:59+08:00')).toMatchObject({
      at: '2026-09-17T08:00:00+08:00',
      missed: 2,
      next: { due: '2026-09-18T08:00:00+08:00' },
    });
  });

  it('a repetition of three ends with the third', () => {
    const armed = firstOccurrence(cycle('R3/P1D'), now);
    if (!armed) throw new Error('it is due tomorrow');
    const last = latestOccurrence(armed, '2026-09-30T00:00:00+08:00');
    expect(last).toEqual({ at: '2026-09-17T09:00:00+08:00', missed: 2 });
  });
});
