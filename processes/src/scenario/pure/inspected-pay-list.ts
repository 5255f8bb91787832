import { controlTotal } from '../../payments/check-pay-rows.js';
import type { SimulatedPayList } from '../../payments/simulated-pay-list.js';
import type { InspectedPayList } from '../scenario-backend.js';

/** A pay list of the rehearsal as an inspection shows it. */
export function inspectedPayList({ number, total, count, rows }: SimulatedPayList): InspectedPayList {
  const paid = rows.filter(({ state }) => state === 'paid').map(({ row }) => row);
  return { number, total, count, paidTotal: controlTotal(paid).total, rows: rows.map(({ row, state, reason = '' }) => ({ id: row.id, state, reason })) };
}
