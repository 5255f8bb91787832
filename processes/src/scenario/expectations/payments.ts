import type { Message } from '@onething/rules';
import { shown } from '../equal-values.js';
import type { ExpectedPayList } from '../scenario.js';
import type { InspectedPayList } from '../scenario-backend.js';
import { differs, expectation } from './expectation.js';

/** Pay lists by their order; of each what is stated: control total, count, sum paid, rows by state. */
export const payments = expectation('payments', (expected, { payments: seen }) => [
  ...(seen.length === expected.length ? [] : [differs('发放清单的数量', 'The number of pay lists', expected.length, seen.length)]),
  ...expected.flatMap((wanted, index) => checkList(wanted, seen[index])),
]);

function checkList({ rows = {}, ...sums }: ExpectedPayList, seen: InspectedPayList | undefined): readonly Message[] {
  if (!seen) return [];

  const stated = Object.entries(sums).map(([name, value]) => [name, value, { total: seen.total, count: seen.count, paidTotal: seen.paidTotal }[name]] as const);
  return [
    ...stated
      .filter(([, value, actual]) => value !== actual)
      .map(([name, value, actual]) => differs(`清单 ${seen.number} 的 ${name}`, `${name} of ${seen.number}`, value, actual)),
    ...Object.entries(rows).flatMap(([state, wanted]) => checkRows(seen, state, wanted)),
  ];
}

function checkRows({ number, rows }: InspectedPayList, state: string, wanted: number | readonly string[]): readonly Message[] {
  const ids = rows.filter((row) => row.state === state).map(({ id }) => id);
  const actual = typeof wanted === 'number' ? ids.length : [...ids].sort();
  const stated = typeof wanted === 'number' ? wanted : [...wanted].sort();
  return shown(actual) === shown(stated) ? [] : [differs(`清单 ${number} 中 ${state} 的行`, `Rows of ${number} that are ${state}`, stated, actual)];
}
