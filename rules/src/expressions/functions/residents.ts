import { isCivilDate } from '../../clock/civil-date.js';
import { type Computed, Failed } from '../computed.js';
import { date, number, string } from '../type.js';
import { type ExpressionFunction, textAt, wholeAt } from './function.js';

const idNo = { name: 'idNo', type: string } as const;

/** Resident identity numbers (公民身份号码, GB 11643-1999) and masks. */
export const residentFunctions: readonly ExpressionFunction[] = [
  {
    name: 'resident id 18',
    title: { zh: '18 位身份证号码（15 位旧号自动换算，其余原样大写）', en: 'The 18-digit ID number; an old 15-digit one is converted' },
    parameters: [idNo],
    result: string,
    examples: [
      ['resident id 18("110105491231002")', '11010519491231002X'],
      ['resident id 18("11010519491231002x")', '11010519491231002X'],
    ],
    run: (args) => residentId18(textAt(args, 0)),
  },
  {
    name: 'birth date of',
    title: { zh: '身份证号码中的出生日期', en: 'The date of birth in an ID number' },
    parameters: [idNo],
    result: date,
    examples: [['birth date of("330199199003150018")', '1990-03-15']],
    run: (args) => birthDate(residentId18(textAt(args, 0))),
  },
  {
    name: 'sex of',
    title: { zh: '身份证号码中的性别（男 / 女）', en: 'The sex in an ID number (男 or 女)' },
    parameters: [idNo],
    result: string,
    examples: [
      ['sex of("330199199003150018")', '男'],
      ['sex of("330199198806120029")', '女'],
    ],
    run: (args) => sexOf(residentId18(textAt(args, 0))),
  },
  {
    name: 'mask',
    title: { zh: '遮盖中间的字，保留开头和结尾若干字', en: 'Hides all but the first and last characters' },
    parameters: [
      { name: 'text', type: string },
      { name: 'first', type: number },
      { name: 'last', type: number },
    ],
    result: string,
    examples: [
      ['mask("330102201908310005", 6, 4)', '330102********0005'],
      ['mask("张小明", 1, 1)', '张*明'],
      ['mask("李强", 1, 1)', '李*'],
    ],
    run: (args) => mask(textAt(args, 0), wholeAt(args, 1, 0, 100), wholeAt(args, 2, 0, 100)),
  },
];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A 15-digit number (valid until 2013) gets its century and its check digit (ISO 7064 MOD 11-2); anything else is only put in capitals. */
function residentId18(text: string): string {
  if (!/^\d{15}$/.test(text)) return text.toUpperCase();
  const body = `${text.slice(0, 6)}19${text.slice(6)}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);

  return `${body}${'10X98765432'[sum % 11]}`;
}

function birthDate(id: string): Computed {
  const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  return id.length === 18 && isCivilDate(day) ? day : notAnId();
}

function sexOf(id: string): Computed {
  if (!/^\d{17}[\dX]$/.test(id)) return notAnId();

  return Number(id[16]) % 2 === 1 ? '男' : '女';
}

/** At least one character is always hidden, so that short texts give nothing away. */
function mask(text: string, first: number | Failed, last: number | Failed): Computed {
  if (first instanceof Failed) return first;
  if (last instanceof Failed) return last;
  const characters = [...text];
  const shownFirst = Math.min(first, Math.max(0, characters.length - 1));
  const shownLast = Math.min(last, Math.max(0, characters.length - shownFirst - 1));

  return characters.map((character, index) => (index < shownFirst || index >= characters.length - shownLast ? character : '*')).join('');
}

function notAnId(): Failed {
  return new Failed('EXPRESSION_ID', { zh: '不是有效的身份证号码', en: 'This is not an ID number' });
}
