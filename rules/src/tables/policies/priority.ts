import { byPriority, checkPriorities } from './by-priority.js';
import { type FittingRow, type FittingRows, type HitPolicy, onlyDefault } from './hit-policy.js';

/** `P`: of the rows that fit, the one whose output stands first among the output's `values`. */
export const priority: HitPolicy = {
  code: 'P',
  title: { zh: '优先级最高者', en: 'priority' },
  tries: 'all',
  overlap: 'free',
  gives: 'value',
  combine: (rows, definition) => {
    const best = byPriority(rows, definition)[0] ?? rows[0];
    const given = { status: 'given', output: best.output, from: [best] } as const;

    return rows.length === 1 ? given : { ...given, told: outranked(rows, best) };
  },
  ofNone: onlyDefault,
  check: checkPriorities,
};

function outranked(rows: FittingRows, best: FittingRow) {
  const numbers = rows.map((row) => row.number);
  return {
    zh: `第 ${numbers.join('、')} 行都适用，其中第 ${best.number} 行的结果优先。`,
    en: `Rows ${numbers.join(', ')} fit; the result of row ${best.number} ranks first.`,
  };
}
