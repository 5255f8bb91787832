import { behaviourOf } from './behaviours/index.js';
import { catchCancel } from './catch.js';
import { compensateNext, completedInside } from './compensation.js';
import { endWork } from './end-work.js';
import { begin } from './enter.js';
import { raiseIncident } from './incident.js';
import { passJoin, waitingJoins } from './joins.js';
import { endLoop } from './loops/end-loop.js';
import { proceed } from './proceed.js';
import { completed, type Progress } from './progress.js';
import { type Run, rootScope, type WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';
import { type Visit, visitOf } from './visit.js';

/** Looks at a scope in which something has moved: opens joins that need wait no longer, and ends the scope when nothing is left. */
export function settle(run: Run, scope: WorkingScope): void {
  if (scope.arriving > 0 || run.status !== 'running' || openJoin(run, scope)) return;
  if (scope.tokens > 0) return;
  if (Object.keys(scope.joins).length > 0) stopAtJoin(run, scope);
  else endScope(run, scope);
}

function openJoin(run: Run, scope: WorkingScope): boolean {
  for (const id of Object.keys(scope.activated ?? {})) behaviourOf(run.element(scope, id).type).join?.reset?.(run, scope, run.element(scope, id));
  for (const id of waitingJoins(run, scope)) {
    const element = run.element(scope, id);
    const { join } = behaviourOf(element.type);
    if (!join?.opensWhenQuiet?.(run, scope, element)) continue;
    (join.pass ?? passJoin)(scope, element);
    begin(run, scope, id);
    return true;
  }
  return false;
}

/** Nothing moves and a join still waits: no token can ever come. Somebody must see it, so it is an incident. */
function stopAtJoin(run: Run, scope: WorkingScope): void {
  const [elementId] = waitingJoins(run, scope);
  if (elementId === undefined) return;

  const activity: ActivityInstance = { id: run.newId(), elementId, status: 'waiting', role: 'token', since: run.context.now, stuck: true };
  run.put(scope, activity);
  const visit = visitOf(run, scope, activity);
  raiseIncident(visit, 'JOIN_NEVER_COMPLETE', {
    zh: `汇合网关“${visit.element.name}”等待的分支不会再到达，流程停在此处。请修改流程模型。`,
    en: `The gateway “${visit.element.name}” waits for a branch that can no longer arrive. The model needs to be corrected.`,
  });
}

function endScope(run: Run, scope: WorkingScope): void {
  if (goesOnInside(run, scope)) return;

  for (const event of scope.activities.values()) endWork(run, event, 'cancelled');
  if (scope.id === rootScope) endInstance(run, scope);
  else completeOutside(run, scope);
}

/** What a scope does one after the other: undoing, and the activities of a sequential ad-hoc sub-process. */
function goesOnInside(run: Run, scope: WorkingScope): boolean {
  const [elementId, ...ahead] = scope.ahead ?? [];
  if (elementId === undefined) return compensateNext(run, scope);

  scope.ahead = ahead;
  run.push({ scope: scope.id, elementId });
  return true;
}

/** A sub-process or called process has ended: the activity that opened it is completed. Where it cannot be, its inside is kept for another try. */
function completeOutside(run: Run, scope: WorkingScope): void {
  const outer = run.scope(scope.parent ?? rootScope);
  const activity = outer?.activities.get(scope.activity ?? '');
  if (!outer || activity?.status !== 'waiting') return;
  const visit = visitOf(run, outer, activity);
  if (scope.cancelled) cancelOutside(visit);
  else completeWith(visit, scope);
  if (outer.activities.get(activity.id)?.inside !== true) run.closeScope(scope.id);
}

function completeWith(visit: Visit, scope: WorkingScope): void {
  const progress = { ...outcomeOf(visit, scope), inside: completedInside(visit.run, scope) };
  proceed(visit, progress);
}

function outcomeOf(visit: Visit, scope: WorkingScope): Progress {
  if (visit.compensating || scope.kind === 'compensation') return completed();
  if (scope.kind === 'loop') return completed(endLoop(visit.element, scope));

  return behaviourOf(visit.element.type).complete?.(visit, scope.variables) ?? completed();
}

/** A cancelled transaction is left by its cancel event only. */
function cancelOutside(visit: Visit): void {
  if (catchCancel(visit)) return;

  raiseIncident(visit, 'CANCEL_NOT_CAUGHT', {
    zh: `事务“${visit.element.name}”已取消，但没有处理取消的边界事件。`,
    en: `The transaction “${visit.element.name}” was cancelled, and no boundary event says what follows.`,
  });
}

function endInstance(run: Run, root: WorkingScope): void {
  root.activities = new Map();
  const end = root.lastEnd === undefined ? undefined : run.element(root, root.lastEnd);
  run.status = end?.trigger.type === 'terminate' ? 'terminated' : 'completed';
  run.emit({ type: 'endInstance', status: run.status, ...(end ? { endEvent: end.id, endName: end.name } : {}) });
  run.tell(run.status === 'terminated' ? 'instance.terminated' : 'instance.completed', root, end ? { elementId: end.id } : {});
}
