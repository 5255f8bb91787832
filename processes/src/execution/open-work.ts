import type { OpenIncident, OpenTask, RunConnector, ScheduleTimer, Subscribe } from './effect.js';
import type { ActivityInstance, InstanceState, Scope } from './state.js';

/** What an instance has asked of the outside and still waits for. */
export interface OpenWork {
  readonly tasks: readonly OpenTask[];
  readonly timers: readonly ScheduleTimer[];
  readonly jobs: readonly RunConnector[];
  readonly subscriptions: readonly Subscribe[];
  readonly incidents: readonly OpenIncident[];
}

/** Everything outstanding, derived from the state alone: what all effects so far add up to. */
export function openWork(state: InstanceState): OpenWork {
  const activities = Object.values(state.scopes).flatMap((scope) => Object.values(scope.activities).map((activity) => ({ scope, activity })));
  const work = activities.flatMap(({ activity }) => (activity.paused ? [] : (activity.work ?? [])));
  return {
    tasks: work.filter((item) => item.type === 'openTask'),
    timers: work.filter((item) => item.type === 'scheduleTimer'),
    jobs: work.filter((item) => item.type === 'runConnector'),
    subscriptions: work.filter((item) => item.type === 'subscribe'),
    incidents: activities.flatMap(({ scope, activity }) => incidentOf(scope, activity)),
  };
}

function incidentOf({ processId }: Scope, { id, elementId, incident }: ActivityInstance): readonly OpenIncident[] {
  return incident ? [{ type: 'openIncident', activity: id, elementId, processId, ...incident }] : [];
}
