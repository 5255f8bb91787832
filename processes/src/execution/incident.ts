import type { Message } from '@onething/rules';
import type { ActivityInstance } from './state.js';
import { type Visit, workOf } from './visit.js';

/** Stops one activity with a failure that somebody can resolve; everything else goes on. */
export function raiseIncident(visit: Visit, code: string, message: Message): void {
  const { run, scope, id } = visit;
  const activity = scope.activities.get(id);
  if (!activity) return;

  run.put(scope, { ...withoutJob(activity), status: 'incident', incident: { code, message } });
  run.emit({ type: 'openIncident', ...workOf(visit), code, message });
  run.tell('incident.raised', scope, { elementId: visit.element.id, activity: id, data: { code, message } });
}

/** A job has ended when it becomes an incident; a task, a timer or a subscription is still there. */
export function withoutJob(activity: ActivityInstance): ActivityInstance {
  if (activity.work?.type !== 'runConnector') return activity;

  const { work, ...rest } = activity;
  return rest;
}
