import { formatYuan } from '@onething/forms';
import { controlTotal } from '@onething/processes';
import { done, type Message, type Outcome, refused } from '@onething/rules';
import type { ResultRow } from './bank.js';
import type { ListedRow } from './pay-list.js';

/** Rows and sums as a bank states them. `total` is the sum in 分 that stands under the rows, where one stands. */
export interface BankResult {
  readonly rows: readonly ResultRow[];
  readonly total?: number;
}

/**
 * Holds a bank's result against what was sent: every row once, none unknown, no amount changed, the sum the control total.
 * The first difference refuses all of it, and nothing is changed.
 */
export function checkResult(sent: readonly ListedRow[], { rows, total }: BankResult): Outcome<readonly ResultRow[]> {
  const expected = new Map(sent.map(({ row }) => [row.id, row.amount]));
  const seen = new Set<string>();
  for (const [index, { id, amount }] of rows.entries()) {
    const wanted = expected.get(id);
    if (wanted === undefined) return refusal('PAY_RESULT_ROW_UNKNOWN', unknownRow(index + 1, id));
    if (seen.has(id)) return refusal('PAY_RESULT_ROW_TWICE', rowTwice(index + 1, id));
    if (amount !== wanted) return refusal('PAY_RESULT_AMOUNT_CHANGED', amountChanged(index + 1, id, wanted, amount));
    seen.add(id);
  }
  const missing = sent.find(({ row }) => !seen.has(row.id));
  if (missing) return refusal('PAY_RESULT_ROW_MISSING', rowMissing(missing.row.id, sent.length - seen.size));

  const control = controlTotal(sent.map(({ row }) => row)).total;
  if (total !== undefined && total !== control) return refusal('PAY_RESULT_TOTAL_WRONG', totalWrong(control, total));
  return done(rows);
}

function refusal(code: string, { zh, en }: Message): Outcome<never> {
  return refused(code, { zh: `${zh}整个结果未导入，数据没有变化。`, en: `${en} Nothing of the result was imported.` });
}

function unknownRow(line: number, id: string): Message {
  return { zh: `结果第 ${line} 行的编号“${id}”不在本次发放中。`, en: `Row ${line} of the result, "${id}", is not among what was sent.` };
}

function rowTwice(line: number, id: string): Message {
  return { zh: `结果第 ${line} 行的编号“${id}”重复出现。`, en: `Row ${line} of the result repeats "${id}".` };
}

function amountChanged(line: number, id: string, wanted: number, amount: number): Message {
  const [sent, said] = [formatYuan(wanted), formatYuan(amount)];
  return {
    zh: `结果第 ${line} 行“${id}”的金额为 ${said} 元，发送时为 ${sent} 元。`,
    en: `Row ${line} of the result, "${id}", says ${said} yuan; ${sent} were sent.`,
  };
}

function rowMissing(id: string, count: number): Message {
  return { zh: `结果缺少 ${count} 行，例如编号“${id}”。`, en: `The result lacks ${count} row(s), "${id}" among them.` };
}

function totalWrong(control: number, total: number): Message {
  return {
    zh: `结果的合计为 ${formatYuan(total)} 元，与控制总额 ${formatYuan(control)} 元不一致。`,
    en: `The sum of the result is ${formatYuan(total)} yuan; the control total is ${formatYuan(control)}.`,
  };
}
