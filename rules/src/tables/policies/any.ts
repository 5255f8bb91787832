import { type HitPolicy, onlyDefault } from './hit-policy.js';

/** `A`: several rows may fit when all of them say the same. */
export const any: HitPolicy = {
  code: 'A',
  title: { zh: '任一命中（结果须一致）', en: 'any (all must agree)' },
  tries: 'all',
  overlap: 'must-agree',
  gives: 'value',
  combine: (rows, { title, titleEn, id }) => {
    const [first] = rows;
    const other = rows.find((row) => JSON.stringify(row.output) !== JSON.stringify(first.output));
    if (!other) return { status: 'given', output: first.output, from: rows };

    return {
      status: 'failed',
      code: 'DECISION_CONFLICT',
      message: {
        zh: `决策表“${title}”中同时适用的行结果必须一致，但第 ${first.number}、${other.number} 行的结果不同。请修改其中一行。`,
        en: `Rows of "${titleEn ?? id}" that fit together must say the same, but rows ${first.number} and ${other.number} differ. Change one of them.`,
      },
    };
  },
  ofNone: onlyDefault,
};
