import type { Message } from '@onething/rules';
import type { Run } from './run.js';
import type { ActivityInstance } from './state.js';

/** Tells the outside that what an activity had asked for is no longer wanted, or is done. */
export function endWork(run: Run, activity: ActivityInstance, reason: 'completed' | 'cancelled', note?: Message): void {
  if (activity.status === 'incident') run.emit({ type: 'closeIncident', activity: activity.id });
  const type = activity.work?.type;
  if (type === 'openTask') run.emit({ type: 'closeTask', activity: activity.id, reason, ...(note ? { note } : {}) });
  if (type === 'subscribe') run.emit({ type: 'unsubscribe', activity: activity.id });
  if (reason === 'completed') return;
  if (type === 'scheduleTimer') run.emit({ type: 'cancelTimer', activity: activity.id });
  if (type === 'runConnector') run.emit({ type: 'cancelConnector', activity: activity.id });
}
