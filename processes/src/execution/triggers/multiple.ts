import { completed, type Progress } from '../progress.js';
import type { Visit } from '../visit.js';
import { triggerOf } from './index.js';
import type { Trigger } from './trigger.js';

/** Several definitions: catching, any of them is enough (parallel multiple: all of them); throwing, every one happens. */
export const multiple: Trigger = {
  type: 'multiple',
  arm: () => ({ status: 'waiting', parts: true }),
  throw: throwAll,
};

function throwAll(visit: Visit): Progress {
  const then: (() => void)[] = [];
  for (const element of visit.element.parts) {
    const thrown = triggerOf(element.trigger.type).throw?.({ ...visit, element }) ?? completed();
    if (thrown.status !== 'completed') return thrown;
    if (thrown.then) then.push(thrown.then);
  }
  return completed({}, { then: () => then.forEach((happen) => void happen()) });
}
