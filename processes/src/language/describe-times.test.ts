import { describeTimes } from './describe-times.js';
import { parseTimerText } from './timer-text.js';

describe('the times of a schedule in words', () => {
  it.each([
    ['0 8 * * *', '每天 08:00', 'every day at 08:00'],
    ['30 7,16 * * 1-5', '周一至周五 07:30、16:30', 'Monday to Friday at 07:30, 16:30'],
    ['0 9 * * 1,4', '每周一、周四 09:00', 'every Monday, Thursday at 09:00'],
    ['0 8 1 * *', '每月 1 日 08:00', 'day 1 of every month at 08:00'],
    ['0 0 8 L * ?', '每月 最后一天 08:00', 'the last day of every month at 08:00'],
    ['0 8 1 3,9 *', '每年 3、9 月 1 日 08:00', 'day 1 of month 3, 9 at 08:00'],
    ['*/15 8 * * *', '按时间表 */15 8 * * *', 'by the times */15 8 * * *'],
    ['R/P7D', '每隔 P7D', 'every P7D'],
  ])('%s', (text, zh, en) => {
    const parsed = parseTimerText('cycle', text);
    expect(parsed.ok && describeTimes(parsed.value)).toEqual({ zh, en });
  });
});
