import { escalate } from '../catch.js';
import { completed } from '../progress.js';
import type { Trigger } from './trigger.js';

/** Tells those around without stopping by itself; uncaught it is just passed by. */
export const escalation: Trigger = {
  type: 'escalation',
  throw: (visit) => completed({}, { then: () => escalate(visit, visit.element.trigger.name ?? '') }),
};
