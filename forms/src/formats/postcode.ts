import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';

/** 邮政编码: six digits. */
export const postcode = textFormat({
  name: 'postcode',
  title: { zh: '邮政编码', en: 'Postcode' },
  normalise: stripGroups,
  check: (text) => (/^\d{6}$/.test(text) ? undefined : 'format'),
  reasons: { format: { zh: '{title}应为 6 位数字，请核对', en: '{title} has 6 digits. Please check it' } },
});
