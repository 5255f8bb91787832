import { noticeOfPayment } from '../payments/notice-of-payment.js';
import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';
import { findPayList, noPayList } from './find-pay-list.js';

/** Tells each family whose row was paid, in its own case. */
export const payListNotify: ConnectorDescriptor = {
  id: 'pay-list-notify',
  title: { zh: '逐户通知发放结果', en: 'Notify every family of its payment' },
  inputs: { listId: needed('string', '清单编号', 'Number of the list') },
  outputs: { notified: needed('number', '通知到的户数', 'Number of families notified') },
  simulate(input, world) {
    const list = findPayList(world, textOf(input, 'listId'));
    if (!list) return noPayList(input);

    const told = list.rows.filter(({ state, row }) => state === 'paid' && row.case !== undefined);
    for (const { row } of told) world.mail.push({ case: row.case ?? '', to: 'applicant', ...noticeOfPayment(list.title, row) });
    return { status: 'answered', output: { notified: told.length } };
  },
};
