import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';
import { findPayList, noPayList } from './find-pay-list.js';

/** Takes a list back before anything was sent: its rows may be listed again. */
export const payListWithdraw: ConnectorDescriptor = {
  id: 'pay-list-withdraw',
  title: { zh: '撤回发放清单', en: 'Withdraw a pay list' },
  inputs: { listId: needed('string', '清单编号', 'Number of the list') },
  outputs: { withdrawn: needed('number', '撤回笔数', 'Number of rows withdrawn') },
  simulate(input, world) {
    const list = findPayList(world, textOf(input, 'listId'));
    if (!list) return noPayList(input);

    const open = list.rows.filter(({ state }) => state === 'listed');
    for (const one of open) Object.assign(one, { state: 'withdrawn', code: 'PAY_LIST_WITHDRAWN', reason: '清单已撤回' });
    return { status: 'answered', output: { withdrawn: open.length } };
  },
};
