import type { PayState } from '@onething/processes';
import type { Knex } from 'knex';
import type { ListedRow, PayList, PayOrder } from '../payments/pay-list.js';

/** A task of a list shows its number: several lists of one case have tasks at the same elements. */
export const showsNumber = 'exists (select from json_each_text(input) i where i.value = ?)';

/** A whole list in one transaction. Bigints come as text and are within the safe integers by the checks before freezing. */
export async function readPayList(transaction: Knex.Transaction, tenant: string, number: string): Promise<PayList | undefined> {
  const list: ListRow | undefined = await transaction('pay_list').where({ tenant, number }).first();
  if (!list) return undefined;

  const rows: RowRow[] = await transaction('pay_row').where({ tenant, list: number }).orderBy('position');
  const orders: OrderRow[] = await transaction('pay_order').where({ tenant, list: number }).orderBy('number');
  return {
    ...{ tenant, number, instance: list.instance, title: list.title, term: list.term, makerPort: list.maker_port, checkerPort: list.checker_port },
    ...{ total: Number(list.total), count: list.count, hash: list.hash, frozenAt: list.frozen_at },
    rows: rows.map(listedRow),
    orders: orders.map(payOrder),
  };
}

function listedRow(row: RowRow): ListedRow {
  const { position, state, id, payee, account, purpose } = row;
  return {
    position,
    state,
    row: {
      ...{ id, payee, account, purpose, idNo: row.id_no, accountName: row.account_name, expectedNames: row.expected_names, amount: Number(row.amount) },
      ...(row.case_id === null ? {} : { case: row.case_id }),
    },
    code: row.code ?? undefined,
    reason: row.reason ?? undefined,
    sentIn: row.sent_in ?? undefined,
    reference: row.reference ?? undefined,
    settledAt: row.settled_at ?? undefined,
  };
}

function payOrder(order: OrderRow): PayOrder {
  const { list, number, channel, count, maker, checker } = order;
  return {
    ...{ list, number, channel, count, maker, checker, total: Number(order.total), makerName: order.maker_name, checkerName: order.checker_name },
    ...{ sentAt: order.sent_at, answeredAt: order.answered_at ?? undefined },
  };
}

interface ListRow {
  readonly instance: string;
  readonly title: string;
  readonly term: string;
  readonly maker_port: string;
  readonly checker_port: string;
  readonly total: string;
  readonly count: number;
  readonly hash: string;
  readonly frozen_at: Date;
}

interface RowRow {
  readonly position: number;
  readonly id: string;
  readonly payee: string;
  readonly id_no: string;
  readonly account: string;
  readonly account_name: string;
  readonly expected_names: string[];
  readonly amount: string;
  readonly purpose: string;
  readonly case_id: string | null;
  readonly state: PayState;
  readonly code: string | null;
  readonly reason: string | null;
  readonly sent_in: number | null;
  readonly reference: string | null;
  readonly settled_at: Date | null;
}

interface OrderRow {
  readonly list: string;
  readonly number: number;
  readonly channel: 'bank' | 'file';
  readonly total: string;
  readonly count: number;
  readonly maker: string;
  readonly maker_name: string;
  readonly checker: string;
  readonly checker_name: string;
  readonly sent_at: Date;
  readonly answered_at: Date | null;
}
