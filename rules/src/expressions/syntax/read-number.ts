import { exactNumber } from '../number.js';
import type { Cursor } from './cursor.js';
import { SyntaxProblem } from './syntax-problem.js';

/** A number of the text; one with more digits than JSON can carry is refused rather than rounded. */
export function readNumber(cursor: Cursor): number {
  const { at, text } = cursor.next();
  const number = Number(text);
  if (!exactNumber(text).eq(exactNumber(number))) {
    throw new SyntaxProblem('EXPRESSION_NUMBER', at, {
      zh: `数字 ${text.slice(0, 40)} 的位数太多，不能精确表示`,
      en: `The number ${text.slice(0, 40)} has more digits than can be kept exactly`,
    });
  }
  return number;
}
