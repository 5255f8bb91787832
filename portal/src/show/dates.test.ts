import { showDate, showDay, showMoment, showTime } from './dates.js';

describe('dates as people read them', () => {
  it('leaves the year out while it is this year', () => {
    expect(showDate('2026-09-17', 'zh', '2026-09-14T09:00:00+08:00')).toBe('9月17日（周四）');
    expect(showDate('2027-01-04', 'zh', '2026-12-30T09:00:00+08:00')).toBe('2027年1月4日（周一）');
    expect(showDate('2026-09-17', 'en', '2026-09-14T09:00:00+08:00')).toBe('Thu 17 Sept');
  });

  it('shows every instant in Chinese time, whatever zone the device is in', () => {
    expect(showMoment('2026-09-14T02:32:00Z', 'zh')).toBe('9月14日 10:32');
    expect(showTime('2026-09-13T16:05:00Z', 'zh')).toBe('00:05');
    expect(showDay('2026-09-13T17:00:00Z', 'zh')).toBe('2026年9月14日');
  });

  it('shows what is no date as it came', () => {
    expect(showDate('待定', 'zh')).toBe('待定');
    expect(showTime('待定', 'zh')).toBe('待定');
  });
});
