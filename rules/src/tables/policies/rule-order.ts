import { asList } from './as-list.js';
import type { HitPolicy } from './hit-policy.js';

/** `R`: every row that fits, in the order of the table. */
export const ruleOrder: HitPolicy = {
  code: 'R',
  title: { zh: '按行序收集', en: 'rule order' },
  tries: 'all',
  overlap: 'free',
  gives: 'list',
  combine: (rows, definition) => ({
    status: 'given',
    output: asList(
      rows.map((row) => row.output),
      definition,
    ),
    from: rows,
  }),
  ofNone: (given, definition) => asList(given ? [given] : [], definition),
};
