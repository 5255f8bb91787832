import { type Format, reasonMessage } from './format.js';
import { toNarrow } from './normalise.js';

const title = { zh: '金额', en: 'Amount' };
const reasons = { format: { zh: '{title}请填写金额，单位为元，最多两位小数', en: 'Please give {title} as an amount in yuan with at most two decimals' } };

/** An amount of money: stored as integer 分, so that nothing is ever rounded; shown and typed in 元. */
export const money: Format = {
  name: 'money',
  title,
  normalise: (text) => toNarrow(text).replace(/[,\s¥￥元]/gu, ''),
  check: (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? undefined : 'format'),
  message: (reason, field = title) => reasonMessage(reasons, reason, field),
};

/** What a person typed in 元 (`1,234.5`, `￥1234.50`) as integer 分; nothing when it is not an amount. */
export function parseYuan(text: string): number | undefined {
  const parts = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(money.normalise(text));
  if (!parts) return undefined;

  const cents = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] && cents ? -cents : cents;
}

/** Integer 分 as people read it: `123456` → `1,234.56`. */
export function formatYuan(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}
