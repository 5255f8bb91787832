import { showElapsed } from './elapsed.js';

describe('showElapsed', () => {
  it.each([
    [12, '0.1 秒'],
    [412, '0.4 秒'],
    [9_960, '10 秒'],
    [61_000, '1 分钟'],
    [7_300_000, '2 小时'],
    [259_200_000, '3 天'],
  ])('%d ms is %s', (milliseconds, words) => expect(showElapsed(milliseconds, 'zh')).toBe(words));
});
