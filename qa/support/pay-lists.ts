import type { InspectedPayList } from '@onething/processes';
import { readCsv } from '@onething/processes';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { writeCsv } from '../../engine/src/payments/csv.js';
import { columns, totalMark } from '../../engine/src/payments/export-file.js';
import type { PayList } from '../../engine/src/payments/pay-list.js';
import { readPayList } from '../../engine/src/stores/pay-rows.js';
import type { TestDatabase } from './test-database.js';

/** Pay lists of a case as the engine keeps them, oldest first. */
export function payListsOf({ app }: Pick<TestDatabase, 'app'>, tenant: string, instance: string): Promise<readonly PayList[]> {
  return withTenant(app, tenant, async (transaction) => {
    const numbers: { number: string }[] = await transaction('pay_list').where({ tenant, instance }).orderBy('number').select('number');
    const lists = [];
    for (const { number } of numbers) lists.push(await readPayList(transaction, tenant, number));
    return lists.flatMap((list) => list ?? []);
  });
}

/** A list as an inspection shows it. */
export function inspectedList({ number, total, count, rows }: PayList): InspectedPayList {
  const paid = rows.filter(({ state }) => state === 'paid');
  return {
    ...{ number, total, count, paidTotal: paid.reduce((sum, { row }) => sum + row.amount, 0) },
    rows: rows.map(({ row, state, reason = '' }) => ({ id: row.id, state, reason })),
  };
}

/** An exported file as a bank sends it back: these rows failed, with the reason; a row that is not in it is added, as a bank's mistake. */
export function filledIn(exported: Uint8Array, failed: Readonly<Record<string, string>> = {}): Uint8Array {
  const [head = [], ...body] = readCsv(new TextDecoder().decode(exported));
  const [id, result, reason, amount] = ['编号', '结果', '原因', '金额（元）'].map((name) => [...columns].map(String).indexOf(name));
  const known = new Set(body.map((cells) => cells[id ?? 0]));
  const strangers = Object.keys(failed)
    .filter((one) => !known.has(one))
    .map((one) => columns.map((_, index) => (index === id ? one : index === amount ? '1.00' : '')));
  const lines = [...body.slice(0, -1), ...strangers, ...body.slice(-1)].map((cells) => {
    if (cells[0] === totalMark) return cells;
    const why = failed[cells[id ?? 0] ?? ''];
    return cells.map((cell, index) => (index === result ? (why === undefined ? '成功' : '失败') : index === reason ? (why ?? '') : cell));
  });
  return writeCsv([head, ...lines]);
}
