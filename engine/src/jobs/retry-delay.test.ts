import { mostAttempts, retryDelay } from './retry-delay.js';

describe('retryDelay', () => {
  it('waits 1 s, 5 s, 30 s, 5 min and then an hour each time', () => {
    expect(Array.from({ length: mostAttempts - 1 }, (_, i) => retryDelay(i + 1, 0.5))).toEqual([1, 5, 30, 300, 3600, 3600, 3600, 3600, 3600]);
  });

  it('spreads the tries of many jobs by a tenth', () => {
    expect([retryDelay(2, 0), retryDelay(2, 1)]).toEqual([4.5, 5.5]);
  });
});
