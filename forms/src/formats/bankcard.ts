import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';

/** 银行卡号 (ISO/IEC 7812, Luhn). Company accounts and passbooks are not cards and need no such check. */
export const bankcard = textFormat({
  name: 'bankcard',
  title: { zh: '银行卡号', en: 'Bank card number' },
  personal: 'bank',
  normalise: stripGroups,
  check(text) {
    if (!/^\d{12,19}$/.test(text)) return 'format';
    if (/^(\d)\1+$/.test(text)) return 'degenerate';
    return luhn(text) === 0 ? undefined : 'checksum';
  },
  reasons: {
    format: { zh: '{title}应为 12 至 19 位数字，请核对', en: '{title} has 12 to 19 digits. Please check it' },
    degenerate: { zh: '{title}不能全是同一个数字，请核对', en: '{title} cannot be one digit repeated. Please check it' },
    checksum: { zh: '{title}校验未通过，请核对', en: '{title} did not pass its check digit. Please check it' },
  },
});

function luhn(text: string): number {
  const digits = [...text].reverse().map(Number);
  return digits.reduce((sum, digit, i) => sum + (i % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit), 0) % 10;
}
