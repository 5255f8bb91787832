import type { Facts } from '@onething/rules';
import type { CompiledMultiInstance, CompiledStandardLoop } from '../../language/compiled-process.js';
import type { FlowCondition } from '../../language/expression.js';
import { cancelInside } from '../cancel.js';
import { factsAt, setOwn } from '../facts.js';
import { type Failed, failed } from '../progress.js';
import type { Turns } from '../state.js';
import { triggerOf } from '../triggers/index.js';
import type { Visit } from '../visit.js';
import { counters } from './counters.js';
import { collectedSoFar } from './end-loop.js';
import { repeats } from './repeats.js';

/** A turn is over: the next one begins, or the condition says that the others are no longer needed. */
export function endTurn(visit: Visit): Failed | undefined {
  const { loop } = visit.element;
  const { turns } = visit.scope;
  if (!loop || !turns) return undefined;

  const after = { ...turns, completed: turns.completed + 1 };
  return loop.kind === 'standard' ? endStandard(visit, loop, after) : endOneOfMany(visit, loop, after);
}

function endStandard(visit: Visit, loop: CompiledStandardLoop, turns: Turns): Failed | undefined {
  const more = repeats(loop, factsAt(visit), turns.completed);
  if (more.status === 'failed') return more;

  leave(visit, more.value ? { ...turns, started: turns.started + 1 } : turns);
  if (more.value) begin(visit, turns.completed + 1);
  return undefined;
}

function endOneOfMany(visit: Visit, loop: CompiledMultiInstance, turns: Turns): Failed | undefined {
  const facts = factsAfter(visit, loop, turns);
  const tested = loop.completion?.test(facts);
  if (tested?.status === 'failed') return failed(tested.code, tested.message);

  // Unknown is not yet: the turns that are left can still make it known, and at worst all of them are taken.
  const enough = tested?.truth === true;
  const next = loop.sequential && !enough && turns.started < (turns.total ?? 0) ? turns.started + 1 : undefined;
  leave(visit, next === undefined ? turns : { ...turns, started: next });
  if (enough) cancelOthers(visit, turns);
  if (next !== undefined) begin(visit, next);
  throwEvents(visit, loop, turns, facts);
  return undefined;
}

function factsAfter(visit: Visit, loop: CompiledMultiInstance, turns: Turns): Facts {
  const collected = loop.collect === undefined ? {} : { [loop.collect]: collectedSoFar(visit.scope) };
  return { ...factsAt(visit), ...counters(turns), ...collected };
}

function leave({ run, scope, id }: Visit, turns: Turns): void {
  const activity = scope.activities.get(id);
  scope.turns = turns;
  setOwn(run, scope, counters(turns));
  if (activity) run.remove(scope, activity);
}

function begin({ run, scope, element }: Visit, turn: number): void {
  run.push({ scope: scope.id, elementId: element.id, turn });
}

function cancelOthers({ run, scope, element }: Visit, turns: Turns): void {
  cancelInside(run, scope, undefined, {
    zh: `“${element.name}”已达到结束条件，不再需要您办理。`,
    en: `“${element.name}” has reached its completion condition; your part is no longer needed.`,
  });
  setOwn(run, scope, counters(turns, turns.started - turns.completed));
}

/** BPMN's behaviours `None` (at each turn), `One` (at the first) and `Complex` (after each turn with which the condition holds). */
function throwEvents(visit: Visit, { throws }: CompiledMultiInstance, turns: Turns, facts: Facts): void {
  for (const { at, condition, event } of throws) {
    const due = at === 'none' || (at === 'one' && turns.completed === 1) || (at === 'complex' && holds(condition, facts));
    const progress = due ? triggerOf(event.trigger.type).throw?.({ ...visit, element: event }) : undefined;
    if (progress?.status === 'completed') progress.then?.();
  }
}

function holds(condition: FlowCondition | undefined, facts: Facts): boolean {
  const tested = condition?.test(facts);
  return tested?.status === 'tested' && tested.truth === true;
}
