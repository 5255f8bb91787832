import type { Facts, Message } from '@onething/rules';
import type { Bank, BankOrder } from '../payments/bank.js';
import { checkResult } from '../payments/check-result.js';
import { orderKey, type PayList, type PayOrder, rowsOfOrder } from '../payments/pay-list.js';
import type { Failpoint } from '../runtime/failpoint.js';
import type { GivenOrder, PayOrderStore } from '../stores/pay-order-store.js';
import { boundTarget, type PortTargets } from './bound-target.js';
import { answered, type Connector } from './connector.js';
import { type ConnectorCheck, none } from './connector-check.js';
import { textOf } from './input.js';
import { NotRetriable } from './not-retriable.js';

export interface PayListSending {
  readonly orders: PayOrderStore;
  /** Absent where no bank is bound: then lists go out as files. */
  readonly bank?: Bank;
  readonly failpoint: Failpoint;
  /** How a tenant pays from an account that the package names. */
  readonly targets: PortTargets;
}

/**
 * Orders the bank to pay the due rows: `{ listId, channel, made, approved }` → `{ answered, order }`. The order is committed
 * before the bank hears of it, under a key that stays; the bank pays a key once, and its answer is written once.
 */
export function payListSend({ orders, bank, failpoint, targets }: PayListSending): Connector {
  return {
    id: 'pay-list-send',
    check: async () => [await checkBank(bank)],
    async run(input, call) {
      const byFile = (await boundTarget(targets, call, 'account')) === 'file';
      const wanted = orderOf(input);
      // Whoever pays by file here has no line to the bank, whatever the approver has ticked.
      const given = await orders.give(call.tenant, {
        ...wanted,
        ...(byFile && { channel: 'file' }),
        job: call.key,
        instance: call.instance,
        process: call.process,
      });
      failpoint('after-order');
      if (given.status !== 'given') return notGiven(given.status, textOf(input, 'listId'));

      const { list, order } = given;
      const sent = { order: orderKey(order) };
      if (order.answeredAt) return answered({ ...sent, answered: true });
      if (order.channel === 'file') return answered({ ...sent, answered: false });

      return answered({ ...sent, answered: await pay(list, order) });
    },
  };

  async function pay(list: PayList, order: PayOrder): Promise<boolean> {
    if (!bank) throw new NotRetriable('BANK_NOT_BOUND', notBound);
    const reply = await bank.pay(bankOrder(list, order));
    failpoint('after-bank');
    if (reply.status === 'accepted') return false;

    const checked = checkResult(rowsOfOrder(list, order), reply);
    if (!checked.ok) throw new NotRetriable('BANK_REPLY_INVALID', checked.message);
    if (!(await orders.settle(list.tenant, order, checked.value))) throw new NotRetriable('BANK_REPLY_CONFLICT', conflict);

    failpoint('after-result');
    return true;
  }
}

async function checkBank(bank: Bank | undefined): Promise<ConnectorCheck> {
  const unbound = none('没有接入银行，清单以文件发送。', 'No bank is connected: lists go out as files.');
  return bank ? bank.check() : { target: 'bank', settings: unbound, reach: unbound, credentials: unbound };
}

function orderOf(input: Facts): { list: string; channel: 'bank' | 'file'; madeAt: readonly string[]; approvedAt: string } {
  const made = Array.isArray(input.made) ? input.made.map(String) : [];
  return {
    list: textOf(input, 'listId'),
    channel: textOf(input, 'channel') === 'file' ? 'file' : 'bank',
    madeAt: made,
    approvedAt: textOf(input, 'approved'),
  };
}

function bankOrder(list: PayList, order: PayOrder): BankOrder {
  return {
    ...{ key: `${list.tenant}/${orderKey(order)}`, list: list.number, title: list.title, attempt: order.number, total: order.total },
    rows: rowsOfOrder(list, order).map(({ row: { id, account, accountName, amount, purpose } }) => ({ id, account, accountName, amount, purpose })),
  };
}

function notGiven(
  status: Exclude<GivenOrder['status'], 'given'>,
  list: string,
): ReturnType<typeof answered> | { status: 'error'; code: string; message: string } {
  if (status === 'unapproved') throw new NotRetriable('PAY_LIST_NOT_APPROVED', notApproved);
  if (status === 'unknown') return { status: 'error', code: 'PAY_LIST_NOT_FOUND', message: `没有编号为“${list}”的发放清单。` };

  // Everything that was due is paid by another list: there is nothing to wait for.
  return answered({ answered: true, order: list });
}

const notApproved: Message = {
  zh: '清单没有经另一人批准，未发送。制单人和复核人必须是两个人，每次发送都须重新批准。',
  en: 'The list was not approved by a second person and was not sent. Maker and approver are two people; each order needs its own approval.',
};
const notBound: Message = {
  zh: '本地没有接入银行，清单未发送。请在“发放清单”页导出文件交银行，再导入银行结果。',
  en: 'No bank is connected here and nothing was sent. Export the file on the page of pay lists, and import the result of the bank.',
};
const conflict: Message = {
  zh: '银行的答复与已导入的结果不一致，以已导入的为准，请与银行核对。',
  en: 'The answer of the bank differs from the result that was imported. The imported one stands: check with the bank.',
};
