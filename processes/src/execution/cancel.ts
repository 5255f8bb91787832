import type { Message } from '@onething/rules';
import { endWork } from './end-work.js';
import type { Run, WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';

/** Cancels an activity with the events armed on it and everything inside it, from the top down, without recursion. */
export function cancelActivity(run: Run, scope: WorkingScope, activity: ActivityInstance, note?: Message): void {
  const ahead: [WorkingScope, ActivityInstance][] = [[scope, activity]];
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const [around, cancelled] = next;
    endWork(run, cancelled, 'cancelled', note);
    if (cancelled.role === 'token' && !cancelled.done) run.tell('activity.cancelled', around, { elementId: cancelled.elementId, activity: cancelled.id });
    run.remove(around, cancelled);
    ahead.push(...attachedTo(around, cancelled).map((event): [WorkingScope, ActivityInstance] => [around, event]));
    ahead.push(...closeInside(run, cancelled));
  }
}

/** Cancels everything in a scope, but not the scope: an interrupting event sub-process or a terminate end event follows. */
export function cancelInside(run: Run, scope: WorkingScope, except?: string, note?: Message): void {
  run.dropMoves(scope);
  scope.joins = {};
  for (const kept of ['undoing', 'activated', 'ahead'] as const) delete scope[kept];
  for (const activity of [...scope.activities.values()]) {
    if (activity.id !== except && scope.activities.has(activity.id)) cancelActivity(run, scope, activity, note);
  }
}

/** Ends the events that were armed with an activity, and those that are part of them, when it is done. */
export function disarm(run: Run, scope: WorkingScope, activity: ActivityInstance): void {
  for (const event of attachedTo(scope, activity)) {
    endWork(run, event, 'cancelled');
    disarm(run, scope, event);
    run.remove(scope, event);
  }
}

function attachedTo(scope: WorkingScope, activity: ActivityInstance): readonly ActivityInstance[] {
  return (activity.attached ?? []).flatMap((id) => scope.activities.get(id) ?? []);
}

function closeInside(run: Run, activity: ActivityInstance): readonly [WorkingScope, ActivityInstance][] {
  const inside = run.scope(activity.id);
  if (!inside) return [];

  run.dropMoves(inside);
  run.closeScope(inside.id);
  return [...inside.activities.values()].map((child): [WorkingScope, ActivityInstance] => [inside, child]);
}
