import { isList } from '../../facts/fact-path.js';
import { type Computed, Failed } from '../computed.js';
import { isEqual } from '../equality.js';
import { type InnerValue, kindOf, kindTitles } from '../inner-value.js';
import { add, compareNumbers, divide, type ExactNumber, isNumber } from '../number.js';
import type { Run } from '../run.js';
import { any, boolean, listOf, number, type Type } from '../type.js';
import { type ExpressionFunction, listAt, wholeAt } from './function.js';

const list = { name: 'list', type: listOf(any) } as const;
const values = { name: 'list', type: any, many: true } as const;

/** `min(list)` and `min(a, b, c)` are the same; the numeric ones of an empty list are `null`, `sum` and `count` are 0. */
export const listFunctions: readonly ExpressionFunction[] = [
  {
    name: 'count',
    title: { zh: '个数', en: 'The number of entries' },
    parameters: [list],
    result: number,
    examples: [
      ['count([1, 2, 2])', 3],
      ['count([])', 0],
    ],
    run: (args) => listAt(args, 0).length,
  },
  {
    name: 'sum',
    title: { zh: '合计', en: 'The total' },
    parameters: [values],
    result: number,
    examples: [
      ['sum([0.1, 0.2])', 0.3],
      ['sum(1, 2, 3)', 6],
      ['sum([])', 0],
    ],
    run: (args, run) => overNumbers('sum', args, run, (numbers) => numbers.reduce<ExactNumber>(add, 0)),
  },
  {
    name: 'mean',
    title: { zh: '平均数', en: 'The mean' },
    parameters: [values],
    result: number,
    examples: [
      ['mean([1, 2, 4, 5])', 3],
      ['mean([])', null],
    ],
    run: (args, run) =>
      overNumbers('mean', args, run, (numbers) => (numbers.length === 0 ? null : divide(numbers.reduce<ExactNumber>(add, 0), numbers.length))),
  },
  {
    name: 'median',
    title: { zh: '中位数', en: 'The median' },
    parameters: [values],
    result: number,
    examples: [
      ['median([8, 2, 5])', 5],
      ['median(1, 2, 3, 4)', 2.5],
      ['median([])', null],
    ],
    run: (args, run) => overNumbers('median', args, run, median),
  },
  {
    name: 'min',
    title: { zh: '最小的值（数字或文字、日期）', en: 'The smallest value' },
    parameters: [values],
    result: itemType,
    examples: [
      ['min(3, 1, 2)', 1],
      ['min(["2026-09-01", "2025-09-01"])', '2025-09-01'],
      ['min([])', null],
    ],
    run: (args, run) => extreme('min', args, run, (order) => order < 0),
  },
  {
    name: 'max',
    title: { zh: '最大的值（数字或文字、日期）', en: 'The greatest value' },
    parameters: [values],
    result: itemType,
    examples: [['max([3, 1.5])', 3]],
    run: (args, run) => extreme('max', args, run, (order) => order > 0),
  },
  {
    name: 'list contains',
    title: { zh: '列表中是否有某个值', en: 'Whether a list has a value' },
    parameters: [list, { name: 'element', type: any }],
    result: boolean,
    examples: [
      ['list contains(["低保", "特困"], "低保")', true],
      ['list contains([1, null], null)', true],
    ],
    paysItself: true,
    run: (args, run) => isIn(listAt(args, 0), args[1] ?? null, run),
  },
  {
    name: 'distinct values',
    title: { zh: '去掉重复', en: 'Without repetitions' },
    parameters: [list],
    result: ([of]) => of ?? listOf(any),
    examples: [['distinct values([1, 2, 1])', [1, 2]]],
    run: (args, run) => distinct(listAt(args, 0), run),
  },
  {
    name: 'append',
    title: { zh: '在列表末尾加上值', en: 'A list with values added at its end' },
    parameters: [list, { name: 'item', type: any, many: true }],
    result: ([of]) => of ?? listOf(any),
    examples: [['append([1], 2, 3)', [1, 2, 3]]],
    run: (args, run) => run.spend(listAt(args, 0).length) ?? [...listAt(args, 0), ...args.slice(1)],
  },
  {
    name: 'flatten',
    title: { zh: '展开一层列表', en: 'A list of lists as one list' },
    parameters: [list],
    result: listOf(any),
    examples: [['flatten([[1, 2], [3], 4])', [1, 2, 3, 4]]],
    run: (args, run) => run.spend(listAt(args, 0).flat().length) ?? listAt(args, 0).flat(),
  },
  {
    name: 'reverse',
    title: { zh: '倒序', en: 'In reverse order' },
    parameters: [list],
    result: ([of]) => of ?? listOf(any),
    examples: [['reverse([1, 2])', [2, 1]]],
    run: (args, run) => run.spend(listAt(args, 0).length) ?? listAt(args, 0).toReversed(),
  },
  {
    name: 'index of',
    title: { zh: '某个值出现的位置（从 1 数）', en: 'The positions of a value, from 1' },
    parameters: [list, { name: 'match', type: any }],
    result: listOf(number),
    examples: [['index of(["a", "b", "a"], "a")', [1, 3]]],
    run: (args, run) => positions(listAt(args, 0), args[1] ?? null, run),
  },
  {
    name: 'item at',
    title: { zh: '第几项（从 1 数；负数从末尾数），没有则为空', en: 'The n-th entry from 1 (negative from the end), else null' },
    parameters: [list, { name: 'position', type: number }],
    result: ([of]) => (of?.kind === 'list' ? of.of : any),
    examples: [
      ['item at(["a", "b"], 2)', 'b'],
      ['item at(["a", "b"], -1)', 'b'],
      ['item at([], 1)', null],
    ],
    run: itemAt,
  },
  {
    name: 'all',
    title: { zh: '是否全部为真', en: 'Whether all are true' },
    parameters: [values],
    result: boolean,
    examples: [
      ['all([true, true])', true],
      ['all([])', true],
    ],
    run: (args) => quantified('all', entriesOf(args), false),
  },
  {
    name: 'any',
    title: { zh: '是否至少一个为真', en: 'Whether at least one is true' },
    parameters: [values],
    result: boolean,
    examples: [
      ['any([false, true])', true],
      ['any([])', false],
    ],
    run: (args) => quantified('any', entriesOf(args), true),
  },
];

/** One that decides is enough; else all must be truth values. */
function quantified(name: string, entries: readonly InnerValue[], deciding: boolean): boolean | Failed {
  if (entries.includes(deciding)) return deciding;
  if (entries.every((item) => typeof item === 'boolean')) return !deciding;

  return new Failed('EXPRESSION_TYPE', { zh: `函数 ${name} 的列表中有不是真假的值`, en: `${name} has entries that are neither true nor false` });
}

function itemType([first, ...rest]: readonly Type[]): Type {
  return first?.kind === 'list' && rest.length === 0 ? first.of : (first ?? any);
}

/** One list as the only argument stands for its entries. */
function entriesOf(args: readonly InnerValue[]): readonly InnerValue[] {
  const [only] = args;
  return args.length === 1 && isList(only) ? only : args;
}

function overNumbers(name: string, args: readonly InnerValue[], run: Run, compute: (numbers: readonly ExactNumber[]) => InnerValue): Computed {
  const entries = entriesOf(args);
  const overBudget = run.spend(entries.length);
  if (overBudget) return overBudget;

  return entries.every(isNumber) ? compute(entries) : notAllAlike(name, entries);
}

function median(numbers: readonly ExactNumber[]): InnerValue {
  const sorted = [...numbers].sort(compareNumbers);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) return null;

  return sorted.length % 2 === 1 ? low : divide(add(low, high), 2);
}

function extreme(name: string, args: readonly InnerValue[], run: Run, better: (order: number) => boolean): Computed {
  const entries = entriesOf(args);
  const overBudget = run.spend(entries.length);
  if (overBudget) return overBudget;
  if (entries.length === 0) return null;
  if (entries.every(isNumber)) return entries.reduce((best, item) => (better(compareNumbers(item, best)) ? item : best));
  if (entries.every((item) => typeof item === 'string')) return entries.reduce((best, item) => (better(item < best ? -1 : item > best ? 1 : 0) ? item : best));

  return notAllAlike(name, entries);
}

function notAllAlike(name: string, entries: readonly InnerValue[]): Failed {
  const kinds = [...new Set(entries.map(kindOf))].map((kind) => kindTitles[kind]);
  const [zh, en] = [kinds.map((kind) => kind.zh).join('、'), kinds.map((kind) => kind.en).join(', ')];
  return new Failed('EXPRESSION_TYPE', {
    zh: `函数 ${name} 只能用于同类的数字${name === 'min' || name === 'max' ? '或文字' : ''}，列表中有：${zh}`,
    en: `${name} needs values of one kind, the list has ${en}`,
  });
}

function isIn(list: readonly InnerValue[], element: InnerValue, run: Run): Computed {
  const texts = typeof element === 'string' ? run.textsOf(list) : undefined;
  if (texts instanceof Failed) return texts;

  return texts && typeof element === 'string' ? (run.spend(1) ?? texts.has(element)) : contains(list, element, run);
}

function contains(list: readonly InnerValue[], element: InnerValue, run: Run): Computed {
  for (const item of list) {
    const equal = run.spend(1) ?? isEqual(item, element, run);
    if (equal !== false) return equal;
  }
  return false;
}

function distinct(list: readonly InnerValue[], run: Run): Computed {
  const kept: InnerValue[] = [];
  for (const item of list) {
    const known = contains(kept, item, run);
    if (known instanceof Failed) return known;
    if (known === false) kept.push(item);
  }
  return kept;
}

function positions(list: readonly InnerValue[], match: InnerValue, run: Run): Computed {
  const found: number[] = [];
  for (const [index, item] of list.entries()) {
    const equal = run.spend(1) ?? isEqual(item, match, run);
    if (equal instanceof Failed) return equal;
    if (equal) found.push(index + 1);
  }
  return found;
}

function itemAt(args: readonly InnerValue[]): Computed {
  const position = wholeAt(args, 1, -1_000_000, 1_000_000);
  if (position instanceof Failed) return position;

  return listAt(args, 0).at(position > 0 ? position - 1 : position === 0 ? Number.MAX_SAFE_INTEGER : position) ?? null;
}
