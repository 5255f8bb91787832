import { documentNumber, recoveryOrderNumber } from '@onething/processes';
import type { PayListStore } from '../stores/pay-list-store.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';
import { placeOf } from './pay-list-prepare.js';

/** Orders a wrong payment back: `{ listId, row, reason }` → `{ orderNo }`. One order a row, however often it is asked for. */
export function recoverPayment(lists: PayListStore): Connector {
  return {
    id: 'recover-payment',
    check: ownTables((tenant) => lists.find(tenant, 'none')),
    async run(input, call) {
      const { region, year } = placeOf(call);
      const payment = { list: textOf(input, 'listId'), row: textOf(input, 'row'), reason: textOf(input, 'reason') };
      const orderNo = await lists.recover(call.tenant, payment, `recovery-order/${region}/${year}`, (sequence) =>
        documentNumber(recoveryOrderNumber, { region, year, sequence }),
      );
      if (orderNo !== undefined) return answered({ orderNo });
      return { status: 'error', code: 'PAY_ROW_NOT_PAID', message: `清单中没有已发放的行“${payment.row}”，无需追回。` };
    },
  };
}
