import { factsAt } from '../facts.js';
import { evaluateMappings } from '../mapping.js';
import { completed, failed, type Progress, waiting } from '../progress.js';
import { type Visit, workOf } from '../visit.js';
import type { Trigger } from './trigger.js';

/** A signal reaches everybody who waits for it at this moment, in this instance and (as an effect) in the others. */
export const signal: Trigger = {
  type: 'signal',
  arm: (visit) => waiting({ type: 'subscribe', ...workOf(visit), kind: 'signal', name: visit.element.trigger.name ?? '', keys: [] }),
  throw: throwSignal,
};

function throwSignal(visit: Visit): Progress {
  const { run, element } = visit;
  const { name } = element.trigger;
  if (name === undefined) return failed('SIGNAL_MISSING', { zh: `“${element.name}”没有指定信号。`, en: `“${element.name}” does not name a signal.` });

  const payload = evaluateMappings(element.inputs, factsAt(visit));
  if (payload.status === 'failed') return payload;

  run.emit({ type: 'throwSignal', ...workOf(visit), name, payload: payload.value });
  return completed({}, { then: () => run.broadcast({ name, payload: payload.value, ...(visit.turn === undefined ? {} : { spares: visit.scope.id }) }) });
}
