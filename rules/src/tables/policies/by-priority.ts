import type { DecisionTableDefinition } from '../../decisions/definition.js';
import type { Finding } from '../../outcome.js';
import type { FittingRow } from './hit-policy.js';

/** Rows in the order of their outputs' `values`: the first output decides, then the second …; equal ones stay as they stand in the table. */
export function byPriority(rows: readonly FittingRow[], { outputs }: DecisionTableDefinition): readonly FittingRow[] {
  const ranks = new Map(rows.map((row) => [row, outputs.map(({ id, values }) => rank(values?.indexOf(row.output[id] ?? null)))]));

  return [...rows].sort((a, b) => compare(ranks.get(a) ?? [], ranks.get(b) ?? []));
}

/** What is not listed ranks last. */
function rank(index: number | undefined): number {
  return index === undefined || index < 0 ? Number.MAX_SAFE_INTEGER : index;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((rank, index) => rank !== b[index]);

  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

/** Without a list of values nobody knows what ranks first. */
export function checkPriorities({ outputs }: DecisionTableDefinition): readonly Finding[] {
  if (outputs.some(({ values }) => values !== undefined && values.length > 0)) return [];

  return [
    {
      severity: 'error',
      code: 'PRIORITY_MISSING',
      place: '/outputs',
      message: {
        zh: '按优先级取结果的表须至少有一个输出用“values”列出取值，排在前面的优先。',
        en: 'A table that ranks its results needs an output with "values"; what stands first ranks first.',
      },
    },
  ];
}
