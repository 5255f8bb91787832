import { cancelInside } from '../cancel.js';
import { completed, failed } from '../progress.js';
import type { Run, WorkingScope } from '../run.js';
import type { Visit } from '../visit.js';
import type { Trigger } from './trigger.js';

/** Cancels a transaction: what is under way ends, what was completed is undone, then its cancel event carries on. */
export const cancel: Trigger = { type: 'cancel', throw: cancelTransaction };

function cancelTransaction({ run, scope, element, id }: Visit) {
  const transaction = transactionAround(run, scope);
  if (!transaction)
    return failed('TRANSACTION_MISSING', {
      zh: `取消结束事件“${element.name}”不在事务中。`,
      en: `The cancel end event “${element.name}” is not in a transaction.`,
    });

  return completed({}, { then: () => undoAll(run, transaction, id) });
}

function undoAll(run: Run, transaction: WorkingScope, except: string): void {
  cancelInside(run, transaction, except);
  transaction.undoing = transaction.compensable;
  transaction.compensable = [];
  transaction.cancelled = true;
}

function transactionAround(run: Run, scope: WorkingScope): WorkingScope | undefined {
  for (let around: WorkingScope | undefined = scope; around && around.kind !== 'process'; ) {
    if (around.elementId !== undefined && around.kind === 'subProcess' && run.element(around, around.elementId).type === 'transaction') return around;
    around = run.scope(around.parent ?? '');
  }
  return undefined;
}
