import type { DecisionTableDefinition } from '../../decisions/definition.js';
import type { Finding } from '../../outcome.js';
import type { HitPolicy, Output } from './hit-policy.js';

/** `C#`: how many rows fit, under the name of the table's one output; nothing fits = 0. */
export const collectCount: HitPolicy = {
  code: 'C#',
  title: { zh: '计数', en: 'count' },
  tries: 'all',
  overlap: 'free',
  gives: 'count',
  combine: (rows, definition) => ({
    status: 'given',
    output: count(rows.length, definition),
    from: rows,
    told: { zh: `共有 ${rows.length} 行适用。`, en: rows.length === 1 ? '1 row fits.' : `${rows.length} rows fit.` },
  }),
  ofNone: (given, definition) => given ?? count(0, definition),
  check: checkOneOutput,
};

function count(rows: number, { outputs }: DecisionTableDefinition): Output {
  return Object.fromEntries(outputs.slice(0, 1).map(({ id }) => [id, rows]));
}

function checkOneOutput({ outputs }: DecisionTableDefinition): readonly Finding[] {
  if (outputs.length === 1) return [];

  return [
    {
      severity: 'error',
      code: 'OUTPUTS_TOO_MANY',
      place: '/outputs',
      message: { zh: '计数的表只有一个输出：适用的行数。', en: 'A table that counts has one output: how many rows fit.' },
    },
  ];
}
