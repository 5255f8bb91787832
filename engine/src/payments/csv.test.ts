import { decodeCsv, plainCell, writeCsv } from './csv.js';

describe('a file for a spreadsheet', () => {
  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠x'])('never calculates %j', (cell) => {
    const text = decodeCsv(writeCsv([[cell]])) ?? '';
    expect(text.replace(/^\uFEFF?"?/, '')).toMatch(/^'/);
  });

  it('gives back what it was given', () => {
    expect(plainCell("'=1+1")).toBe('=1+1');
    expect(plainCell("O'Neil")).toBe("O'Neil");
  });

  it('is read in the encodings that banks write, and in no other', () => {
    expect(decodeCsv(new Uint8Array([0xb3, 0xc9, 0xb9, 0xa6]))).toBe('成功');
    expect(decodeCsv(new TextEncoder().encode('成功'))).toBe('成功');
    expect(decodeCsv(new Uint8Array([0xff, 0xff, 0xff]))).toBeUndefined();
  });
});
