import { createHash } from 'node:crypto';
import { done, type Outcome, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import { hashOf } from '../runtime/step-runner.js';
import type { CommandStore } from '../stores/command-store.js';
import type { PayListStore } from '../stores/pay-list-store.js';
import type { PayOrderStore } from '../stores/pay-order-store.js';
import { checkResult } from './check-result.js';
import { exportFile } from './export-file.js';
import { openOrder, orderKey, type PayList, rowsOfOrder } from './pay-list.js';
import { payListEntry } from './pay-list-entry.js';
import type { PayListEntry, Payments } from './payments.js';
import { readResultFile } from './read-result-file.js';

export interface PaymentParts {
  readonly lists: PayListStore;
  readonly orders: PayOrderStore;
  readonly commands: CommandStore;
  /** Wakes the case that waits for a result. */
  readonly wake: () => void;
}

/** Pay lists over their stores. */
export function createPayments({ lists, orders, commands, wake }: PaymentParts): Payments {
  return {
    list: async (by) => (by.ports.length === 0 ? [] : lists.ofPorts(by.tenant, by.ports)),

    async get(number, by) {
      const list = await readable(number, by);
      return list ? entryOf(list, by) : notFound;
    },

    async exportFile(number, by) {
      const list = await readable(number, by);
      const order = list?.orders.at(-1);
      if (!list) return notFound;
      if (!order) return nothingSent(number);

      await lists.noteExport(by.tenant, { list: number, order: order.number, by: by.person });
      return done({ bytes: exportFile(list, order), fileName: `${list.title}-${number}-${order.number}.csv` });
    },

    async importResult(number, bytes, by, once) {
      const list = await readable(number, by);
      if (!list || !by.ports.includes(list.makerPort)) return notFound;
      const result = readResultFile(bytes);
      if (!result.ok) return result;

      const body = { number, sha256: createHash('sha256').update(bytes).digest('hex') };
      const command = { key: `${by.person}:${once.key}`, hash: hashOf(body), actor: by.person, action: 'payments.import', subject: number };
      const imported = await commands.once(by.tenant, command, async (transaction) => {
        const kept = await lists.lock(transaction, by.tenant, number);
        const order = kept && openOrder(kept);
        if (!kept || !order) return nothingSent(number);

        const checked = checkResult(rowsOfOrder(kept, order), result.value);
        if (!checked.ok) return checked;
        await orders.settleIn(transaction, by.tenant, order, checked.value);
        await lists.tellCase(transaction, by.tenant, orderKey(order));
        return done({ order: order.number });
      });
      if (!imported.ok) return imported;

      wake();
      const now = await readable(number, by);
      return now ? entryOf(now, by) : notFound;
    },
  };

  async function readable(number: string, { tenant, ports }: Actor): Promise<PayList | undefined> {
    const list = number.length > 60 ? undefined : await lists.find(tenant, number);
    return list && (ports.includes(list.makerPort) || ports.includes(list.checkerPort)) ? list : undefined;
  }

  async function entryOf(list: PayList, by: Actor): Promise<Outcome<PayListEntry>> {
    const tasks = await lists.tasksOf(by.tenant, list);
    const mine = tasks.find(({ candidates, excluded }) => candidates.some((port) => by.ports.includes(port)) && !excluded.includes(by.person));
    return done(payListEntry(list, by, mine && { id: mine.id, name: mine.name }));
  }
}

function nothingSent(number: string): Outcome<never> {
  return refused('PAY_NOTHING_SENT', {
    zh: `清单 ${number} 没有等待银行结果的发放：可能尚未批准，或结果已导入。`,
    en: `The list ${number} waits for no result: it is not approved yet, or its result was imported.`,
  });
}

const notFound: Outcome<never> = refused('PAY_LIST_NOT_FOUND', { zh: '没有找到这张发放清单。', en: 'There is no such pay list.' });
