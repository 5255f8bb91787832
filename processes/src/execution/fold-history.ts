import type { Value } from '@onething/rules';
import type { HistoryEvent } from './effect.js';
import { rootScope } from './run.js';
import type { InstanceState, InstanceStatus } from './state.js';

/** What a history amounts to: where the instance stands, and why nothing else of it is left. */
export interface FoldedHistory {
  readonly status: InstanceStatus;
  /** Activities that were entered and not left, with their elements. */
  readonly active: Readonly<Record<string, string>>;
  /** Activities that somebody must look at, with what happened. */
  readonly incidents: Readonly<Record<string, string>>;
  /** Variables of the instance's own process. */
  readonly variables: Readonly<Record<string, Value>>;
}

const nothing: FoldedHistory = { status: 'running', active: {}, incidents: {}, variables: {} };

/** Adds the events of a history up; for a running instance the sum is `standingOf` its state. */
export function foldHistory(events: readonly HistoryEvent[]): FoldedHistory {
  return events.reduce(add, nothing);
}

function add(sum: FoldedHistory, event: HistoryEvent): FoldedHistory {
  const { type, activity = '', elementId = '', data = {} } = event;
  if (type === 'instance.started') return { ...sum, variables: { ...(data.variables as Record<string, Value>) } };
  if (type === 'instance.completed' || type === 'instance.cancelled' || type === 'instance.terminated')
    return { ...sum, status: type.slice('instance.'.length) as InstanceStatus, active: {}, incidents: {} };
  if (type === 'activity.entered') return { ...sum, active: { ...sum.active, [activity]: elementId } };
  if (type === 'activity.completed' || type === 'activity.cancelled')
    return { ...sum, active: without(sum.active, activity), incidents: without(sum.incidents, activity) };
  if (type === 'incident.raised') return { ...sum, incidents: { ...sum.incidents, [activity]: String(data.code) } };
  if (type === 'incident.resolved') return { ...sum, incidents: without(sum.incidents, activity) };
  if (type === 'variables.set' && data.scope === rootScope) return { ...sum, variables: { ...sum.variables, ...(data.values as Record<string, Value>) } };
  return sum;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: gone, ...rest } = record;
  return rest;
}

/** The same, read from the state. */
export function standingOf(state: InstanceState): FoldedHistory {
  const activities = Object.values(state.scopes).flatMap(({ activities: inside }) => Object.values(inside));
  const active = activities.filter(({ role, done, stuck }) => role === 'token' && !done && !stuck);
  const incidents = activities.flatMap(({ id, incident }) => (incident ? [[id, incident.code]] : []));
  return {
    status: state.status,
    active: Object.fromEntries(active.map(({ id, elementId }) => [id, elementId])),
    incidents: Object.fromEntries(incidents),
    variables: state.scopes[rootScope]?.variables ?? {},
  };
}
