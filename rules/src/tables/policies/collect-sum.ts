import { add, type ExactNumber, toJsonNumber } from '../../expressions/number.js';
import { aggregate, checkNumbers } from './aggregate.js';
import type { HitPolicy } from './hit-policy.js';

/** `C+`: the sum over the rows that fit; nothing fits = 0. */
export const collectSum: HitPolicy = {
  code: 'C+',
  title: { zh: '求和', en: 'sum' },
  tries: 'all',
  overlap: 'free',
  gives: 'value',
  combine: (rows, definition) => aggregate(rows, definition, { zh: '合计', en: 'in total' }, sum),
  ofNone: (given, { outputs }) => given ?? Object.fromEntries(outputs.map(({ id }) => [id, 0])),
  check: checkNumbers,
};

function sum(numbers: readonly number[]): number | undefined {
  return toJsonNumber(numbers.reduce<ExactNumber>((total, number) => add(total, number), 0));
}
