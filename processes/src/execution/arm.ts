import type { CompiledElement } from '../language/compiled-process.js';
import { raiseIncident } from './incident.js';
import type { Failed, Waiting } from './progress.js';
import type { Run, WorkingScope } from './run.js';
import type { ActivityInstance, ActivityRole } from './state.js';
import { triggerOf } from './triggers/index.js';
import { subscribeToMessage } from './triggers/message.js';
import { type Visit, visitOf } from './visit.js';

/** Arms an event beside an activity, an event gateway or a scope. Events that are found when thrown (errors) need no arming. */
export function armEvent(run: Run, scope: WorkingScope, elementId: string, role: ActivityRole, host?: string): string | undefined {
  if (!canBeArmed(run.element(scope, elementId))) return undefined;

  const event: ActivityInstance = { id: run.newId(), elementId, status: 'waiting', role, since: run.context.now, ...(host ? { host } : {}) };
  run.put(scope, event);
  armAgain(run, scope, event);
  return event.id;
}

function canBeArmed({ type, trigger }: CompiledElement): boolean {
  return type === 'receiveTask' || triggerOf(trigger.type).arm !== undefined;
}

/** Arms an event that stands in its scope: at first, and again after an incident. */
export function armAgain(run: Run, scope: WorkingScope, event: ActivityInstance): void {
  const visit = visitOf(run, scope, event);
  const progress = waitFor(visit);
  if (progress.status === 'failed') raiseIncident(visit, progress.code, progress.message);
  if (progress.status === 'waiting') waitOutside(run, scope, event, progress);
}

function waitFor(visit: Visit): Waiting | Failed {
  if (visit.element.type === 'receiveTask') return subscribeToMessage(visit, visit.element.message);

  return triggerOf(visit.element.trigger.type).arm?.(visit) ?? { status: 'waiting' };
}

/** Keeps what was asked for in the state and asks for it. */
export function waitOutside(run: Run, scope: WorkingScope, activity: ActivityInstance, { work, parts }: Waiting): void {
  if (parts) armParts(run, scope, activity);
  else waitForOne(run, scope, activity, work);
}

function waitForOne(run: Run, scope: WorkingScope, activity: ActivityInstance, work: Waiting['work']): void {
  run.put(scope, work ? { ...activity, work } : activity);
  if (!work) return;

  run.emit(work);
  if (work.type === 'scheduleTimer') run.tell('timer.scheduled', scope, { elementId: activity.elementId, activity: activity.id, data: { due: work.due } });
}

/** Arms every definition of an event that has several. Definitions that are found when thrown (errors) need no arming. */
export function armParts(run: Run, scope: WorkingScope, event: ActivityInstance): void {
  const { parts } = run.element(scope, event.elementId);
  const armed = parts.flatMap((element, part): ActivityInstance[] =>
    canBeArmed(element) ? [{ id: run.newId(), elementId: event.elementId, status: 'waiting', role: 'part', since: run.context.now, host: event.id, part }] : [],
  );
  run.put(scope, { ...event, attached: armed.map(({ id }) => id) });
  for (const part of armed) {
    run.put(scope, part);
    armAgain(run, scope, part);
  }
}
