import { formatYuan } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';
import { controlTotal } from './check-pay-rows.js';
import type { PayRow, PayState } from './pay-row.js';

/** A list as far as its outcome goes: the control total at freezing, and where each row stands. */
export interface ListedRows {
  readonly total: number;
  readonly rows: readonly { readonly row: PayRow; readonly state: PayState; readonly code?: string; readonly reason?: string }[];
}

/** What a process learns of a list: sums in 分, the rows paid, and the rows that were not, each with the reason. */
export function payListFacts(list: ListedRows): Facts {
  const inState = (...states: readonly PayState[]) => list.rows.filter(({ state }) => states.includes(state));
  const paid = inState('paid');
  return {
    total: list.total,
    paidTotal: controlTotal(paid.map(({ row }) => row)).total,
    paid: paid.map(({ row }) => paidFacts(row)),
    failed: inState('returned', 'failed', 'withdrawn').map(({ row, code, reason }): Value => ({ ...rowFacts(row), code: code ?? '', reason: reason ?? '' })),
    retryable: inState('failed').length,
    refusals: inState('failed').map(({ row, reason = '' }) => `${row.payee}：${reason}`),
    ...dueFacts(list.rows),
  };
}

/** What the next order to the bank would pay: what the approver has to confirm. */
export function dueFacts(rows: ListedRows['rows']): Facts {
  const { total, count } = controlTotal(rows.filter(({ state }) => state === 'listed' || state === 'failed').map(({ row }) => row));
  return { dueTotal: total, dueYuan: formatYuan(total), dueCount: count };
}

/** No account and no number: who was paid what, as others need it. */
function paidFacts({ id, payee, amount, purpose, case: file }: PayRow): Value {
  return { id, payee, amount, purpose, ...(file === undefined ? {} : { case: file }) };
}

/** Everything, so that the row can be mended and listed again. */
function rowFacts({ expectedNames, ...row }: PayRow): Facts {
  return { ...row, expectedNames: [...expectedNames] };
}

/** What a process learns of a list that was frozen. */
export function preparedFacts({ number, total, count, rows }: ListedRows & { readonly number: string; readonly count: number }, hash: string): Facts {
  return { listId: number, total, totalYuan: formatYuan(total), count, hash, returned: rows.length - count, ...dueFacts(rows) };
}
