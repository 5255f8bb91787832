import { armEvent } from './arm.js';
import { behaviourOf } from './behaviours/index.js';
import { arriveAtJoin, passJoin } from './joins.js';
import { turnFacts } from './loops/turn-facts.js';
import { proceed } from './proceed.js';
import type { Run, WorkingScope } from './run.js';
import { startActivity } from './start-activity.js';
import type { ActivityInstance, Arrival } from './state.js';
import { visitOf } from './visit.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Lets a token enter an element; where tokens wait for each other it may stay at the join. */
export function enter(run: Run, move: Arrival): void {
  const scope = run.scope(move.scope);
  if (!scope) return;

  const element = run.element(scope, move.elementId);
  const { join } = behaviourOf(element.type);
  if (join && move.flow !== undefined && element.incoming.length > 1) {
    arriveAtJoin(scope, move.flow);
    if (!join.opens(run, scope, element)) return;
    (join.pass ?? passJoin)(scope, element);
  }
  begin(run, scope, move.elementId, move);
}

/** Begins an activity: its boundary events are armed first, so that nothing that happens to it is missed. */
export function begin(run: Run, scope: WorkingScope, elementId: string, move: Omit<Arrival, 'scope' | 'elementId'> = {}): void {
  const { flow, happened, turn, compensating } = move;
  const local = turn === undefined ? move.local : turnFacts(run, scope, elementId, turn);
  const began: Writable<ActivityInstance> = { id: run.newId(), elementId, status: 'waiting', role: 'token', since: run.context.now };
  if (flow !== undefined) began.flow = flow;
  if (happened !== undefined) began.happened = happened;
  if (turn !== undefined) began.turn = turn;
  if (local !== undefined) began.local = local;
  if (compensating !== undefined) began.compensating = compensating;
  const activity: ActivityInstance = began;
  run.put(scope, activity);
  run.tell('activity.entered', scope, { elementId, activity: activity.id, data: turn === undefined ? undefined : { turn } });
  const visit = visitOf(run, scope, activity);
  const alone = !happened && turn === undefined && !compensating;
  if (alone && visit.element.boundary.length > 0) armBoundary(run, scope, activity, visit.element.boundary);
  proceed(visit, startActivity(visit));
}

function armBoundary(run: Run, scope: WorkingScope, activity: ActivityInstance, boundary: readonly string[]): void {
  const attached = boundary.flatMap((event) => armEvent(run, scope, event, 'boundary', activity.id) ?? []);
  if (attached.length > 0) run.put(scope, { ...activity, attached });
}
