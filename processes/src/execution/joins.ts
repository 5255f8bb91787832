import type { CompiledElement } from '../language/compiled-process.js';
import type { Run, WorkingScope } from './run.js';

/** Notes that a flow was taken to a join: the token waits there, recorded in the scope. */
export function arriveAtJoin(scope: WorkingScope, flow: string): void {
  scope.joins[flow] = (scope.joins[flow] ?? 0) + 1;
}

/** Takes one waiting token from each incoming flow that has one: the join goes on with one token. */
export function passJoin(scope: WorkingScope, join: CompiledElement): void {
  for (const { id } of join.incoming) {
    const count = scope.joins[id] ?? 0;
    if (count > 1) scope.joins[id] = count - 1;
    else delete scope.joins[id];
  }
}

/** Every incoming flow has brought a token. */
export function hasAllTokens(scope: WorkingScope, join: CompiledElement): boolean {
  return join.incoming.every(({ id }) => scope.joins[id] !== undefined);
}

/**
 * No token elsewhere in the scope can still come over a flow that has brought none (BPMN 2.0.2, 13.4.3). A token that could
 * just as well come over a flow that has already brought one does not hold the join up.
 */
export function expectsNoMore(run: Run, scope: WorkingScope, join: CompiledElement): boolean {
  const upstream = (flow: { id: string }) => join.upstream?.get(flow.id) ?? new Set<string>();
  const all = join.incoming.map(upstream);
  const brought = join.incoming.filter(({ id }) => scope.joins[id] !== undefined).map(upstream);
  return !tokenPlaces(run, scope).some((place) => all.some((set) => set.has(place)) && !brought.some((set) => set.has(place)));
}

/** Elements of the scope on which tokens rest: activities, and joins with tokens waiting (a join is not upstream of itself). */
function tokenPlaces(run: Run, scope: WorkingScope): readonly string[] {
  const resting = [...scope.activities.values()].filter(({ role }) => role === 'token');
  return [...resting.map(({ elementId }) => elementId), ...waitingJoins(run, scope)];
}

/** Ids of the gateways at which tokens of this scope wait for others. */
export function waitingJoins(run: Run, scope: WorkingScope): readonly string[] {
  const process = run.definitions.process(scope.processId);
  return [...new Set(Object.keys(scope.joins).flatMap((flow) => process?.flows.get(flow)?.target ?? []))];
}
