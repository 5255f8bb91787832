import { textFormat } from './format.js';

/**
 * A person's name: Chinese characters (also the rare ones outside the first Unicode plane), with `·` between the parts of a
 * minority name, or Latin letters as on a passport. Counted in characters, never in UTF-16 units.
 */
export const name = textFormat({
  name: 'name',
  title: { zh: '姓名', en: 'Name' },
  // Five look-alikes are typed for the middle dot of minority names (U+00B7).
  normalise: (text) =>
    text
      .normalize('NFC')
      .trim()
      .replace(/[‧・･•．∙]/gu, '·')
      .split('·')
      .map((part) => part.trim())
      .join('·'),
  check(text) {
    if (!/^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u.test(text) && !/^\p{Script=Latin}+(?:[ '.-]{1,2}\p{Script=Latin}+)*\.?$/u.test(text)) return 'format';
    return [...text].length > 50 ? 'length' : undefined;
  },
  reasons: {
    format: {
      zh: '{title}请填写证件上的姓名，只含汉字和“·”，或外文字母',
      en: 'Please give {title} as on the ID document: Chinese characters and “·”, or Latin letters',
    },
    length: { zh: '{title}最多 50 个字', en: '{title} has at most 50 characters' },
  },
});
