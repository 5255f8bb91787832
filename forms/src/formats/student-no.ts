import { dateOfDigits } from './civil-date.js';
import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';
import { checkResidentNumber } from './resident-number.js';

/** 全国学籍号: `G` + ID number, `J` + a number in ID form without an ID, `L` + 18 digits while not yet verified. */
export const studentNo = textFormat({
  name: 'student-no',
  title: { zh: '学籍号', en: 'Student number' },
  personal: 'idcard',
  normalise: (text) => stripGroups(text).toUpperCase(),
  check(text, { today }) {
    if (!/^[GJL]\d{17}[0-9X]$/.test(text)) return 'format';
    return text[0] === 'L' ? checkTemporary(text.slice(1)) : checkResidentNumber(text.slice(1), today);
  },
  reasons: {
    format: { zh: '{title}应为 19 位，以字母 G、J 或 L 开头，请核对', en: '{title} has 19 characters and begins with G, J or L. Please check it' },
    province: { zh: '{title}中的省份代码无效，请核对', en: 'The province code inside {title} is not valid. Please check it' },
    date: { zh: '{title}中的出生日期不存在，请核对', en: 'The birth date inside {title} does not exist. Please check it' },
    'date-range': { zh: '{title}中的出生日期不合理，请核对', en: 'The birth date inside {title} is not possible. Please check it' },
    checksum: { zh: '{title}校验未通过，请核对', en: '{title} did not pass its check digit. Please check it' },
  },
});

function checkTemporary(digits: string): string | undefined {
  if (!/^\d{18}$/.test(digits)) return 'format';
  return dateOfDigits(digits.slice(6, 14)) ? undefined : 'date';
}
