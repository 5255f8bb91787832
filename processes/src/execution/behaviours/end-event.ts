import { keepAnswer } from '../keep-answer.js';
import { completed, type Progress } from '../progress.js';
import { triggerOf } from '../triggers/index.js';
import type { Visit } from '../visit.js';
import type { Behaviour } from './behaviour.js';

/** Ends a token; the last one reached names the outcome of its scope. */
export const endEvent: Behaviour = { type: 'endEvent', start: end, complete: keepAnswer };

function end(visit: Visit): Progress {
  visit.scope.lastEnd = visit.element.id;
  return triggerOf(visit.element.trigger.type).throw?.(visit) ?? completed();
}
