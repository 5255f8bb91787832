import { formatYuan } from '@onething/forms';
import { writeCsv } from './csv.js';
import { type PayList, type PayOrder, rowsOfOrder } from './pay-list.js';

/** Columns of the file that goes to the bank; the last three come back filled. */
export const columns = ['清单编号', '批次', '序号', '编号', '收款人', '账号', '户名', '金额（元）', '用途', '结果', '原因', '银行流水号'] as const;

/** The rows of an order with their sum below, for the bank. */
export function exportFile(list: PayList, order: PayOrder): Uint8Array {
  const rows = rowsOfOrder(list, order).map(({ row, position }) => [
    ...[list.number, String(order.number), String(position + 1), row.id, row.payee, row.account, row.accountName],
    ...[yuan(row.amount), row.purpose, '', '', ''],
  ]);
  const sum = [totalMark, '', String(order.count), '', '', '', '', yuan(order.total), '', '', '', ''];
  return writeCsv([[...columns], ...rows, sum]);
}

/** Stands in the first cell of the line with the sum. */
export const totalMark = '合计';

/** Without the separators that a bank's program would trip over. */
function yuan(cents: number): string {
  return formatYuan(cents).replaceAll(',', '');
}
