import { aggregate, checkNumbers } from './aggregate.js';
import { type HitPolicy, onlyDefault } from './hit-policy.js';

/** `C<`: the least over the rows that fit. */
export const collectLeast: HitPolicy = {
  code: 'C<',
  title: { zh: '取最小值', en: 'minimum' },
  tries: 'all',
  overlap: 'free',
  gives: 'value',
  combine: (rows, definition) =>
    aggregate(rows, definition, { zh: '最小', en: 'the least is' }, (numbers) => (numbers.length > 0 ? Math.min(...numbers) : null)),
  ofNone: onlyDefault,
  check: checkNumbers,
};
