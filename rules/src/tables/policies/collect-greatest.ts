import { aggregate, checkNumbers } from './aggregate.js';
import { type HitPolicy, onlyDefault } from './hit-policy.js';

/** `C>`: the greatest over the rows that fit. */
export const collectGreatest: HitPolicy = {
  code: 'C>',
  title: { zh: '取最大值', en: 'maximum' },
  tries: 'all',
  overlap: 'free',
  gives: 'value',
  combine: (rows, definition) =>
    aggregate(rows, definition, { zh: '最大', en: 'the greatest is' }, (numbers) => (numbers.length > 0 ? Math.max(...numbers) : null)),
  ofNone: onlyDefault,
  check: checkNumbers,
};
