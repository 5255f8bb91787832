import { formatYuan } from '@onething/forms';
import { done, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import type { PayRow, PayState } from '../payments/pay-row.js';

/** One paper of a batch. */
export interface PaperRow {
  /** Unique in the batch: with the same id nothing is issued twice. */
  readonly id: string;
  /** Name on the paper. */
  readonly name: string;
  readonly facts: Facts;
  /** Case that the paper belongs to, where it is not the one that issues. */
  readonly case?: string;
}

/** Most papers of one batch. */
export const mostPapers = 1000;

/** Rows as a process hands them over: `[{ id, name, facts?, case? }]`; `common` are facts that all of them share. `PAPER_ROWS_INVALID` names the row. */
export function readPaperRows(value: Value | undefined, common: Facts): Outcome<readonly PaperRow[]> {
  if (!Array.isArray(value)) return invalid('清单不是列表', 'the list is none');
  if (value.length > mostPapers) return invalid(`有 ${value.length} 行，一次最多 ${mostPapers} 行`, `it has ${value.length} rows; at most ${mostPapers}`);

  const rows: PaperRow[] = [];
  for (const [index, entry] of value.entries()) {
    const row = isFacts(entry) ? readRow(entry, common) : undefined;
    if (!row) return invalid(`第 ${index + 1} 行没有编号或姓名`, `row ${index + 1} has no id or no name`);
    rows.push(row);
  }
  const twice = rows.find(({ id }, index) => rows.findIndex((other) => other.id === id) !== index);
  return twice ? invalid(`编号“${twice.id}”重复`, `the id "${twice.id}" is there twice`) : done(rows);
}

/** A pay list as far as papers go. */
export interface PaidList {
  readonly number: string;
  readonly title: string;
  readonly term: string;
  readonly rows: readonly { readonly row: PayRow; readonly state: PayState }[];
}

/** A paper for each row that was paid, in the family's own case. No account but its end, and no ID number. */
export function paperRowsOfPayList({ number, title, term, rows }: PaidList, common: Facts): readonly PaperRow[] {
  return rows
    .filter(({ state }) => state === 'paid')
    .map(({ row: { id, payee, purpose, amount, account, case: file } }) => ({
      ...{ id, name: payee, ...(file === undefined ? {} : { case: file }) },
      facts: { ...common, payee, purpose, amount, amountYuan: formatYuan(amount), accountEnd: account.slice(-4), listNo: number, listTitle: title, term },
    }));
}

/** Facts that the document declares and a row does not have: nothing is printed with a gap. */
export function missingFacts(declared: readonly string[], facts: Facts): readonly string[] {
  return declared.filter((name) => !Object.hasOwn(facts, name) || facts[name] === null);
}

/** Why a row without them is not issued. */
export function factsMissing(names: readonly string[]): { readonly code: string; readonly reason: string } {
  return { code: 'DOCUMENT_FACT_MISSING', reason: `文书缺少内容项“${names.join('、')}”，未出具。` };
}

/** Where a row of a batch has come to. */
export interface PaperResult {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  /** Of the paper, once it is issued. */
  readonly number?: string;
  readonly code?: string;
  readonly reason?: string;
}

/** Most failures that a process is told of one by one; the office sees all of them. */
const mostFailures = 50;

/** What a process learns of a finished batch. */
export function batchFacts(batchId: string, results: readonly PaperResult[]): Facts {
  const numbers = results.flatMap(({ number }) => number ?? []);
  const failures = results.filter(({ number }) => number === undefined);
  return {
    ...{ batchId, total: results.length, issued: numbers.length, failed: failures.length },
    ...{ firstNumber: numbers[0] ?? '', lastNumber: numbers.at(-1) ?? '' },
    failures: failures.slice(0, mostFailures).map(({ position, id, name, code = '', reason = '' }) => ({ position, id, name, code, reason })),
  };
}

function readRow(entry: Facts, common: Facts): PaperRow | undefined {
  const [id, name, file] = [textIn(entry, 'id'), textIn(entry, 'name'), textIn(entry, 'case')];
  if (id === '' || name === '' || id.length > 200 || name.length > 200) return undefined;

  const { facts } = entry;
  return { id, name, facts: { ...common, ...(isFacts(facts) ? facts : {}) }, ...(file === '' ? {} : { case: file }) };
}

function textIn(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isFacts(value: Value | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(zh: string, en: string): Outcome<never> {
  return refused('PAPER_ROWS_INVALID', { zh: `批量出具的清单有误：${zh}。`, en: `The list of papers is wrong: ${en}.` });
}
