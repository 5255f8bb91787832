import type { TriggerType } from '../../language/supported-elements.js';
import { cancel } from './cancel.js';
import { compensate } from './compensate.js';
import { conditional } from './conditional.js';
import { error } from './error.js';
import { escalation } from './escalation.js';
import { link } from './link.js';
import { message } from './message.js';
import { multiple } from './multiple.js';
import { none } from './none.js';
import { signal } from './signal.js';
import { terminate } from './terminate.js';
import { timer } from './timer.js';
import type { Trigger } from './trigger.js';

/** Every event definition that runs. */
export const triggers: readonly Trigger[] = [none, message, timer, signal, conditional, error, escalation, compensate, cancel, link, terminate, multiple];

const byType = new Map(triggers.map((trigger) => [trigger.type, trigger]));

export function triggerOf(type: TriggerType): Trigger {
  const trigger = byType.get(type);
  if (!trigger) throw new Error(`No trigger for "${type}"`);

  return trigger;
}
