import { formatYuan } from '@onething/forms';
import type { PayRow } from './pay-row.js';

/** What a family is told: how much, for what, and the end of the account, so that a message read over a shoulder gives little away. */
export function noticeOfPayment(list: string, { payee, purpose, amount, account }: PayRow): { readonly title: string; readonly text: string } {
  return {
    title: '资金已发放',
    text: `${list}：${payee}的${purpose} ${formatYuan(amount)} 元已发放到尾号 ${account.slice(-4)} 的账户。如有疑问，请联系学校。`,
  };
}
