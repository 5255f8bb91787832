import { done, type Facts, type Outcome, refused, type Value } from '@onething/rules';

/** One payment of a list. Money is integer 分. */
export interface PayRow {
  /** Stable over lists, tries and terms of one grant: what was paid under it in a term is never paid again. */
  readonly id: string;
  /** For whom the money is. */
  readonly payee: string;
  readonly idNo: string;
  readonly account: string;
  /** Whose account the bank says it is. */
  readonly accountName: string;
  /** Whose account it may be: the payee and the guardians. */
  readonly expectedNames: readonly string[];
  readonly amount: number;
  readonly purpose: string;
  /** Case of the family, which is told. */
  readonly case?: string;
}

/** Where a row stands. */
export type PayState = 'listed' | 'returned' | 'sent' | 'paid' | 'failed' | 'withdrawn' | 'recovering';

/** Most rows of one list: a case keeps its rows in its state, which is bounded. */
export const mostRows = 300;

/** Rows as a process hands them over. A row without an id, or a list that is no list, is the model's fault: `PAY_ROWS_INVALID`. */
export function readPayRows(value: Value | undefined): Outcome<readonly PayRow[]> {
  if (!Array.isArray(value)) return invalid('清单', 'the list');
  if (value.length > mostRows) return tooMany(value.length);

  const rows: PayRow[] = [];
  for (const [index, entry] of value.entries()) {
    const row = isFacts(entry) ? readRow(entry) : undefined;
    if (!row) return invalid(`第 ${index + 1} 行`, `row ${index + 1}`);
    rows.push(row);
  }
  return done(rows);
}

function readRow(facts: Facts): PayRow | undefined {
  const { id, amount, expectedNames } = facts;
  if (typeof id !== 'string' || id === '' || id.length > 200) return undefined;

  const names = Array.isArray(expectedNames) ? expectedNames.filter((name) => typeof name === 'string') : [];
  return {
    id,
    payee: textIn(facts, 'payee'),
    idNo: textIn(facts, 'idNo'),
    account: textIn(facts, 'account').replaceAll(/[\s-]/g, ''),
    accountName: textIn(facts, 'accountName'),
    expectedNames: names.map((name) => name.trim()),
    amount: typeof amount === 'number' ? amount : Number.NaN,
    purpose: textIn(facts, 'purpose'),
    ...(textIn(facts, 'case') === '' ? {} : { case: textIn(facts, 'case') }),
  };
}

function textIn(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isFacts(value: Value): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(zh: string, en: string): Outcome<never> {
  return refused('PAY_ROWS_INVALID', {
    zh: `发放清单的${zh}不完整：每行须有编号、收款人、账号、户名和以分为单位的金额。`,
    en: `The pay list is incomplete at ${en}: each row needs an id, payee, account, account name and an amount in 分.`,
  });
}

function tooMany(count: number): Outcome<never> {
  return refused('PAY_ROWS_TOO_MANY', {
    zh: `发放清单有 ${count} 行，一张清单最多 ${mostRows} 行，请分成几张。`,
    en: `The pay list has ${count} rows; one list takes at most ${mostRows}. Split it.`,
  });
}
