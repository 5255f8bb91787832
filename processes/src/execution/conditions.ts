import type { FlowCondition } from '../language/expression.js';
import { factsAt } from './facts.js';
import { fire } from './fire.js';
import { raiseIncident } from './incident.js';
import type { Run, WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';
import { type Visit, visitOf } from './visit.js';

/** Looks at every event that waits for a condition whose facts have changed; one that has become true happens. */
export function checkConditions(run: Run): void {
  for (let changes = run.takeChanges(); changes; changes = run.takeChanges()) {
    const { variables, armed } = changes;
    const due = ({ id }: ActivityInstance, condition: FlowCondition) => armed.has(id) || readsAny(condition, variables);
    for (const { scope, id, condition } of waitingForCondition(run, due)) {
      // An earlier one may have interrupted this one.
      const activity = run.scope(scope)?.activities.get(id);
      const around = run.scope(scope);
      if (activity && around) check(visitOf(run, around, activity), activity, condition);
    }
  }
}

function readsAny(condition: FlowCondition, variables: ReadonlySet<string>): boolean {
  return condition.facts.some((fact) => variables.has(fact.split('.')[0] ?? fact));
}

interface Waiting {
  readonly scope: string;
  readonly id: string;
  readonly condition: FlowCondition;
}

function waitingForCondition(run: Run, due: (activity: ActivityInstance, condition: FlowCondition) => boolean): readonly Waiting[] {
  const ids = run.scopeIds().filter((id) => run.definitions.process(run.processIdOf(id) ?? '')?.hasConditions);
  const scopes = ids.flatMap((id) => run.scope(id) ?? []);
  return scopes.flatMap((scope) => [...scope.activities.values()].flatMap((activity) => waitingIn(run, scope, activity, due)));
}

function waitingIn(
  run: Run,
  scope: WorkingScope,
  activity: ActivityInstance,
  due: (activity: ActivityInstance, condition: FlowCondition) => boolean,
): readonly Waiting[] {
  const { condition } = visitOf(run, scope, activity).element.trigger;
  const waits = condition && activity.status === 'waiting' && !activity.done && activity.happened === undefined;
  return waits && due(activity, condition) ? [{ scope: scope.id, id: activity.id, condition }] : [];
}

/** It happens when the condition becomes true, not as long as it is true; unknown is not true. */
function check(visit: Visit, activity: ActivityInstance, condition: FlowCondition): void {
  const { run, scope } = visit;
  const tested = condition.test(factsAt(visit));
  const { held, ...rest } = activity;
  if (tested.status === 'failed') raiseIncident(visit, tested.code, tested.message);
  else if (tested.truth !== true) run.put(scope, rest);
  else if (!held) happen(run, scope, { ...rest, held: true });
}

function happen(run: Run, scope: WorkingScope, event: ActivityInstance): void {
  run.put(scope, event);
  fire(run, scope, event, {});
}
