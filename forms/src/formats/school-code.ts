import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';
import { provinces } from './resident-number.js';

const categories = new Set('11 21 22 31 32 33 34 35 36 37 41 42 51 91 92 93'.split(' '));

/** 学校（机构）标识码: category, province, sequence; no check digit. */
export const schoolCode = textFormat({
  name: 'school-code',
  title: { zh: '学校标识码', en: 'School code' },
  normalise: stripGroups,
  check(text) {
    if (!/^\d{10}$/.test(text)) return 'format';
    if (!categories.has(text.slice(0, 2))) return 'category';
    if (!provinces.has(text.slice(2, 4))) return 'province';
    // Higher education keeps its old five-digit code behind a zero.
    return (text[0] === '4' && text[4] !== '0') || text.slice(4) === '000000' ? 'sequence' : undefined;
  },
  reasons: {
    format: { zh: '{title}应为 10 位数字，请核对', en: '{title} has 10 digits. Please check it' },
    category: { zh: '{title}的前两位不是有效的学校类别，请核对', en: 'The first two digits of {title} are not a school category. Please check it' },
    province: { zh: '{title}的第三、四位不是有效的省份代码，请核对', en: 'Digits three and four of {title} are not a province code. Please check it' },
    sequence: { zh: '{title}的顺序号无效，请核对', en: 'The sequence part of {title} is not valid. Please check it' },
  },
});
