import type { Facts } from '@onething/rules';
import { armParts, waitOutside } from './arm.js';
import { behaviourOf } from './behaviours/index.js';
import { cancelActivity, cancelInside, disarm } from './cancel.js';
import { endWork } from './end-work.js';
import { proceed } from './proceed.js';
import { containerIn } from './process-set.js';
import { completed } from './progress.js';
import type { Run, WorkingScope } from './run.js';
import type { ActivityInstance } from './state.js';
import { triggerOf } from './triggers/index.js';
import { visitOf } from './visit.js';

/** What an event was waiting for has happened: by its role this completes, decides, interrupts or begins something. */
export function fire(run: Run, scope: WorkingScope, event: ActivityInstance, payload: Facts): void {
  const roles = { token: fireToken, gatewayEvent: fireGateway, boundary: fireBoundary, eventSubProcess: fireEventSubProcess, part: firePart };
  roles[event.role](run, scope, event, payload);
}

function fireToken(run: Run, scope: WorkingScope, event: ActivityInstance, payload: Facts): void {
  const visit = visitOf(run, scope, event);
  proceed(visit, behaviourOf(visit.element.type).complete?.(visit, payload) ?? completed());
}

/** The first event of an event gateway carries on; the others and the gateway are done. A parallel one waits for them all. */
function fireGateway(run: Run, scope: WorkingScope, event: ActivityInstance, payload: Facts): void {
  const gateway = scope.activities.get(event.host ?? '');
  if (!gateway) return;

  const { parallelEvents, outgoing } = run.element(scope, gateway.elementId);
  consume(run, scope, event);
  const others = (gateway.attached ?? []).filter((id) => id !== event.id);
  if (parallelEvents && others.length > 0) run.put(scope, { ...gateway, attached: others });
  else leaveGateway(run, scope, gateway);
  for (const flow of outgoing.filter(({ target }) => target === event.elementId)) run.tell('flow.taken', scope, { elementId: flow.id });
  run.push({ scope: scope.id, elementId: event.elementId, happened: payload });
}

function leaveGateway(run: Run, scope: WorkingScope, gateway: ActivityInstance): void {
  disarm(run, scope, gateway);
  run.tell('activity.completed', scope, { elementId: gateway.elementId, activity: gateway.id });
  run.remove(scope, gateway);
}

function fireBoundary(run: Run, scope: WorkingScope, event: ActivityInstance, payload: Facts): void {
  const element = run.element(scope, event.elementId);
  const host = scope.activities.get(event.host ?? '');
  if (!host) return;

  if (element.interrupting) {
    consume(run, scope, event);
    cancelActivity(run, scope, host);
  } else stayArmed(run, scope, event);
  run.push({ scope: scope.id, elementId: element.id, happened: payload });
}

/** The event on the border happens, and its activity goes on whatever the event says. */
export function carryOnBeside(run: Run, scope: WorkingScope, event: ActivityInstance, payload: Facts): void {
  stayArmed(run, scope, event);
  run.push({ scope: scope.id, elementId: event.elementId, happened: payload });
}

function fireEventSubProcess(run: Run, scope: WorkingScope, event: ActivityInstance, payload: Facts): void {
  const pair = containerIn(run.definitions, scope).eventSubProcesses.find(({ start }) => start === event.elementId);
  if (!pair) return;

  if (run.element(scope, event.elementId).interrupting) {
    consume(run, scope, event);
    cancelInside(run, scope);
  } else stayArmed(run, scope, event);
  run.push({ scope: scope.id, elementId: pair.element, happened: payload });
}

/** One of several definitions: any of them is enough, or (parallel multiple) all must have happened. */
function firePart(run: Run, scope: WorkingScope, part: ActivityInstance, payload: Facts): void {
  const event = scope.activities.get(part.host ?? '');
  if (!event) return;

  const { trigger } = run.element(scope, event.elementId);
  if (trigger.parallel) fireLastPart(run, scope, event, part, payload);
  else fireAnyPart(run, scope, event, part, payload);
}

function fireAnyPart(run: Run, scope: WorkingScope, event: ActivityInstance, part: ActivityInstance, payload: Facts): void {
  if (repeats(run, scope, event)) stayArmed(run, scope, part);
  fire(run, scope, event, payload);
}

function fireLastPart(run: Run, scope: WorkingScope, event: ActivityInstance, part: ActivityInstance, payload: Facts): void {
  consume(run, scope, part);
  const others = (event.attached ?? []).filter((id) => id !== part.id);
  run.put(scope, { ...event, attached: others });
  if (others.length > 0) return;

  if (repeats(run, scope, event)) armParts(run, scope, event);
  fire(run, scope, event, payload);
}

/** Only an event on a border or of an event sub-process can be one that does not interrupt. */
function repeats(run: Run, scope: WorkingScope, event: ActivityInstance): boolean {
  return !run.element(scope, event.elementId).interrupting;
}

function consume(run: Run, scope: WorkingScope, event: ActivityInstance): void {
  endWork(run, event, 'completed');
  disarm(run, scope, event);
  run.remove(scope, event);
}

/** A non-interrupting event may happen again: messages and signals as often as they come, timers as their repetition says. */
function stayArmed(run: Run, scope: WorkingScope, event: ActivityInstance): void {
  const rearm = triggerOf(visitOf(run, scope, event).element.trigger.type).rearm;
  if (!rearm || !event.work) return;

  const { work, ...rest } = event;
  const next: ActivityInstance = { ...rest, id: run.newId(), since: run.context.now };
  const again = rearm(visitOf(run, scope, next), work);
  consume(run, scope, event);
  if (again === 'over') return;

  waitOutside(run, scope, next, again);
  const host = scope.activities.get(event.host ?? '');
  if (host) run.put(scope, { ...host, attached: [...(host.attached ?? []).filter((id) => id !== event.id), next.id] });
}
