import type { Message } from '@onething/rules';
import type { PayRow } from './pay-row.js';

/** A row after the checks before approval: it is paid, or goes back alone with the reason. */
export interface CheckedPayRow {
  readonly row: PayRow;
  readonly returned?: { readonly code: string; readonly message: Message };
}

/**
 * The checks before a list is shown for approval. A row that fails goes back alone; the others stay.
 * `taken` are the ids that another list of the term pays or has paid.
 */
export function checkPayRows(rows: readonly PayRow[], taken: ReadonlySet<string>): readonly CheckedPayRow[] {
  const ids = new Set<string>();
  const purposes = new Set<string>();
  return rows.map((row) => {
    const purpose = `${row.idNo}|${row.purpose}`;
    const twice = ids.has(row.id) || (row.idNo !== '' && purposes.has(purpose));
    ids.add(row.id);
    purposes.add(purpose);
    const returned = taken.has(row.id) ? rowTaken : twice ? duplicate : problemOf(row);
    return returned ? { row, returned } : { row };
  });
}

/** What the approver confirms: sum in 分 and number of the rows that will be paid. */
export function controlTotal(rows: readonly { readonly amount: number }[]): { readonly total: number; readonly count: number } {
  return { total: rows.reduce((sum, { amount }) => sum + amount, 0), count: rows.length };
}

/** Rows as one text whose hash names a frozen list: the same rows give the same text. */
export function canonicalRows(rows: readonly PayRow[]): string {
  return rows.map(({ id, idNo, account, accountName, amount, purpose }) => JSON.stringify([id, idNo, account, accountName, amount, purpose])).join('\n');
}

function problemOf({ amount, account, accountName, payee, expectedNames }: PayRow): CheckedPayRow['returned'] {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > mostAmount) return amountWrong;
  if (!/^\d{6,32}$/.test(account)) return accountWrong;
  if (![payee, ...expectedNames].filter((name) => name !== '').includes(accountName)) return nameWrong;

  return undefined;
}

/** A single payment beyond this is a mistake of the unit (元 taken for 分), not a grant: 1,000,000.00 元. */
const mostAmount = 100_000_000;

const nameWrong = {
  code: 'ACCOUNT_NAME_MISMATCH',
  message: {
    zh: '账户户名不一致，请更换本人社会保障卡',
    en: 'The account is in another name: give the social security card of the student or guardian',
  },
};
const duplicate = {
  code: 'PAY_ROW_DUPLICATE',
  message: { zh: '清单中已有同一人的同一项发放，本行重复', en: 'The list already pays this person for this purpose: the row is a duplicate' },
};
/** Another list of the term pays the row, or has paid it. */
export const rowTaken = {
  code: 'PAY_ROW_TAKEN',
  message: { zh: '本期已发放或正在发放，不再重复发放', en: 'Already paid, or being paid, in this term: not paid again' },
};
const amountWrong = { code: 'PAY_AMOUNT_WRONG', message: { zh: '金额不正确，应为大于零的金额', en: 'The amount is wrong: it must be more than zero' } };
const accountWrong = { code: 'PAY_ACCOUNT_WRONG', message: { zh: '账号不正确，请核对收款账号', en: 'The account number is wrong: check it' } };
