import { type HitPolicy, onlyDefault } from './hit-policy.js';

/** `F`: the first row that fits, from the top. */
export const first: HitPolicy = {
  code: 'F',
  title: { zh: '首个命中', en: 'first' },
  tries: 'until-first',
  overlap: 'masked',
  gives: 'value',
  combine: ([row]) => ({ status: 'given', output: row.output, from: [row] }),
  ofNone: onlyDefault,
};
