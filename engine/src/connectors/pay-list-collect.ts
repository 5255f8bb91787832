import { payListFacts } from '@onething/processes';
import type { PayListStore } from '../stores/pay-list-store.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';

/** What became of a list: `{ listId }` → `{ total, paidTotal, paid, failed, … }`. */
export function payListCollect(lists: PayListStore): Connector {
  return {
    id: 'pay-list-collect',
    check: ownTables((tenant) => lists.find(tenant, 'none')),
    async run(input, call) {
      const list = await lists.find(call.tenant, textOf(input, 'listId'));
      return list ? answered(payListFacts(list)) : payListNotFound(textOf(input, 'listId'));
    },
  };
}

/** The BPMN error of a list that is not there. */
export function payListNotFound(number: string): { readonly status: 'error'; readonly code: string; readonly message: string } {
  return { status: 'error', code: 'PAY_LIST_NOT_FOUND', message: `没有编号为“${number}”的发放清单。` };
}
