import { afterActivity } from './ad-hoc.js';
import { armEvent, waitOutside } from './arm.js';
import { disarm } from './cancel.js';
import { throwError } from './catch.js';
import { chooseFlows } from './choose-flows.js';
import { recordCompletion, tellHandled } from './compensation.js';
import { endWork } from './end-work.js';
import { setVariables } from './facts.js';
import { raiseIncident } from './incident.js';
import { endTurn } from './loops/end-turn.js';
import { keepTurn } from './loops/keep-turn.js';
import { containerIn } from './process-set.js';
import type { BpmnError, Completed, Entered, Progress, TakenFlow, Waiting } from './progress.js';
import type { WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';
import type { Visit } from './visit.js';

/** Draws the consequences of how far an activity came. */
export function proceed(visit: Visit, progress: Progress, by?: string): void {
  if (progress.status === 'completed') complete(visit, progress, by);
  if (progress.status === 'waiting') wait(visit, progress);
  if (progress.status === 'entered') openInside(visit, progress);
  if (progress.status === 'failed') raiseIncident(visit, progress.code, progress.message);
  if (progress.status === 'thrown') throwFrom(visit, progress.error);
}

/** The activity stays in its scope until all is told and thrown; if that cancelled it, its token goes no further. */
function complete(visit: Visit, progress: Completed, by: string | undefined): void {
  const { run, scope, turn } = visit;
  const { variables } = progress;
  const notKept = turn === undefined ? setVariables(run, scope, variables) : keepTurn(visit, turn, variables);
  if (notKept) raiseIncident(visit, notKept.code, notKept.message);
  else carryOn(visit, progress, by);
}

function carryOn(visit: Visit, { variables, flows, then, inside }: Completed, by: string | undefined): void {
  const { run, scope, element, id } = visit;
  run.tell('activity.completed', scope, { elementId: element.id, activity: id, data: howCompleted(visit, Object.keys(variables), by) });
  finish(visit);
  tellHandled(visit);
  recordCompletion(visit, inside);
  then?.();
  goOn(visit, flows);
}

/** Tells a turn of a loop, and what is undone, from the activity itself; nothing where nothing is to be said. */
function howCompleted({ turn, compensating }: Visit, outputs: readonly string[], by: string | undefined): Record<string, unknown> | undefined {
  if (turn === undefined && !compensating && by === undefined && outputs.length === 0) return undefined;

  const how = { ...(turn === undefined ? {} : { turn }), ...(compensating ? { compensating: true } : {}) };
  return { ...how, ...(by === undefined ? {} : { by }), ...(outputs.length > 0 ? { outputs } : {}) };
}

/** Closes what was outstanding for the activity; from here on only its way out is open. */
function finish({ run, scope, id }: Visit): void {
  const activity = scope.activities.get(id);
  if (!activity) return;

  endWork(run, activity, 'completed');
  disarm(run, scope, activity);
  const { elementId, since, turn, local } = activity;
  const rest = { id, elementId, status: 'waiting', role: 'token', since, done: true } as const;
  run.put(scope, { ...rest, ...(turn === undefined ? {} : { turn }), ...(local ? { local } : {}) });
}

/** Takes the way out; where it cannot be chosen the activity waits with an incident, and is not done again. */
export function goOn(visit: Visit, flows?: readonly TakenFlow[]): void {
  const { scope, id } = visit;
  const activity = scope.activities.get(id);
  if (!activity) return;
  if (visit.turn !== undefined) leaveTurn(visit);
  else if (visit.compensating) leave(visit, activity, []);
  else leaveByFlows(visit, activity, flows);
}

function leaveByFlows(visit: Visit, activity: ActivityInstance, flows: readonly TakenFlow[] | undefined): void {
  const choice = flows ? { status: 'chosen' as const, flows } : chooseFlows(visit);
  if (choice.status === 'failed') raiseIncident(visit, choice.code, choice.message);
  else leave(visit, activity, choice.flows);
}

function leaveTurn(visit: Visit): void {
  const notEnded = endTurn(visit);
  if (notEnded) raiseIncident(visit, notEnded.code, notEnded.message);
}

function leave({ run, scope }: Visit, activity: ActivityInstance, flows: readonly TakenFlow[]): void {
  for (const { flow, because, facts } of flows) {
    run.tell('flow.taken', scope, { elementId: flow.id, data: because === undefined ? undefined : facts ? { because, facts } : { because } });
    run.push({ scope: scope.id, elementId: flow.target, flow: flow.id });
  }
  run.remove(scope, activity);
  afterActivity(run, scope);
}

function wait({ run, scope, id }: Visit, progress: Waiting): void {
  const activity = scope.activities.get(id);
  if (!activity) return;

  const attached = (progress.events ?? []).flatMap((event) => armEvent(run, scope, event, 'gatewayEvent', id) ?? []);
  waitOutside(run, scope, attached.length > 0 ? { ...activity, attached } : activity, progress);
}

function openInside(visit: Visit, { processId, kind, variables, begin, knows }: Entered): void {
  const { run, scope, element, id, local, compensating } = visit;
  const activity = scope.activities.get(id);
  if (!activity) return;

  run.put(scope, { ...activity, inside: true });
  const turn = local && kind === 'subProcess' ? { own: true as const, variables: { ...variables, ...local } } : { variables };
  const inside = run.openScope({ id, parent: scope.id, processId, elementId: element.id, activity: id, kind, ...turn, ...knows });
  run.tell('scope.opened', inside, { data: { scope: id, parent: scope.id, kind, variables: inside.variables } });
  if (!compensating) armEventSubProcesses(visit, inside);
  for (const move of begin) run.push({ ...move, scope: id });
  run.unsettle(inside);
}

function armEventSubProcesses({ run }: Visit, inside: WorkingScope): void {
  for (const { start } of containerIn(run.definitions, inside).eventSubProcesses) armEvent(run, inside, start, 'eventSubProcess');
}

/** Throws a modelled error at an activity. One that nobody catches stops the activity, not the case. */
export function throwFrom(visit: Visit, error: BpmnError): void {
  const { run, scope, element, id } = visit;
  run.tell('error.thrown', scope, { elementId: element.id, activity: id, data: { code: error.code } });
  if (throwError(visit, error, () => reachEnd(visit))) return;

  raiseIncident(visit, 'ERROR_NOT_CAUGHT', {
    zh: `“${element.name}”发生错误“${error.code}”${error.message ? `（${error.message}）` : ''}，流程中没有处理它的分支。`,
    en: `“${element.name}” threw the error “${error.code}”${error.message ? ` (${error.message})` : ''}, which nothing catches.`,
  });
}

/** An error end event whose error is caught has been reached; any other activity was not completed. */
function reachEnd(visit: Visit): void {
  const { run, scope, element, id } = visit;
  if (element.type !== 'endEvent') return;

  run.tell('activity.completed', scope, { elementId: element.id, activity: id });
  finish(visit);
}
