import { type BankAnswer, simulatedBankAnswer } from './bank-simulation.js';
import { type CheckedPayRow, controlTotal, rowTaken } from './check-pay-rows.js';
import type { PayRow, PayState } from './pay-row.js';

/** A pay list of a rehearsal, in memory. */
export interface SimulatedPayList {
  readonly number: string;
  /** Case that has made it. */
  readonly case: string;
  readonly term: string;
  readonly title: string;
  readonly total: number;
  readonly count: number;
  readonly rows: SimulatedPayRow[];
  /** Orders to the bank so far. */
  batches: number;
}

export interface SimulatedPayRow {
  readonly row: PayRow;
  state: PayState;
  code?: string;
  reason?: string;
  /** Of the recovery order, once there is one. */
  orderNo?: string;
}

/** A frozen list from checked rows. */
export function simulatedPayList(about: Pick<SimulatedPayList, 'number' | 'case' | 'term' | 'title'>, checked: readonly CheckedPayRow[]): SimulatedPayList {
  const rows = checked.map(
    ({ row, returned }): SimulatedPayRow =>
      returned ? { row, state: 'returned', code: returned.code, reason: returned.message.zh } : { row, state: 'listed' },
  );
  return { ...about, ...controlTotal(rows.filter(({ state }) => state === 'listed').map(({ row }) => row)), rows, batches: 0 };
}

/** Ids that any list of the term pays or has paid. */
export function takenIn(lists: Iterable<SimulatedPayList>, term: string): ReadonlySet<string> {
  const taking: readonly PayState[] = ['listed', 'sent', 'paid', 'recovering'];
  const rows = [...lists].filter((list) => list.term === term).flatMap((list) => list.rows);
  return new Set(rows.filter(({ state }) => taking.includes(state)).map(({ row }) => row.id));
}

/** Sends what is to be paid: rows never sent, and those that failed before, unless another list pays them now (`taken`). */
export function sendRows(list: SimulatedPayList, answersAtOnce: boolean, taken: ReadonlySet<string>): void {
  list.batches += 1;
  for (const one of list.rows) {
    if (one.state === 'failed' && taken.has(one.row.id)) Object.assign(one, { state: 'returned', code: rowTaken.code, reason: rowTaken.message.zh });
    if (one.state !== 'listed' && one.state !== 'failed') continue;
    one.state = 'sent';
    one.reason = undefined;
    one.code = undefined;
    if (answersAtOnce) settleRow(one, simulatedBankAnswer(one.row.account, list.batches));
  }
}

/** What the bank has said of a row that was sent. */
export function settleRow(one: SimulatedPayRow, answer: BankAnswer): void {
  if (one.state !== 'sent') return;
  one.state = answer.status;
  if (answer.status === 'failed') Object.assign(one, { code: 'BANK_REFUSED', reason: answer.reason });
}
