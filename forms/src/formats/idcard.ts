import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';
import { checkResidentNumber } from './resident-number.js';

/** 公民身份号码 (GB 11643-1999): 18 characters with a check character. */
export const idcard = textFormat({
  name: 'idcard',
  title: { zh: '身份证号码', en: 'ID card number' },
  personal: 'idcard',
  normalise: (text) => stripGroups(text).toUpperCase(),
  check: (text, { today }) => checkResidentNumber(text, today),
  reasons: {
    format: { zh: '{title}应为 18 位，最后一位可以是字母 X，请核对', en: '{title} has 18 characters; the last may be the letter X. Please check it' },
    province: { zh: '{title}的前两位不是有效的省份代码，请核对', en: 'The first two digits of {title} are not a province code. Please check it' },
    date: { zh: '{title}中的出生日期不存在，请核对', en: 'The birth date inside {title} does not exist. Please check it' },
    'date-range': { zh: '{title}中的出生日期不合理，请核对', en: 'The birth date inside {title} is not possible. Please check it' },
    checksum: { zh: '{title}校验未通过，请核对', en: '{title} did not pass its check digit. Please check it' },
  },
});
