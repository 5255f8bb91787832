import { waiting } from '../progress.js';
import { firstDue, nextDue, timerWork } from '../timer-rule.js';
import type { Trigger } from './trigger.js';

/** A moment, a period, or a repetition; in working days where the model states a limit. */
export const timer: Trigger = {
  type: 'timer',
  arm: (visit) => {
    const first = firstDue(visit);
    return first.status === 'failed' ? first : waiting(timerWork(visit, first.value));
  },
  rearm: (visit, before) => {
    const next = before.type === 'scheduleTimer' ? nextDue(before) : undefined;
    return next ? waiting(timerWork(visit, next)) : 'over';
  },
};
