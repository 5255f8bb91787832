import type { Facts } from '@onething/rules';
import type { CompiledElement, CompiledTrigger } from '../language/compiled-process.js';
import { cancelActivity, cancelInside } from './cancel.js';
import { containerIn } from './process-set.js';
import type { BpmnError } from './progress.js';
import type { Run, WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';
import type { Visit } from './visit.js';

type CaughtType = 'error' | 'escalation' | 'cancel';

/** Who catches what was thrown: a boundary event of an activity around, or an event sub-process of a scope around. */
interface Catcher {
  readonly scope: WorkingScope;
  /** The boundary event or the event sub-process. */
  readonly element: CompiledElement;
  readonly host?: ActivityInstance;
  readonly interrupting: boolean;
}

/** Sends a modelled error to its catcher; false when nobody catches it. `before` is done once it is sure that somebody does. */
export function throwError({ run, scope, id }: Visit, error: BpmnError, before: () => void): boolean {
  const catcher = findCatcher(run, scope, id, 'error', error.code);
  if (!catcher) return false;

  before();
  const happened = { error: { code: error.code, message: error.message ?? '' } };
  run.tell('error.caught', catcher.scope, { elementId: catcher.element.id, data: { code: error.code } });
  hand(run, catcher, happened);
  return true;
}

/** Sends an escalation to its catcher, if there is one. */
export function escalate({ run, scope, id }: Visit, code: string): void {
  const catcher = findCatcher(run, scope, id, 'escalation', code);
  if (catcher) hand(run, catcher, { escalation: { code } });
}

/** Hands a cancelled transaction to its cancel event; false when there is none. */
export function catchCancel({ run, scope, id }: Visit): boolean {
  const catcher = findCatcher(run, scope, id, 'cancel', '');
  if (catcher) hand(run, catcher, {});
  return catcher !== undefined;
}

/** Looks outwards from the activity, through sub-processes and call activities alike. */
function findCatcher(run: Run, from: WorkingScope, activityId: string, type: CaughtType, code: string): Catcher | undefined {
  let scope: WorkingScope | undefined = from;
  let id = activityId;
  while (scope) {
    const activity: ActivityInstance | undefined = scope.activities.get(id);
    const found: Catcher | undefined = activity && (onBoundary(run, scope, activity, type, code) ?? inScope(run, scope, activity, type, code));
    if (found) return found;
    id = scope.activity ?? '';
    scope = run.scope(scope.parent ?? '');
  }
  return undefined;
}

function onBoundary(run: Run, scope: WorkingScope, host: ActivityInstance, type: string, code: string): Catcher | undefined {
  // Boundary events of a loop are those of all its turns together.
  if (host.turn !== undefined) return undefined;

  const events = run.element(scope, host.elementId).boundary.map((id) => run.element(scope, id));
  const element = bestMatch(events, (event) => event, type, code);
  return element && { scope, element, host, interrupting: element.interrupting };
}

/** What happens inside an event sub-process is no matter for the event sub-processes beside it. */
function inScope(run: Run, scope: WorkingScope, activity: ActivityInstance, type: string, code: string): Catcher | undefined {
  if (run.element(scope, activity.elementId).type === 'eventSubProcess') return undefined;

  const { eventSubProcesses } = containerIn(run.definitions, scope);
  const pair = bestMatch(eventSubProcesses, ({ start }) => run.element(scope, start), type, code);
  return pair && { scope, element: run.element(scope, pair.element), interrupting: run.element(scope, pair.start).interrupting };
}

/** The event of this very code, else one that states no code and takes any. */
function bestMatch<T>(candidates: readonly T[], eventOf: (candidate: T) => CompiledElement, type: string, code: string): T | undefined {
  const catches = (candidate: T, name: string | undefined) =>
    definitionsOf(eventOf(candidate)).some((trigger) => trigger.type === type && trigger.name === name);
  return candidates.find((candidate) => catches(candidate, code)) ?? candidates.find((candidate) => catches(candidate, undefined));
}

function definitionsOf({ trigger, parts }: CompiledElement): readonly CompiledTrigger[] {
  return parts.length > 0 ? parts.map((part) => part.trigger) : [trigger];
}

function hand(run: Run, { scope, element, host, interrupting }: Catcher, happened: Facts): void {
  if (interrupting && host) cancelActivity(run, scope, host);
  if (interrupting && !host) cancelInside(run, scope);
  run.push({ scope: scope.id, elementId: element.id, happened });
}
