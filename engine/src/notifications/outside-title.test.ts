import { outsideTitle } from './outside-title.js';

describe('what leaves the house', () => {
  it.each([
    ['您的申请需要补正', '您的申请需要补正'],
    ['公示收到异议 GS-330199-2026-000001', '公示收到异议 GS-330199-2026-000001'],
    ['王芳 33019919880612002X 的 13800000006', '王芳 *** 的 ***'],
    ['一行\r\nBcc: x@example.com', '一行 Bcc: x@example.com'],
    ['长'.repeat(50), `${'长'.repeat(34)}…`],
  ])('%s → %s', (title, said) => {
    expect(outsideTitle(title)).toBe(said);
  });
});
