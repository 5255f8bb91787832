import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';

/** 手机号: 11 digits from 13 to 19. Operator segments are not checked; new ones open every year. */
export const mobile = textFormat({
  name: 'mobile',
  title: { zh: '手机号', en: 'Mobile number' },
  personal: 'phone',
  normalise: (text) => stripGroups(text).replace(/^(?:\+86|0086)/, ''),
  check: (text) => (/^1[3-9]\d{9}$/.test(text) ? undefined : 'format'),
  reasons: { format: { zh: '{title}应为 11 位数字，以 1 开头，请核对', en: '{title} has 11 digits and begins with 1. Please check it' } },
});
