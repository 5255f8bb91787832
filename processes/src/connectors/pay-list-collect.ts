import { payListFacts } from '../payments/pay-list-facts.js';
import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';
import { findPayList, noPayList } from './find-pay-list.js';

/** What became of the rows of a pay list. */
export const payListCollect: ConnectorDescriptor = {
  id: 'pay-list-collect',
  title: { zh: '汇总发放结果', en: 'Collect the results of a pay list' },
  inputs: { listId: needed('string', '清单编号', 'Number of the list') },
  outputs: {
    total: needed('number', '控制总额（分）', 'Control total in 分'),
    paidTotal: needed('number', '实发总额（分）', 'Sum paid in 分'),
    paid: needed('list', '已发放的行', 'Rows paid'),
    failed: needed('list', '未发放的行和原因', 'Rows not paid, with reasons'),
    dueTotal: needed('number', '下一次应发总额（分）', 'Sum of the next order in 分'),
    dueYuan: needed('string', '下一次应发总额（元）', 'Sum of the next order in yuan'),
    dueCount: needed('number', '下一次应发笔数', 'Rows of the next order'),
    refusals: needed('list', '银行退回的行和原因', 'Rows that the bank refused, in words'),
    retryable: needed('number', '银行退回、可重新发送的笔数', 'Rows that the bank refused and that can be sent again'),
  },
  simulate(input, world) {
    const list = findPayList(world, textOf(input, 'listId'));
    return list ? { status: 'answered', output: payListFacts(list) } : noPayList(input);
  },
};
