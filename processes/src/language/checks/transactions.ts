import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** Cancel events stand at transactions: the end event inside, the boundary event on the border. */
export const transactions: Check = (process) =>
  process.model.elements
    .filter((element) => element.triggers.some(({ type }) => type === 'cancel') && !isAtTransaction(process, element))
    .map((element) =>
      errorAt(process, element, 'CANCEL_WITHOUT_TRANSACTION', {
        zh: `取消事件“${titleOf(element)}”只能用于事务子流程。`,
        en: `The cancel event “${titleOf(element)}” belongs inside or on the border of a transaction.`,
      }),
    );

function isAtTransaction(process: CheckedProcess, element: ElementModel): boolean {
  if (element.attachedTo !== undefined) return process.elements.get(element.attachedTo)?.type === 'transaction';

  let around = process.elements.get(element.container);
  while (around && around.type !== 'transaction') around = process.elements.get(around.container);
  return around !== undefined;
}
