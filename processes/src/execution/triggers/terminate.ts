import { cancelInside } from '../cancel.js';
import { completed } from '../progress.js';
import type { Trigger } from './trigger.js';

/** Ends its scope at once: the process, the called process or the sub-process, not what is around it. */
export const terminate: Trigger = {
  type: 'terminate',
  throw: ({ run, scope, id }) => completed({}, { then: () => cancelInside(run, scope, id) }),
};
