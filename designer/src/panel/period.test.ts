import { readPeriod, writePeriod } from './period.js';

describe('a period of the panel', () => {
  it.each(['{ value: 4, unit: "workday" }', '{ value: params.reviewDays, unit: "workday" }', '{ value: params.days, unit: "day", share: params.warnShare }'])(
    'comes back as it was written: %s',
    (text) => {
      const period = readPeriod(text);
      expect(period && writePeriod(period)).toBe(text);
    },
  );

  it.each(['if x then { value: 1, unit: "day" } else null', '{ value: 1, unit: "fortnight" }', ''])('leaves alone what was written otherwise: %s', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });
});
