import { textFormat } from './format.js';
import { stripGroups } from './normalise.js';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const categories: Readonly<Record<string, string>> = {
  1: '1239',
  2: '19',
  3: '123459',
  4: '19',
  5: '1239',
  6: '129',
  7: '129',
  8: '19',
  9: '123',
  A: '19',
  N: '1239',
  Y: '1',
};

/** 统一社会信用代码 (GB 32100-2015). The inner organisation code (GB 11714) only warns: some early codes do not satisfy it. */
export const uscc = textFormat({
  name: 'uscc',
  title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  normalise: (text) => stripGroups(text).toUpperCase(),
  check,
  warn: (text) => (check(text) === undefined && organisationCheck(text) !== text[16] ? 'org-checksum' : undefined),
  reasons: {
    format: {
      zh: '{title}应为 18 位数字和大写字母，不含 I、O、S、V、Z，请核对',
      en: '{title} has 18 digits and capital letters without I, O, S, V, Z. Please check it',
    },
    department: { zh: '{title}的第一位不是有效的登记部门，请核对', en: 'The first character of {title} is not a registering department. Please check it' },
    category: { zh: '{title}的第二位与登记部门不符，请核对', en: 'The second character of {title} does not fit its department. Please check it' },
    checksum: { zh: '{title}校验未通过，请核对', en: '{title} did not pass its check character. Please check it' },
    'org-checksum': {
      zh: '{title}中的组织机构代码校验不一致，请再核对一次',
      en: 'The organisation code inside {title} does not match its check. Please look again',
    },
  },
});

function check(text: string): string | undefined {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return 'format';

  const allowed = categories[text.charAt(0)];
  if (!allowed) return 'department';
  if (!allowed.includes(text.charAt(1))) return 'category';
  if (outerCheck(text) !== text[17]) return 'checksum';

  return undefined;
}

function outerCheck(text: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

function organisationCheck(text: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + Number.parseInt(text.charAt(8 + i), 36) * weight, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : String(check % 11);
}
