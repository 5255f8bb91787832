import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { documentNumber } from './document-number.js';
import { textOf } from './facts-of-input.js';
import { findPayList, noPayList } from './find-pay-list.js';

/** Number of a recovery order: one sequence a region and year. */
export const recoveryOrderNumber = 'ZH-{region}-{year}-{seq:6}';

/** Orders a wrong payment back. The handler of compensation; one order a row. */
export const recoverPayment: ConnectorDescriptor = {
  id: 'recover-payment',
  title: { zh: '追回误发资金', en: 'Recover a wrong payment' },
  inputs: {
    listId: needed('string', '清单编号', 'Number of the list'),
    row: needed('string', '误发的行', 'Id of the row'),
    reason: needed('string', '追回理由', 'Reason'),
  },
  outputs: { orderNo: needed('string', '追回通知单编号', 'Number of the recovery order') },
  simulate(input, world) {
    const list = findPayList(world, textOf(input, 'listId'));
    const one = list?.rows.find(({ row, state }) => row.id === textOf(input, 'row') && (state === 'paid' || state === 'recovering'));
    if (!list) return noPayList(input);
    if (!one) return { status: 'error', code: 'PAY_ROW_NOT_PAID', message: `清单中没有已发放的行“${textOf(input, 'row')}”，无需追回。` };

    one.orderNo ??= nextOrder(world.sequences, world.region, world.now.slice(0, 4));
    Object.assign(one, { state: 'recovering', reason: textOf(input, 'reason') });
    return { status: 'answered', output: { orderNo: one.orderNo } };
  },
};

function nextOrder(sequences: Map<string, number>, region: string, year: string): string {
  const name = `recovery-order/${region}/${year}`;
  const sequence = (sequences.get(name) ?? 0) + 1;
  sequences.set(name, sequence);
  return documentNumber(recoveryOrderNumber, { region, year, sequence });
}
