/** What a bank says of one row. */
export type BankAnswer = { readonly status: 'paid' } | { readonly status: 'failed'; readonly reason: string };

/**
 * How the simulated bank answers, by the end of the account: `0000` was closed, `0001` is busy at the first try and pays at
 * the next, everything else is paid. Rehearsal, demonstration and tests use the same rule.
 */
export function simulatedBankAnswer(account: string, attempt: number): BankAnswer {
  if (account.endsWith('0000')) return { status: 'failed', reason: '账户已销户' };
  if (account.endsWith('0001') && attempt === 1) return { status: 'failed', reason: '银行系统繁忙，请重新发送' };

  return { status: 'paid' };
}
