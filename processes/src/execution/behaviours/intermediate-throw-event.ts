import { keepAnswer } from '../keep-answer.js';
import { completed } from '../progress.js';
import { triggerOf } from '../triggers/index.js';
import type { Behaviour } from './behaviour.js';

/** Makes its event happen and goes on. */
export const intermediateThrowEvent: Behaviour = {
  type: 'intermediateThrowEvent',
  start: (visit) => triggerOf(visit.element.trigger.type).throw?.(visit) ?? completed(),
  complete: keepAnswer,
};
