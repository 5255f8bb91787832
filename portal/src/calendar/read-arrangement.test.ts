import { readArrangement } from './read-arrangement.js';

describe('the holidays of a year as they are pasted', () => {
  it('are lines of dates and spans with a name, in the ways in which people write dates', () => {
    expect(readArrangement('2027-01-01 至 2027-01-03 元旦\r\n\r\n# 摘自通知\n2027年2月5日,春节\n2027/1/9 上班\n')).toEqual({
      ok: true,
      value: {
        year: 2027,
        holidays: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦', '2027-02-05': '春节' },
        makeUpDays: ['2027-01-09'],
      },
    });
  });

  it('may begin in the last days of December', () => {
    expect(readArrangement('2026-12-31 到 2027-01-02 元旦')).toMatchObject({ ok: true, value: { year: 2027, holidays: { '2026-12-31': '元旦' } } });
  });

  it('are JSON too', () => {
    const value = { year: 2027, holidays: { '2027-01-01': '元旦' }, makeUpDays: [] };
    expect(readArrangement(JSON.stringify(value))).toEqual({ ok: true, value });
    for (const json of ['{"year":2027}', '{"year":2027,"holidays":{"2027-01-01":1},"makeUpDays":[]}', '{oh'])
      expect(readArrangement(json)).toEqual({ ok: false, lines: [{ line: 0, wrong: 'json' }] });
  });

  it('are refused line by line', () => {
    expect(readArrangement('元旦放假\n2027-02-30 元旦\n2027-01-03 至 2027-01-01 元旦\n2027-01-05')).toEqual({
      ok: false,
      lines: [
        { line: 1, wrong: 'date' },
        { line: 2, wrong: 'date' },
        { line: 3, wrong: 'order' },
        { line: 4, wrong: 'name' },
      ],
    });
    expect(readArrangement('2026-10-01 国庆节\n2027-01-01 元旦')).toEqual({ ok: false, lines: [{ line: 1, wrong: 'year' }] });
    expect(readArrangement('  ')).toEqual({ ok: false, lines: [{ line: 0, wrong: 'empty' }] });
  });
});
