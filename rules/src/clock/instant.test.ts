import { addDuration, parseIsoDuration } from './duration.js';
import { civilDateOf, endOfDay, formatInstant, instant, readInstant, startOfDay } from './instant.js';

describe('an instant', () => {
  it.each([
    ['2026-09-14T09:00+08:00', '2026-09-14T09:00:00+08:00'],
    ['2026-09-14T01:00:00Z', '2026-09-14T09:00:00+08:00'],
    ['2026-09-14T01:00:00.250Z', '2026-09-14T09:00:00.250+08:00'],
    ['2026-09-13T20:00:00-05:00', '2026-09-14T09:00:00+08:00'],
    ['2026-09-14T24:00:00+08:00', '2026-09-15T00:00:00+08:00'],
    ['1969-12-31T23:59:59Z', '1970-01-01T07:59:59+08:00'],
  ])('%s is written %s', (text, written) => {
    expect(formatInstant(instant(text))).toBe(written);
  });

  it.each([
    '2026-09-14',
    '2026-09-14T09:00:00',
    '2026-02-30T09:00:00Z',
    '2026-09-14T25:00:00Z',
    '2026-09-14T24:01:00Z',
    '2026-09-14T09:60:00Z',
    '2026-09-14T09:00:60Z',
    '2026-09-14T09:00:00+24:00',
    'now',
    '',
  ])('%s is none', (text) => {
    expect(readInstant(text)).toBeUndefined();
    expect(() => instant(text)).toThrow(RangeError);
  });

  it('falls on a civil day of Beijing time', () => {
    expect(civilDateOf('2026-09-14T15:59:59Z')).toBe('2026-09-14');
    expect(civilDateOf('2026-09-14T16:00:00Z')).toBe('2026-09-15');
    expect(civilDateOf('2026-09-14')).toBe('2026-09-14');
  });

  it('knows where a day begins and ends', () => {
    expect(formatInstant(startOfDay('2026-09-14'))).toBe('2026-09-14T00:00:00+08:00');
    expect(formatInstant(endOfDay('2026-09-14'))).toBe('2026-09-15T00:00:00+08:00');
  });
});

describe('a duration', () => {
  it.each([
    ['P3D', '2026-09-14', '2026-09-17'],
    ['P1M', '2026-01-31', '2026-02-28'],
    ['P1Y2M10D', '2026-01-31', '2027-04-10'],
    ['P2W', '2026-09-14', '2026-09-28'],
    ['-P1D', '2026-09-14', '2026-09-13'],
    ['PT36H', '2026-09-14', '2026-09-15T12:00:00+08:00'],
    ['PT0S', '2026-09-14', '2026-09-14'],
    ['P3D', '2026-09-14T09:30:00+08:00', '2026-09-17T09:30:00+08:00'],
    ['P1M', '2026-01-30T17:00:00Z', '2026-02-28T01:00:00+08:00'],
    ['PT90M', '2026-09-14T23:00:00+08:00', '2026-09-15T00:30:00+08:00'],
    ['PT1.5S', '2026-09-14T00:00:00Z', '2026-09-14T08:00:01.500+08:00'],
    ['-P1DT1H', '2026-09-14T00:00:00+08:00', '2026-09-12T23:00:00+08:00'],
    ['P400D', '2026-01-01', '2027-02-05'],
  ])('%s after %s is %s', (duration, from, expected) => {
    expect(addDuration(duration, from)).toEqual({ ok: true, value: expected });
  });

  it.each(['', 'P', 'PT', 'P1DT', '3D', 'P1H', 'P-1D', 'P1.5D', 'p3d', 'PT1H1D', `P${'9'.repeat(50)}D`])('%s is none', (text) => {
    expect(parseIsoDuration(text)).toMatchObject({ ok: false, code: 'DURATION_INVALID' });
    expect(addDuration(text, '2026-09-14')).toMatchObject({ ok: false, code: 'DURATION_INVALID' });
  });

  it('begins at a date or an instant, and stays inside the calendar', () => {
    expect(addDuration('P1D', 'today')).toMatchObject({ ok: false, code: 'DATE_INVALID' });
    for (const duration of ['P9999Y', '-P9999Y', 'P999999W', 'PT9999999H'.replace('H', 'H9M')])
      expect(addDuration(duration, '9999-09-14')).toMatchObject({ ok: false, code: expect.stringMatching(/^(DATE|DURATION)_INVALID$/) });
  });
});
