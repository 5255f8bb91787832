import { keepAnswer } from '../keep-answer.js';
import { completed } from '../progress.js';
import { triggerOf } from '../triggers/index.js';
import type { Behaviour } from './behaviour.js';

/** Waits for its event. */
export const intermediateCatchEvent: Behaviour = {
  type: 'intermediateCatchEvent',
  start: (visit) => (visit.happened ? keepAnswer(visit, visit.happened) : (triggerOf(visit.element.trigger.type).arm?.(visit) ?? completed())),
  complete: keepAnswer,
};
