import { noticeOfPayment } from '@onething/processes';
import { isId } from '../ids.js';
import { contactIn } from '../notifications/contact-in.js';
import type { Notifier } from '../notifications/notifications.js';
import type { CaseStore } from '../stores/case-store.js';
import type { PayListStore } from '../stores/pay-list-store.js';
import { boundTarget, type PortTargets } from './bound-target.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';
import { payListNotFound } from './pay-list-collect.js';

/** Tells each family whose row was paid, in its own case: `{ listId }` → `{ notified }`. One message a row and list. */
export function payListNotify(lists: PayListStore, cases: CaseStore, notifications: Notifier, targets: PortTargets): Connector {
  return {
    id: 'pay-list-notify',
    check: ownTables((tenant) => lists.find(tenant, 'none')),
    async run(input, call) {
      const { tenant, now } = call;
      const list = await lists.find(tenant, textOf(input, 'listId'));
      if (!list) return payListNotFound(textOf(input, 'listId'));

      const by = await boundTarget(targets, call, 'channel');
      let notified = 0;
      for (const { row, state } of list.rows) {
        const file = state === 'paid' && row.case !== undefined && isId(row.case) ? await cases.find({ tenant }, row.case) : undefined;
        if (!file) continue;
        const key = `paid ${list.number} ${row.id}`;
        const contact = contactIn(file.values);
        await notifications.send({ to: file.applicant, ...noticeOfPayment(list.title, row), case: file.id, key, at: now, contact, by });
        notified += 1;
      }
      return answered({ notified });
    },
  };
}
