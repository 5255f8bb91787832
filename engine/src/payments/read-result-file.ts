import { parseYuan } from '@onething/forms';
import { readCsv } from '@onething/processes';
import { done, type Message, type Outcome, refused } from '@onething/rules';
import type { ResultRow } from './bank.js';
import type { BankResult } from './check-result.js';
import { decodeCsv, plainCell } from './csv.js';
import { totalMark } from './export-file.js';

type Column = 'id' | 'amount' | 'status' | 'reason' | 'reference';

const names: Readonly<Record<Column, string>> = { id: '编号', amount: '金额（元）', status: '结果', reason: '原因', reference: '银行流水号' };
const statuses: Readonly<Record<string, ResultRow['status']>> = { 成功: 'paid', 已发放: 'paid', 失败: 'failed', 退回: 'failed' };

/** Largest file and most lines that are read at all. */
const most = { bytes: 2 * 1024 * 1024, lines: 5000 };

/** The exported file as the bank has filled it in. Whatever cannot be read is refused with its line: `PAY_RESULT_UNREADABLE`. */
export function readResultFile(bytes: Uint8Array): Outcome<BankResult> {
  const text = bytes.byteLength > most.bytes ? undefined : decodeCsv(bytes);
  const lines = text === undefined || text.includes('\u0000') ? [] : readCsv(text);
  const [head = [], ...body] = lines.map((cells) => cells.map(plainCell));
  const lost = Object.values(names)
    .slice(0, 3)
    .filter((name) => !head.includes(name));
  if (lost.length > 0 || lines.length > most.lines) return unreadable(notTheFile(lost));

  return readLines(head, body);
}

function readLines(head: readonly string[], body: readonly (readonly string[])[]): Outcome<BankResult> {
  const rows: ResultRow[] = [];
  let total: number | undefined;
  for (const [index, cells] of body.entries()) {
    const cell = (column: Column) => cells[head.indexOf(names[column])] ?? '';
    const amount = parseYuan(cell('amount'));
    if (amount === undefined) return unreadable(lineUnreadable(index + 2, names.amount, cell('amount')));
    if (cells[0] === totalMark) {
      total = amount;
      continue;
    }
    const status = statuses[cell('status')];
    if (!status) return unreadable(lineUnreadable(index + 2, names.status, cell('status')));
    rows.push({ id: cell('id'), amount, status, ...stated('reason', cell('reason')), ...stated('reference', cell('reference')) });
  }
  return total === undefined ? unreadable(noTotal) : done({ rows, total });
}

function stated<Name extends 'reason' | 'reference'>(name: Name, text: string): Partial<Record<Name, string>> {
  const value: Partial<Record<Name, string>> = {};
  if (text !== '') value[name] = text.slice(0, 200);
  return value;
}

function unreadable({ zh, en }: Message): Outcome<never> {
  return refused('PAY_RESULT_UNREADABLE', { zh: `${zh}结果未导入，数据没有变化。`, en: `${en} Nothing was imported.` });
}

function notTheFile(lost: readonly string[]): Message {
  return {
    zh: `文件不是银行结果：应为从本页导出、由银行填写“结果”列的 CSV 文件${lost.length > 0 ? `，缺少列“${lost.join('”“')}”` : ''}。`,
    en: `This is no result of a bank: it should be the exported CSV with the column “结果” filled in${lost.length > 0 ? `; missing: ${lost.join(', ')}` : ''}.`,
  };
}

function lineUnreadable(line: number, column: string, found: string): Message {
  const shown = found === '' ? '空' : `“${found.slice(0, 30)}”`;
  return {
    zh: `第 ${line} 行的“${column}”为${shown}，无法识别${column === names.status ? '，应填“成功”或“失败”' : ''}。`,
    en: `“${column}” in line ${line} cannot be read: ${found.slice(0, 30) || 'empty'}.`,
  };
}

const noTotal: Message = { zh: '文件缺少“合计”行，无法核对总额。', en: 'The file has no line “合计” with the sum.' };
