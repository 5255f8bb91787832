import { done, type Message, refused } from '@onething/rules';
import { cancelActivity } from '../cancel.js';
import type { ReturnActivity } from '../command.js';
import type { Run, WorkingScope } from '../run.js';
import type { ActivityInstance } from '../state.js';
import { findActivity, type Handled, notExpected } from './command-handler.js';

/** Takes an activity back, with what was begun beside it, and begins an earlier one once more. Which ones are sound is the caller's to find out (`returnTargets`). */
export function returnActivity(run: Run, { activity: id, target, cancels, reason, by }: ReturnActivity): Handled {
  const search = findActivity(run, id);
  if ('refusal' in search) return search.refusal;

  const { scope, activity } = search.found;
  if (activity.role !== 'token' || activity.done || run.pending) return notExpected(activity);
  const place = placeOf(run, scope, activity, target);
  if (!place) return notExpected(activity);
  const undoable = doneSince(run, place.scope, target);
  if (undoable) return needsUndoing(undoable);

  run.tell('activity.returned', scope, { elementId: activity.elementId, activity: id, data: { to: target, reason, ...(by === undefined ? {} : { by }) } });
  takeBack(run, place, cancels, noteOf(run.element(place.scope, target).name, reason));
  run.push({ scope: place.scope.id, elementId: target });
  return done(undefined);
}

interface Place {
  /** The scope in which the target stands. */
  readonly scope: WorkingScope;
  /** What stands there now and holds the activity: itself, or the sub-process around it. */
  readonly activity: ActivityInstance;
}

/** Outwards through sub-processes of the same process; neither out of a turn of a loop nor out of a called process. */
function placeOf(run: Run, scope: WorkingScope, activity: ActivityInstance, target: string): Place | undefined {
  const container = run.definitions.process(scope.processId)?.elements.get(target)?.container;
  for (let place: Place | undefined = { scope, activity }; place; place = run.find(place.scope.activity ?? '')) {
    if (place.scope.kind === 'loop' || place.scope.kind === 'compensation') return undefined;
    const own = place.scope.kind === 'process' ? run.definitions.process(place.scope.processId)?.id : place.scope.elementId;
    if (own === container) return place;
    if (place.scope.kind === 'process') return undefined;
  }
  return undefined;
}

function takeBack(run: Run, { scope, activity }: Place, cancels: readonly string[], note: Message): void {
  cancelActivity(run, scope, activity, note);
  for (const other of [...scope.activities.values()])
    if (other.role === 'token' && cancels.includes(other.elementId) && scope.activities.has(other.id)) cancelActivity(run, scope, other, note);
  for (const id of cancels) {
    const element = run.definitions.process(scope.processId)?.elements.get(id);
    for (const flow of element?.incoming ?? []) delete scope.joins[flow.id];
    if (scope.activated?.[id]) scope.activated = Object.fromEntries(Object.entries(scope.activated).filter(([gateway]) => gateway !== id));
  }
}

/** Something after the target that was done and has a way to be undone: going back would do it twice. */
function doneSince(run: Run, scope: WorkingScope, target: string): string | undefined {
  const after = new Set<string>();
  const ahead = [target];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (after.has(id)) continue;
    after.add(id);
    ahead.push(...run.element(scope, id).outgoing.map(({ target: next }) => next));
  }
  return (scope.compensable ?? []).find(({ elementId }) => after.has(elementId))?.elementId;
}

function needsUndoing(element: string): Handled {
  return refused('RETURN_NEEDS_UNDOING', {
    zh: `之后的环节“${element}”已经办成并且有撤销的办法，不能直接退回，请先按流程撤销。`,
    en: `“${element}” was done since and has a way to be undone; undo it first.`,
  });
}

function noteOf(name: string, reason: string): Message {
  return { zh: `办件已退回“${name}”：${reason}`, en: `The case was returned to “${name}”: ${reason}` };
}
