import { sendRows, takenIn } from '../payments/simulated-pay-list.js';
import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';
import { findPayList, noPayList } from './find-pay-list.js';

/** Orders the bank to pay the approved rows that are not paid yet; by file the answer comes later, as an imported result. */
export const payListSend: ConnectorDescriptor = {
  id: 'pay-list-send',
  title: { zh: '发送发放清单到银行', en: 'Send a pay list to the bank' },
  inputs: {
    listId: needed('string', '清单编号', 'Number of the list'),
    made: needed('list', '制单环节（其经办人为制单人）', 'Tasks of the maker'),
    approved: needed('string', '批准环节（其经办人为复核人）', 'Task of the approver'),
    channel: needed('string', '发放渠道：bank 银行直连、file 导出文件', 'Channel: bank, or file'),
  },
  outputs: {
    order: needed('string', '本次发放指令编号', 'Number of the order'),
    answered: needed('boolean', '银行是否已逐笔答复', 'Whether the bank has answered for every row'),
  },
  simulate(input, world) {
    const list = findPayList(world, textOf(input, 'listId'));
    if (!list) return noPayList(input);

    const answered = textOf(input, 'channel') !== 'file';
    sendRows(list, answered, takenIn(world.payLists.values(), list.term));
    return { status: 'answered', output: { answered, order: `${list.number}/${list.batches}` } };
  },
};
