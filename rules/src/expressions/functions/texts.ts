import { isList } from '../../facts/fact-path.js';
import { type Computed, Failed } from '../computed.js';
import type { InnerValue } from '../inner-value.js';
import { expressionLimits } from '../limits.js';
import { any, boolean, listOf, number, string } from '../type.js';
import { type ExpressionFunction, listAt, textAt, wholeAt } from './function.js';

const text = { name: 'text', type: string } as const;
const part = { name: 'part', type: string } as const;

/** Characters are counted as people count them: a rare Chinese character outside the basic plane is one. */
export const textFunctions: readonly ExpressionFunction[] = [
  {
    name: 'string length',
    title: { zh: '字数', en: 'The number of characters' },
    parameters: [text],
    result: number,
    examples: [
      ['string length("学历")', 2],
      ['string length("𠮷")', 1],
    ],
    run: (args) => charactersOf(textAt(args, 0)).length,
  },
  {
    name: 'substring',
    title: { zh: '从第几个字起取若干字（从 1 数；负数从末尾数）', en: 'Characters from a position (from 1; negative from the end)' },
    parameters: [text, { name: 'start', type: number }, { name: 'length', type: number, optional: true }],
    result: string,
    examples: [
      ['substring("330199", 1, 4)', '3301'],
      ['substring("330199", -2)', '99'],
      ['substring("abc", 2)', 'bc'],
    ],
    run: substring,
  },
  {
    name: 'upper case',
    title: { zh: '变成大写', en: 'In capitals' },
    parameters: [text],
    result: string,
    examples: [['upper case("x1")', 'X1']],
    run: (args) => textAt(args, 0).toUpperCase(),
  },
  {
    name: 'lower case',
    title: { zh: '变成小写', en: 'In small letters' },
    parameters: [text],
    result: string,
    examples: [['lower case("X1")', 'x1']],
    run: (args) => textAt(args, 0).toLowerCase(),
  },
  {
    name: 'trim',
    title: { zh: '去掉首尾空白', en: 'Without blanks at both ends' },
    parameters: [text],
    result: string,
    examples: [['trim(" a ")', 'a']],
    run: (args) => textAt(args, 0).trim(),
  },
  {
    name: 'contains',
    title: { zh: '文字中是否含有', en: 'Whether a text contains another' },
    parameters: [text, part],
    result: boolean,
    examples: [['contains("学历证明书", "证明")', true]],
    run: (args) => textAt(args, 0).includes(textAt(args, 1)),
  },
  {
    name: 'starts with',
    title: { zh: '是否以…开头', en: 'Whether a text begins with another' },
    parameters: [text, part],
    result: boolean,
    examples: [['starts with("330199", "33")', true]],
    run: (args) => textAt(args, 0).startsWith(textAt(args, 1)),
  },
  {
    name: 'ends with',
    title: { zh: '是否以…结尾', en: 'Whether a text ends with another' },
    parameters: [text, part],
    result: boolean,
    examples: [['ends with("330199", "98")', false]],
    run: (args) => textAt(args, 0).endsWith(textAt(args, 1)),
  },
  {
    name: 'substring before',
    title: { zh: '某段文字之前的部分', en: 'What stands before another text' },
    parameters: [text, part],
    result: string,
    examples: [
      ['substring before("a-b", "-")', 'a'],
      ['substring before("ab", "-")', ''],
    ],
    run: (args) => textAt(args, 0).slice(0, Math.max(0, textAt(args, 0).indexOf(textAt(args, 1)))),
  },
  {
    name: 'substring after',
    title: { zh: '某段文字之后的部分', en: 'What stands after another text' },
    parameters: [text, part],
    result: string,
    examples: [
      ['substring after("a-b", "-")', 'b'],
      ['substring after("ab", "-")', ''],
    ],
    run: (args) => (textAt(args, 0).includes(textAt(args, 1)) ? textAt(args, 0).slice(textAt(args, 0).indexOf(textAt(args, 1)) + textAt(args, 1).length) : ''),
  },
  {
    name: 'string join',
    title: { zh: '用分隔符连接一列文字', en: 'Joins a list of texts' },
    parameters: [
      { name: 'list', type: listOf(string) },
      { name: 'separator', type: any, optional: true },
    ],
    result: string,
    examples: [
      ['string join(["甲", "乙"], "、")', '甲、乙'],
      ['string join(["a", "b"])', 'ab'],
      ['string join(["a", null, "b"], "、")', 'a、b'],
    ],
    run: (args) => joinedList(listAt(args, 0), args[1] ?? null),
  },
  {
    name: 'concatenate',
    title: { zh: '连接几段文字，或连接几个列表', en: 'Joins texts, or joins lists' },
    parameters: [{ name: 'part', type: any, many: true }],
    result: ([first]) => first ?? any,
    examples: [
      ['concatenate("A", "B")', 'AB'],
      ['concatenate([1], [2, 3])', [1, 2, 3]],
    ],
    run: (args, run) => (args.every(isList) ? (run.spend(args.flat().length) ?? args.flat()) : joined(args, '')),
  },
];

function substring(args: readonly InnerValue[]): Computed {
  const characters = charactersOf(textAt(args, 0));
  const start = wholeAt(args, 1, -expressionLimits.text, expressionLimits.text);
  const length = args.length > 2 ? wholeAt(args, 2, 0, expressionLimits.text) : characters.length;
  if (start instanceof Failed) return start;
  if (length instanceof Failed) return length;
  const from = start > 0 ? start - 1 : Math.max(0, characters.length + start);

  return start === 0 ? '' : characters.slice(from, from + length).join('');
}

/** Entries that are null are left out; without a separator nothing stands between. */
function joinedList(parts: readonly InnerValue[], separator: InnerValue): Computed {
  if (separator === null || typeof separator === 'string')
    return joined(
      parts.filter((part) => part !== null),
      separator ?? '',
    );

  return new Failed('EXPRESSION_TYPE', { zh: '分隔符应为文字', en: 'The separator is a text' });
}

function joined(parts: readonly InnerValue[], separator: string): Computed {
  if (!parts.every((item) => typeof item === 'string')) {
    return new Failed('EXPRESSION_TYPE', {
      zh: '只能连接文字（数字请先用 string(…) 变成文字）',
      en: 'Only texts can be joined; write string(…) around a number',
    });
  }
  return limitText(parts.join(separator));
}

/** A text that grew beyond the limit is a failure: a small expression must not make a huge value. */
export function limitText(made: string): string | Failed {
  return made.length <= expressionLimits.text
    ? made
    : new Failed('EXPRESSION_TEXT_TOO_LONG', {
        zh: `生成的文字超过 ${expressionLimits.text} 个字符`,
        en: `The text made is longer than ${expressionLimits.text} characters`,
      });
}

function charactersOf(from: string): readonly string[] {
  return [...from];
}
