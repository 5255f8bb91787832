import type { Facts } from '@onething/rules';
import type { CompiledElement } from '../language/compiled-process.js';
import type { Run, WorkingScope } from './run.js';
import type { ActivityInstance, CompletedInside } from './state.js';

/** A token on an element, during a step: all that a behaviour is given. */
export interface Visit {
  readonly run: Run;
  readonly scope: WorkingScope;
  readonly element: CompiledElement;
  /** Activity-instance id: the identity of the work within the instance. */
  readonly id: string;
  /** What the event brought, where it had happened before the token came. */
  readonly happened?: Facts;
  /** One turn of a loop. */
  readonly turn?: number;
  /** Variables that only this activity sees. */
  readonly local?: Facts;
  readonly compensating?: CompletedInside;
}

/** The visit of an activity that stands in a scope. */
export function visitOf(run: Run, scope: WorkingScope, activity: ActivityInstance): Visit {
  const { id, elementId, happened, turn, local, compensating, part } = activity;
  const element = run.element(scope, elementId);
  return { run, scope, element: element.parts[part ?? -1] ?? element, id, happened, turn, local, compensating };
}

/** What every piece of outstanding work says about where it belongs. */
export function workOf(visit: Visit): { activity: string; elementId: string; processId: string } {
  return { activity: visit.id, elementId: visit.element.id, processId: visit.scope.processId };
}
