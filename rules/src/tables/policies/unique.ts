import { type HitPolicy, onlyDefault } from './hit-policy.js';

/** `U`: one row at most may fit. */
export const unique: HitPolicy = {
  code: 'U',
  title: { zh: '唯一命中', en: 'unique' },
  tries: 'all',
  overlap: 'forbidden',
  gives: 'value',
  combine: (rows, { title, titleEn, id }) => {
    const numbers = rows.map((row) => row.number);
    if (rows.length === 1) return { status: 'given', output: rows[0].output, from: rows };

    return {
      status: 'failed',
      code: 'DECISION_NOT_UNIQUE',
      message: {
        zh: `决策表“${title}”要求只有一行适用，但第 ${numbers.join('、')} 行同时适用。请修改其中一行的条件。`,
        en: `Only one row of "${titleEn ?? id}" may fit, but rows ${numbers.join(', ')} do. Change one of them.`,
      },
    };
  },
  ofNone: onlyDefault,
};
