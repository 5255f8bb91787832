import { maskValue } from '@onething/forms';
import { controlTotal } from '@onething/processes';
import { outside } from '../cases/case-entry.js';
import type { Actor } from '../engine.js';
import { type ListedRow, openOrder, type PayList, type PayOrder } from './pay-list.js';
import type { PayListEntry, PayOrderEntry, PayRowEntry } from './payments.js';

/** A list as finance reads it: numbers of people and accounts masked, everything that is asked before approving plain. */
export function payListEntry(list: PayList, by: Actor, task: PayListEntry['task']): PayListEntry {
  const { number, title, term, instance, total, count, hash, frozenAt, rows, orders, makerPort } = list;
  const waiting = openOrder(list) !== undefined;
  return {
    ...{ number, title, term, total, count, hash, case: instance, frozenAt: outside(frozenAt) },
    paidTotal: controlTotal(rows.filter(({ state }) => state === 'paid').map(({ row }) => row)).total,
    rows: rows.map(rowEntry),
    orders: orders.map(orderEntry),
    ...{ waiting, mayImport: waiting && by.ports.includes(makerPort), ...(task && { task }) },
  };
}

function rowEntry({ position, row, state, reason, reference, settledAt }: ListedRow): PayRowEntry {
  const { id, payee, accountName, amount, purpose } = row;
  return {
    ...{ position, id, payee, accountName, purpose, state, reason, reference },
    idNo: String(maskValue('idcard', row.idNo)),
    account: String(maskValue('bank', row.account)),
    // A row whose amount could not be read is kept with none.
    amount: Number.isSafeInteger(amount) ? amount : 0,
    settledAt: settledAt && outside(settledAt),
  };
}

function orderEntry({ number, channel, total, count, makerName, checkerName, sentAt, answeredAt }: PayOrder): PayOrderEntry {
  return { number, channel, total, count, makerName, checkerName, sentAt: outside(sentAt), answeredAt: answeredAt && outside(answeredAt) };
}
