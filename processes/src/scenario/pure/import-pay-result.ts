import { done, type Outcome, refused } from '@onething/rules';
import { type SimulatedPayList, settleRow } from '../../payments/simulated-pay-list.js';

/** Applies a bank's result to the rows that are out: those named failed, the others were paid. */
export function importResult({ number, rows }: SimulatedPayList, failed: Readonly<Record<string, string>>): Outcome<void> {
  const sent = rows.filter(({ state }) => state === 'sent');
  const unknown = Object.keys(failed).find((id) => !sent.some(({ row }) => row.id === id));
  if (sent.length === 0) return refused('PAY_NOTHING_SENT', { zh: `清单 ${number} 没有等待结果的发放`, en: `The list ${number} waits for no result` });
  if (unknown !== undefined)
    return refused('PAY_RESULT_ROW_UNKNOWN', { zh: `清单 ${number} 没有行“${unknown}”`, en: `The list ${number} has no row "${unknown}"` });

  for (const one of sent) {
    const reason = failed[one.row.id];
    settleRow(one, reason === undefined ? { status: 'paid' } : { status: 'failed', reason });
  }
  return done(undefined);
}

export const noList: Outcome<never> = refused('PAY_LIST_NOT_FOUND', { zh: '办件没有发放清单', en: 'The case has no pay list' });
