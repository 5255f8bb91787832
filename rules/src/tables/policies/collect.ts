import { asList } from './as-list.js';
import type { HitPolicy } from './hit-policy.js';

/** `C`: every row that fits; in the order of the table, which DMN leaves open. */
export const collect: HitPolicy = {
  code: 'C',
  title: { zh: '收集全部', en: 'collect' },
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
