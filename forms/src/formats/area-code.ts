import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';
import { provinces } from './resident-number.js';

/** 行政区划代码 (GB/T 2260): two digits each for province, prefecture and county. */
export const areaCode = textFormat({
  name: 'area-code',
  title: { zh: '行政区划代码', en: 'Area code' },
  normalise: stripGroups,
  check(text) {
    if (!/^\d{6}$/.test(text)) return 'format';
    if (!provinces.has(text.slice(0, 2))) return 'province';
    return text.slice(2, 4) === '00' && text.slice(4) !== '00' ? 'hierarchy' : undefined;
  },
  reasons: {
    format: { zh: '{title}应为 6 位数字，请核对', en: '{title} has 6 digits. Please check it' },
    province: { zh: '{title}的前两位不是有效的省份代码，请核对', en: 'The first two digits of {title} are not a province code. Please check it' },
    hierarchy: { zh: '{title}的市级与县级代码不匹配，请核对', en: 'The county of {title} has no prefecture. Please check it' },
  },
});
