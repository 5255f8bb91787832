import { asList } from './as-list.js';
import { byPriority, checkPriorities } from './by-priority.js';
import type { HitPolicy } from './hit-policy.js';

/** `O`: every row that fits, ranked by the order of the outputs' `values`. */
export const outputOrder: HitPolicy = {
  code: 'O',
  title: { zh: '按优先级收集', en: 'output order' },
  tries: 'all',
  overlap: 'free',
  gives: 'list',
  combine: (rows, definition) => ({
    status: 'given',
    output: asList(
      byPriority(rows, definition).map((row) => row.output),
      definition,
    ),
    from: rows,
  }),
  ofNone: (given, definition) => asList(given ? [given] : [], definition),
  check: checkPriorities,
};
