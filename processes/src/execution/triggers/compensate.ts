import { takeRecords } from '../compensation.js';
import { completed } from '../progress.js';
import type { Trigger } from './trigger.js';

/** Undoes what was completed, the last first, and goes on when everything is undone. */
export const compensate: Trigger = {
  type: 'compensate',
  throw: (visit) => {
    const undoing = takeRecords(visit);
    if (undoing.length === 0) return completed();

    return { status: 'entered', processId: visit.scope.processId, kind: 'compensation', variables: {}, begin: [], knows: { undoing } };
  },
};
