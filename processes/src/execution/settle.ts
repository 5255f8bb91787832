import { behaviourOf } from './behaviours/index.js';
import { endWork } from './end-work.js';
import { begin } from './enter.js';
import { raiseIncident } from './incident.js';
import { passJoin, waitingJoins } from './joins.js';
import { proceed } from './proceed.js';
import { type Run, rootScope, type WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';
import { visitOf } from './visit.js';

/** Looks at a scope in which something has moved: opens joins that need wait no longer, and ends the scope when nothing is left. */
export function settle(run: Run, scope: WorkingScope): void {
  if (scope.arriving > 0 || run.status !== 'running' || openJoin(run, scope)) return;
  if (scope.tokens > 0) return;
  if (Object.keys(scope.joins).length > 0) stopAtJoin(run, scope);
  else endScope(run, scope);
}

function openJoin(run: Run, scope: WorkingScope): boolean {
  for (const id of waitingJoins(run, scope)) {
    const element = run.element(scope, id);
    if (!behaviourOf(element.type).join?.opensWhenQuiet?.(run, scope, element)) continue;
    passJoin(scope, element);
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
  for (const event of Object.values(scope.activities)) endWork(run, event, 'cancelled');
  if (scope.id === rootScope) endInstance(run, scope);
  else completeOutside(run, scope);
}

/** A sub-process or called process has ended: the activity that opened it is completed. */
function completeOutside(run: Run, scope: WorkingScope): void {
  run.closeScope(scope.id);
  const outer = run.scope(scope.parent ?? rootScope);
  const activity = outer?.activities[scope.activity ?? ''];
  if (!outer || !activity) return;
  const visit = visitOf(run, outer, activity);
  const complete = behaviourOf(visit.element.type).complete;
  if (complete) proceed(visit, complete(visit, scope.variables));
}

function endInstance(run: Run, root: WorkingScope): void {
  root.activities = {};
  const end = root.lastEnd === undefined ? undefined : run.element(root, root.lastEnd);
  run.status = end?.trigger.type === 'terminate' ? 'terminated' : 'completed';
  run.emit({ type: 'endInstance', status: run.status, ...(end ? { endEvent: end.id, endName: end.name } : {}) });
  run.tell(run.status === 'terminated' ? 'instance.terminated' : 'instance.completed', root, end ? { elementId: end.id } : {});
}
