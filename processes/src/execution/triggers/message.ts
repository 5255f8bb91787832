import { factsAt } from '../facts.js';
import { evaluateAll, evaluateMappings } from '../mapping.js';
import { completed, type Failed, failed, type Progress, type Waiting, waiting } from '../progress.js';
import { type Visit, workOf } from '../visit.js';
import type { Trigger } from './trigger.js';

/** A message from or to another party, matched by name and keys. */
export const message: Trigger = {
  type: 'message',
  arm: (visit) => subscribeToMessage(visit, visit.element.trigger.name),
  throw: (visit) => sendMessage(visit, visit.element.trigger.name),
};

/** Waits for a message of this name with the keys that the element states. */
export function subscribeToMessage(visit: Visit, name: string | undefined): Waiting | Failed {
  if (name === undefined) return noMessage(visit);

  const keys = evaluateAll(visit.element.keys, factsAt(visit));
  return keys.status === 'failed' ? keys : waiting({ type: 'subscribe', ...workOf(visit), kind: 'message', name, keys: keys.value });
}

/** Sends a message; its payload are the element's inputs. */
export function sendMessage(visit: Visit, name: string | undefined): Progress {
  if (name === undefined) return noMessage(visit);

  const keys = evaluateAll(visit.element.keys, factsAt(visit));
  if (keys.status === 'failed') return keys;
  const payload = evaluateMappings(visit.element.inputs, factsAt(visit));
  if (payload.status === 'failed') return payload;

  visit.run.emit({ type: 'sendMessage', ...workOf(visit), name, keys: keys.value, payload: payload.value });
  return completed();
}

function noMessage({ element }: Visit): Failed {
  return failed('MESSAGE_MISSING', { zh: `“${element.name}”没有指定消息。`, en: `“${element.name}” does not name a message.` });
}
