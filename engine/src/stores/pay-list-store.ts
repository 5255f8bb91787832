import { type CheckedPayRow, controlTotal } from '@onething/processes';
import { formatInstant } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { PayList } from '../payments/pay-list.js';
import type { Transaction } from './command-store.js';
import { sendMessage } from './message-store.js';
import { nextValue } from './next-value.js';
import { readPayList, showsNumber } from './pay-rows.js';

/** A list about to be frozen. */
export interface ListToFreeze {
  /** The job's key: one list for it, however often it is tried. */
  readonly job: string;
  readonly instance: string;
  readonly title: string;
  readonly term: string;
  readonly makerPort: string;
  readonly checkerPort: string;
}

/** The line of a list in an overview: sums in 分. */
export interface PayListSummary {
  readonly number: string;
  readonly title: string;
  readonly term: string;
  readonly total: number;
  readonly count: number;
  readonly paidTotal: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly frozenAt: string;
}

export interface PayListStore {
  /** Checks and freezes in one transaction; the same job gets the list it has made. */
  freeze(tenant: string, list: ListToFreeze, parts: Freezing): Promise<PayList>;
  find(tenant: string, number: string): Promise<PayList | undefined>;
  /** Lists that the holders of these ports make or approve, newest first. */
  ofPorts(tenant: string, ports: readonly string[]): Promise<readonly PayListSummary[]>;
  /** Inside a command: nobody else changes the list until it commits. */
  lock(transaction: Transaction, tenant: string, number: string): Promise<PayList | undefined>;
  /** The result of an order is there: the case that waits for it goes on. */
  tellCase(transaction: Transaction, tenant: string, order: string): Promise<void>;
  /** Open tasks of the list's case that show its number. */
  tasksOf(tenant: string, list: Pick<PayList, 'number' | 'instance'>): Promise<readonly PayTask[]>;
  /** Full account numbers have left the house: who took them goes into the audit trail. */
  noteExport(tenant: string, what: { list: string; order: number; by: string }): Promise<void>;
  /** Takes back the rows that no order has sent; the number of them. */
  withdraw(tenant: string, number: string): Promise<number>;
  /** Orders a paid row back; nothing when it was not paid. The same row has one order. */
  recover(
    tenant: string,
    payment: { list: string; row: string; reason: string },
    series: string,
    numberOf: (value: number) => string,
  ): Promise<string | undefined>;
}

/** An open task in which a list is made, approved or mended. */
export interface PayTask {
  readonly id: string;
  readonly name: string;
  readonly candidates: readonly string[];
  readonly excluded: readonly string[];
}

export interface Freezing {
  readonly series: string;
  readonly numberOf: (value: number) => string;
  /** `taken` are the ids of the term that are paid or being paid. */
  readonly check: (taken: ReadonlySet<string>) => readonly CheckedPayRow[];
  readonly hashOf: (checked: readonly CheckedPayRow[]) => string;
}

/** Pay lists on PostgreSQL. */
export function payListStore(database: Knex, newId: () => string): PayListStore {
  return {
    freeze: (tenant, list, parts) =>
      withTenant(database, tenant, async (transaction) => {
        // Two lists of one term would both find an id free; the index would refuse the second, and this lets it see the first.
        await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`pay-list ${tenant} ${list.term}`]);
        const known: { number: string } | undefined = await transaction('pay_list').where({ tenant, job: list.job }).first('number');
        const number = known?.number ?? (await freeze(transaction, tenant, list, parts));
        return required(await readPayList(transaction, tenant, number));
      }),

    find: (tenant, number) => withTenant(database, tenant, (transaction) => readPayList(transaction, tenant, number)),

    ofPorts: (tenant, ports) =>
      withTenant(database, tenant, async (transaction) => {
        const { rows } = await transaction.raw<{ rows: SummaryRow[] }>(summaries, [tenant, [...ports], [...ports]]);
        return rows.map(summaryOf);
      }),

    async lock(transaction, tenant, number) {
      await transaction('pay_list').where({ tenant, number }).forUpdate().first('number');
      return readPayList(transaction, tenant, number);
    },

    async tellCase(transaction, tenant, order) {
      await sendMessage(transaction, tenant, { id: `pay-result ${order}`, name: 'pay-list.result', keys: JSON.stringify([order]), payload: '{}' });
    },

    tasksOf: (tenant, { number, instance }) =>
      withTenant(database, tenant, async (transaction) => {
        const rows: (Omit<PayTask, 'id'> & { activity: string })[] = await transaction('task')
          .where({ tenant, instance })
          .whereIn('status', ['open', 'claimed'])
          .whereRaw(showsNumber, [number])
          .select('activity', 'name', 'candidates', 'excluded');
        return rows.map(({ activity, ...task }) => ({ ...task, id: `${instance}.${activity}` }));
      }),

    noteExport: (tenant, { list, order, by }) =>
      withTenant(database, tenant, async (transaction) => {
        const at = transaction.raw('onething_now()');
        await transaction('audit').insert({ tenant, id: newId(), at, actor: by, action: 'payments.export', subject: list, detail: JSON.stringify({ order }) });
      }),

    withdraw: (tenant, number) =>
      withTenant(database, tenant, async (transaction) => {
        const why = { state: 'withdrawn', code: 'PAY_LIST_WITHDRAWN', reason: '清单已撤回' };
        await transaction('pay_row').where({ tenant, list: number, state: 'listed' }).update(why);
        const rows = await transaction('pay_row').where({ tenant, list: number, state: 'withdrawn' }).select('position');
        return rows.length;
      }),

    recover: (tenant, { list, row, reason }, series, numberOf) =>
      withTenant(database, tenant, async (transaction) => {
        const paid: { position: number; amount: string; state: string } | undefined = await transaction('pay_row')
          .where({ tenant, list, id: row })
          .whereIn('state', ['paid', 'recovering'])
          .forUpdate()
          .first('position', 'amount', 'state');
        if (!paid) return undefined;
        const known: { number: string } | undefined = await transaction('recovery_order').where({ tenant, list, row_id: row }).first('number');
        if (known) return known.number;

        const number = numberOf(await nextValue(transaction, tenant, series));
        const at = transaction.raw('onething_now()');
        await transaction('recovery_order').insert({ tenant, number, list, row_id: row, amount: paid.amount, reason, at });
        await transaction('pay_row').where({ tenant, list, position: paid.position }).update({ state: 'recovering', reason });
        return number;
      }),
  };
}

async function freeze(transaction: Knex.Transaction, tenant: string, list: ListToFreeze, { series, numberOf, check, hashOf }: Freezing): Promise<string> {
  const { job, instance, title, term, makerPort: maker_port, checkerPort: checker_port } = list;
  const checked = check(await takenIds(transaction, tenant, term));
  const payable = checked.flatMap(({ row, returned }) => (returned ? [] : [row]));
  const number = numberOf(await nextValue(transaction, tenant, series));
  const about = { tenant, number, job, instance, title, term, maker_port, checker_port, ...controlTotal(payable) };
  await transaction('pay_list').insert({ ...about, hash: hashOf(checked), frozen_at: transaction.raw('onething_now()') });
  const rows = checked.map((one, position) => ({ tenant, list: number, position, term, ...rowOf(one) }));
  if (rows.length > 0) await transaction('pay_row').insert(rows);
  return number;
}

async function takenIds(transaction: Knex.Transaction, tenant: string, term: string): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await transaction('pay_row').where({ tenant, term }).whereIn('state', ['listed', 'sent', 'paid', 'recovering']).select('id');
  return new Set(rows.map(({ id }) => id));
}

function rowOf({ row, returned }: CheckedPayRow): object {
  const { id, payee, idNo: id_no, account, accountName: account_name, expectedNames, amount, purpose } = row;
  return {
    ...{ id, payee, id_no, account, account_name, purpose, expected_names: [...expectedNames], case_id: row.case ?? null },
    // A returned row may state an amount that is none.
    amount: Number.isSafeInteger(amount) && amount > 0 ? amount : 0,
    ...(returned ? { state: 'returned', code: returned.code, reason: returned.message.zh } : { state: 'listed' }),
  };
}

const summaries = `
  select l.number, l.title, l.term, l.total, l.count, l.frozen_at,
    coalesce(sum(r.amount) filter (where r.state = 'paid'), 0) as paid_total,
    coalesce((select json_object_agg(s.state, s.n) from (select state, count(*) as n from pay_row where tenant = l.tenant and list = l.number group by state) s), '{}') as rows
  from pay_list l left join pay_row r on r.tenant = l.tenant and r.list = l.number
  where l.tenant = ? and (l.maker_port = any(?) or l.checker_port = any(?))
  group by l.tenant, l.number order by l.frozen_at desc, l.number desc limit 200`;

interface SummaryRow {
  readonly number: string;
  readonly title: string;
  readonly term: string;
  readonly total: string;
  readonly count: number;
  readonly paid_total: string;
  readonly rows: Record<string, number>;
  readonly frozen_at: Date;
}

function summaryOf({ number, title, term, total, count, paid_total, rows, frozen_at }: SummaryRow): PayListSummary {
  return { number, title, term, count, rows, total: Number(total), paidTotal: Number(paid_total), frozenAt: formatInstant(frozen_at.getTime()) };
}

function required<T>(list: T | undefined): T {
  if (!list) throw new Error('A pay list that was just kept is not there');
  return list;
}
