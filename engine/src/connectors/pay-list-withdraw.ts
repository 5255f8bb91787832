import type { PayListStore } from '../stores/pay-list-store.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';

/** Takes a list back before anything was sent: `{ listId }` → `{ withdrawn }`. */
export function payListWithdraw(lists: PayListStore): Connector {
  return {
    id: 'pay-list-withdraw',
    check: ownTables((tenant) => lists.find(tenant, 'none')),
    run: async (input, call) => answered({ withdrawn: await lists.withdraw(call.tenant, textOf(input, 'listId')) }),
  };
}
