import { rowTaken } from '@onething/processes';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { ResultRow } from '../payments/bank.js';
import { type PayList, type PayOrder, rowsOfOrder } from '../payments/pay-list.js';
import type { Transaction } from './command-store.js';
import { readPayList, showsNumber } from './pay-rows.js';

/** An order about to be given. */
export interface OrderToGive {
  /** The job's key: one order for it, however often it is tried. */
  readonly job: string;
  readonly instance: string;
  /** Process of the tasks that made and approved it. */
  readonly process: string;
  readonly list: string;
  readonly channel: 'bank' | 'file';
  readonly madeAt: readonly string[];
  readonly approvedAt: string;
}

/** `unapproved`: no completed approval by a second person that an earlier order has not used. `nothing`: no row is due. */
export type GivenOrder =
  | { readonly status: 'given'; readonly list: PayList; readonly order: PayOrder }
  | { readonly status: 'unapproved' | 'nothing' | 'unknown' };

export interface PayOrderStore {
  /** Marks the due rows as sent, under an approval of its own; the same job gets the order it has given. */
  give(tenant: string, order: OrderToGive): Promise<GivenOrder>;
  /** Writes what the bank has said of an order's rows. False when something else was written before, and nothing is changed. */
  settle(tenant: string, order: Pick<PayOrder, 'list' | 'number'>, rows: readonly ResultRow[]): Promise<boolean>;
  /** The same inside a command. */
  settleIn(transaction: Transaction, tenant: string, order: Pick<PayOrder, 'list' | 'number'>, rows: readonly ResultRow[]): Promise<boolean>;
}

/** Orders to the bank on PostgreSQL. */
export function payOrderStore(database: Knex): PayOrderStore {
  return {
    give: (tenant, order) =>
      withTenant(database, tenant, async (transaction) => {
        const locked = await transaction('pay_list').where({ tenant, number: order.list }).forUpdate().first('number');
        if (!locked) return { status: 'unknown' };

        const known: { number: number } | undefined = await transaction('pay_order').where({ tenant, job: order.job }).first('number');
        const number = known?.number ?? (await give(transaction, tenant, order));
        if (typeof number === 'string') return { status: number };

        const list = await readPayList(transaction, tenant, order.list);
        const given = list?.orders.find((one) => one.number === number);
        return list && given ? { status: 'given', list, order: given } : { status: 'unknown' };
      }),

    settle: (tenant, order, rows) => withTenant(database, tenant, (transaction) => settle(transaction, tenant, order, rows)),
    settleIn: settle,
  };
}

async function give(transaction: Knex.Transaction, tenant: string, order: OrderToGive): Promise<number | 'unapproved' | 'nothing'> {
  const { job, list, channel } = order;
  const approval = await approvalOf(transaction, tenant, order);
  if (!approval) return 'unapproved';

  await returnTakenRows(transaction, tenant, list);
  const due: { position: number; amount: string }[] = await transaction('pay_row')
    .where({ tenant, list })
    .whereIn('state', ['listed', 'failed'])
    .select('position', 'amount');
  if (due.length === 0) return 'nothing';

  const earlier = await transaction('pay_order').where({ tenant, list }).select('number');
  const number = earlier.length + 1;
  const total = due.reduce((sum, { amount }) => sum + Number(amount), 0);
  await transaction('pay_order').insert({
    tenant,
    list,
    number,
    job,
    channel,
    total,
    count: due.length,
    ...approval,
    sent_at: transaction.raw('onething_now()'),
  });
  await transaction('pay_row')
    .where({ tenant, list })
    .whereIn('state', ['listed', 'failed'])
    .update({ state: 'sent', sent_in: number, code: null, reason: null });
  return number;
}

/** Who made the list or asked for the retry last, and who approved it after that; never an approval that an order has used. */
async function approvalOf(transaction: Knex.Transaction, tenant: string, order: OrderToGive): Promise<object | undefined> {
  const { instance, process, list, madeAt, approvedAt } = order;
  const doneAt = (elements: readonly string[]): Promise<DoneTask | undefined> =>
    transaction('task')
      .where({ tenant, instance, process, status: 'completed' })
      .whereIn('element', [...elements])
      .whereRaw(showsNumber, [list])
      .orderBy('completed_at', 'desc')
      .orderByRaw(`nullif(regexp_replace(activity, '\\D', '', 'g'), '')::bigint desc`)
      .first('activity', 'completed_by', 'completed_by_name');
  const [made, approved] = [await doneAt(madeAt), await doneAt([approvedAt])];
  if (!made || !approved || made.completed_by === approved.completed_by) return undefined;
  if (await transaction('pay_order').where({ tenant, list, approval: approved.activity }).first('number')) return undefined;

  return {
    ...{ maker: made.completed_by, maker_name: made.completed_by_name ?? made.completed_by },
    ...{ checker: approved.completed_by, checker_name: approved.completed_by_name ?? approved.completed_by, approval: approved.activity },
  };
}

interface DoneTask {
  readonly activity: string;
  readonly completed_by: string;
  readonly completed_by_name: string | null;
}

/** What failed here may have been listed again elsewhere since: it is paid there. */
async function returnTakenRows(transaction: Knex.Transaction, tenant: string, list: string): Promise<void> {
  const elsewhere = transaction('pay_row as other')
    .whereRaw('other.tenant = pay_row.tenant and other.term = pay_row.term and other.id = pay_row.id')
    .whereIn('other.state', ['listed', 'sent', 'paid', 'recovering']);
  await transaction('pay_row')
    .where({ tenant, list, state: 'failed' })
    .whereExists(elsewhere.select(transaction.raw('1')))
    .update({ state: 'returned', code: rowTaken.code, reason: rowTaken.message.zh });
}

async function settle(
  transaction: Transaction,
  tenant: string,
  { list, number }: Pick<PayOrder, 'list' | 'number'>,
  rows: readonly ResultRow[],
): Promise<boolean> {
  await transaction('pay_list').where({ tenant, number: list }).forUpdate().first('number');
  const kept = await readPayList(transaction, tenant, list);
  const sent = kept ? rowsOfOrder(kept, { number }) : [];
  const said = new Map(rows.map((row) => [row.id, row]));
  const agrees = sent.every(
    ({ row, state }) => state === 'sent' || state === said.get(row.id)?.status || (state === 'recovering' && said.get(row.id)?.status === 'paid'),
  );
  if (!agrees) return false;

  const settled_at = transaction.raw('onething_now()');
  for (const { position, row, state } of sent) {
    const answer = said.get(row.id);
    if (state !== 'sent' || !answer) continue;
    const failed = answer.status === 'failed' ? { code: 'BANK_REFUSED', reason: answer.reason ?? '银行未说明原因' } : {};
    await transaction('pay_row')
      .where({ tenant, list, position })
      .update({ state: answer.status, reference: answer.reference ?? null, settled_at, ...failed });
  }
  await transaction('pay_order').where({ tenant, list, number }).whereNull('answered_at').update({ answered_at: settled_at });
  return true;
}
