import { SyntaxProblem } from './syntax-problem.js';

export type Token =
  | { readonly type: 'number' | 'text' | 'word' | 'date'; readonly at: number; readonly text: string }
  | { readonly type: 'sign' | 'end'; readonly at: number; readonly text: string };

const signs = ['**', '..', '<=', '>=', '!=', '+', '-', '*', '/', '(', ')', '[', ']', '{', '}', ',', ':', '.', '<', '>', '=', '?'];
const space = /\s+/y;
const number = /(?:\d+(?:\.\d+)?|\.\d+)/y;
const word = /[\p{L}_$][\p{L}\p{N}_]*/uy;
const dateLiteral = /@"([^"]*)"/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', "'": "'", '\\': '\\' };

/** Cuts the text of an expression into words, numbers, texts and signs. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const [token, next] = tokenAt(text, at);
    tokens.push(token);
    at = skip(text, next);
  }
  return [...tokens, { type: 'end', at: text.length, text: '' }];
}

function skip(text: string, at: number): number {
  return at + (match(space, text, at)?.[0].length ?? 0);
}

function tokenAt(text: string, at: number): readonly [Token, number] {
  if (text[at] === '"' || text[at] === "'") return quoted(text, at);
  const date = match(dateLiteral, text, at);
  if (date) return [{ type: 'date', at, text: date[1] ?? '' }, at + date[0].length];

  const digits = match(number, text, at);
  if (digits) return [{ type: 'number', at, text: digits[0] }, at + digits[0].length];
  const letters = match(word, text, at);
  if (letters) return [{ type: 'word', at, text: letters[0] }, at + letters[0].length];
  const sign = signs.find((candidate) => text.startsWith(candidate, at));
  if (sign) return [{ type: 'sign', at, text: sign }, at + sign.length];

  throw unknownSign(text, at);
}

/** Texts in double quotes, or in single ones because expressions stand in XML attributes and JSON. */
function quoted(text: string, at: number): readonly [Token, number] {
  let read = '';
  for (let index = at + 1; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (sign === text[at]) return [{ type: 'text', at, text: read }, index + 1];
    if (sign !== '\\') read += sign;
    else {
      const [letter, length] = escaped(text, index);
      read += letter;
      index += length;
    }
  }
  throw new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: '文字缺少结尾的引号', en: 'The text has no closing quote' });
}

function escaped(text: string, at: number): readonly [string, number] {
  const sign = text[at + 1] ?? '';
  const hex = /^[0-9a-fA-F]{4}$/.exec(text.slice(at + 2, at + 6));
  if (sign === 'u' && hex) return [String.fromCharCode(Number.parseInt(hex[0], 16)), 5];
  const letter = Object.hasOwn(escapes, sign) ? escapes[sign] : undefined;
  if (letter !== undefined) return [letter, 1];

  throw new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: `不认识转义“\\${sign}”`, en: `The escape "\\${sign}" is not known` });
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unknownSign(text: string, at: number): SyntaxProblem {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const half: Readonly<Record<string, string>> = {
    '，': ',',
    '（': '(',
    '）': ')',
    '“': '"',
    '”': '"',
    '＝': '=',
    '＜': '<',
    '＞': '>',
    '≥': '>=',
    '≤': '<=',
    '≠': '!=',
    '×': '*',
    '÷': '/',
    '：': ':',
  };
  const meant = Object.hasOwn(half, sign) ? half[sign] : undefined;

  return meant
    ? new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: `请把“${sign}”改成半角符号 ${meant}`, en: `Write ${meant} instead of "${sign}"` })
    : new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: `不能使用符号“${sign}”`, en: `The sign "${sign}" cannot be used` });
}
