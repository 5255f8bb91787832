import type { Facts } from '@onething/rules';
import { factsAt } from '../facts.js';
import { evaluateAll, evaluateMappings } from '../mapping.js';
import { type MessageStart, openCaseConnector } from '../message-start.js';
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

/** Sends a message; its payload are the element's inputs. One that begins a case is waited for until the case is open. */
export function sendMessage(visit: Visit, name: string | undefined): Progress {
  if (name === undefined) return noMessage(visit);

  const keys = evaluateAll(visit.element.keys, factsAt(visit));
  if (keys.status === 'failed') return keys;
  const payload = evaluateMappings(visit.element.inputs, factsAt(visit));
  if (payload.status === 'failed') return payload;

  const begins = visit.run.definitions.begunBy(name);
  if (begins) return beginCase(visit, begins, payload.value);
  visit.run.emit({ type: 'sendMessage', ...workOf(visit), name, keys: keys.value, payload: payload.value });
  return completed();
}

function beginCase(visit: Visit, { matter, processId: process, startEvent: event }: MessageStart, data: Facts): Waiting {
  return waiting({ type: 'runConnector', ...workOf(visit), connector: openCaseConnector, input: { matter, process, event, data } });
}

function noMessage({ element }: Visit): Failed {
  return failed('MESSAGE_MISSING', { zh: `“${element.name}”没有指定消息。`, en: `“${element.name}” does not name a message.` });
}
