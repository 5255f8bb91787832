import { readSchedule, writeSchedule } from './schedule-text.js';

describe('a schedule as it is chosen', () => {
  it.each([
    ['0 8 * * *', 'day', [], '08:00'],
    ['30 7 * * 1,4', 'week', [1, 4], '07:30'],
    ['0 9 1,15 * *', 'month', [1, 15], '09:00'],
  ])('%s', (text, every, days, time) => {
    expect(readSchedule(text)).toEqual({ every, days, time, text });
    expect(writeSchedule(readSchedule(text))).toBe(text);
  });

  it('that the choices cannot say stays as it is written', () => {
    for (const text of ['*/15 8 * * *', '0 8 1 3 *', '0 8 1 * 1', 'R/P7D', '0 25 * * *']) {
      expect(readSchedule(text).every).toBe('other');
      expect(writeSchedule(readSchedule(text))).toBe(text);
    }
  });

  it('has a first day when none is chosen yet', () => {
    expect(writeSchedule({ every: 'month', days: [], time: '08:00', text: '' })).toBe('0 8 1 * *');
  });
});
