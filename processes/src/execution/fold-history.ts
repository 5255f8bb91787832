import type { Value } from '@onething/rules';
import type { HistoryEvent } from './effect.js';
import { rootScope } from './run.js';
import type { InstanceState, InstanceStatus, ScopeKind } from './state.js';

/** What a history amounts to: where the instance stands, and why nothing else of it is left. */
export interface FoldedHistory {
  readonly status: InstanceStatus;
  /** Activities that were entered and not left, with their elements. */
  readonly active: Readonly<Record<string, string>>;
  /** Activities that somebody must look at, with what happened. */
  readonly incidents: Readonly<Record<string, string>>;
  /** Variables of the instance's own process. */
  readonly variables: Readonly<Record<string, Value>>;
  /** What is open inside it, by the activity that opened it: sub-processes, called processes, the turns of loops, what is being undone. */
  readonly inside: Readonly<Record<string, FoldedScope>>;
}

export interface FoldedScope {
  readonly processId: string;
  readonly parent: string;
  readonly kind: ScopeKind;
  readonly variables: Readonly<Record<string, Value>>;
}

const nothing: FoldedHistory = { status: 'running', active: {}, incidents: {}, variables: {}, inside: {} };

/** Adds the events of a history up; for a running instance the sum is `standingOf` its state. */
export function foldHistory(events: readonly HistoryEvent[]): FoldedHistory {
  return events.reduce(add, nothing);
}

function add(sum: FoldedHistory, event: HistoryEvent): FoldedHistory {
  const { type, activity = '', elementId = '', data = {} } = event;
  if (type === 'instance.started') return { ...sum, variables: valuesIn(data.variables) };
  if (type === 'instance.completed' || type === 'instance.cancelled' || type === 'instance.terminated')
    return { ...sum, status: type.slice('instance.'.length) as InstanceStatus, active: {}, incidents: {}, inside: {} };
  if (type === 'activity.entered') return { ...sum, active: { ...sum.active, [activity]: elementId } };
  if (type === 'activity.completed' || type === 'activity.cancelled')
    return { ...sum, active: without(sum.active, activity), incidents: without(sum.incidents, activity), inside: withoutScope(sum.inside, activity) };
  if (type === 'incident.raised') return { ...sum, incidents: { ...sum.incidents, [activity]: String(data.code) } };
  if (type === 'incident.resolved') return { ...sum, incidents: without(sum.incidents, activity) };
  if (type === 'scope.opened') return { ...sum, inside: { ...sum.inside, [String(data.scope)]: opened(event) } };
  return type === 'variables.set' ? written(sum, String(data.scope), valuesIn(data.values)) : sum;
}

function opened({ processId, data = {} }: HistoryEvent): FoldedScope {
  return { processId, parent: String(data.parent), kind: data.kind as ScopeKind, variables: valuesIn(data.variables) };
}

function written(sum: FoldedHistory, scope: string, values: Readonly<Record<string, Value>>): FoldedHistory {
  if (scope === rootScope) return { ...sum, variables: { ...sum.variables, ...values } };

  const around = sum.inside[scope];
  return around ? { ...sum, inside: { ...sum.inside, [scope]: { ...around, variables: { ...around.variables, ...values } } } } : sum;
}

/** An activity takes what was open inside it along, to whatever depth. */
function withoutScope(inside: FoldedHistory['inside'], id: string): FoldedHistory['inside'] {
  if (!Object.hasOwn(inside, id)) return inside;

  const within = Object.keys(inside).filter((one) => inside[one]?.parent === id);
  return within.reduce(withoutScope, without(inside, id));
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record;

  const { [key]: gone, ...rest } = record;
  return rest;
}

function valuesIn(values: unknown): Readonly<Record<string, Value>> {
  return { ...(values as Record<string, Value>) };
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
    inside: Object.fromEntries(
      Object.values(state.scopes).flatMap(({ id, processId, parent, kind, variables }) =>
        parent === undefined ? [] : [[id, { processId, parent, kind, variables }]],
      ),
    ),
  };
}
