import type { Value } from '@onething/rules';
import type { CompiledLoop, CompiledMultiInstance, CompiledStandardLoop } from '../../language/compiled-process.js';
import { factsAt } from '../facts.js';
import { evaluateKnown, type Result } from '../mapping.js';
import { completed, type Failed, failed, type Progress } from '../progress.js';
import type { Turns } from '../state.js';
import type { Visit } from '../visit.js';
import { counters } from './counters.js';
import { repeats } from './repeats.js';

/** More turns than this are an error of the model or of its data. */
const mostTurns = 10_000;

/** Opens the turns of a loop in a scope of their own; without a first turn the activity is completed at once. */
export function startLoop(visit: Visit, loop: CompiledLoop): Progress {
  return loop.kind === 'standard' ? startStandard(visit, loop) : startMultiInstance(visit, loop);
}

function startStandard(visit: Visit, loop: CompiledStandardLoop): Progress {
  if (loop.testBefore) {
    const first = repeats(loop, factsAt(visit), 0);
    if (first.status === 'failed') return first;
    if (!first.value) return completed();
  }
  return openTurns(visit, { started: 1, completed: 0 }, [1]);
}

function startMultiInstance(visit: Visit, loop: CompiledMultiInstance): Progress {
  const items = itemsOf(visit, loop);
  if (items.status === 'failed') return items;

  const { total, list } = items.value;
  const tooMany = loop.sequential ? mostTurns : Math.min(mostTurns, visit.run.context.tokens ?? mostTurns);
  if (total > tooMany) return tooManyTurns(visit, total);
  if (total === 0) return completed(loop.collect === undefined ? {} : { [loop.collect]: [] });

  const first = Array.from({ length: loop.sequential ? 1 : total }, (_, index) => index + 1);
  return openTurns(visit, { total, started: first.length, completed: 0, ...(list ? { items: byTurn(list) } : {}) }, first);
}

function openTurns({ scope, element }: Visit, turns: Turns, first: readonly number[]): Progress {
  const begin = first.map((turn) => ({ elementId: element.id, turn }));
  return { status: 'entered', processId: scope.processId, kind: 'loop', variables: counters(turns), begin, knows: { turns } };
}

function byTurn(list: readonly Value[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(list.map((item, index) => [index + 1, item]));
}

interface Items {
  readonly total: number;
  readonly list?: readonly Value[];
}

function itemsOf(visit: Visit, loop: CompiledMultiInstance): Result<Items> {
  const expression = loop.collection ?? loop.cardinality;
  if (!expression) return notCountable(visit);

  const value = evaluateKnown(expression, factsAt(visit));
  if (value.status === 'failed') return value;
  if (Array.isArray(value.value)) return { status: 'value', value: { total: value.value.length, list: value.value } };

  const total = Number(value.value);
  return !loop.collection && value.value !== null && Number.isInteger(total) && total >= 0 ? { status: 'value', value: { total } } : notCountable(visit);
}

function notCountable({ element }: Visit): Failed {
  return failed('LOOP_NOT_COUNTABLE', {
    zh: `“${element.name}”的重复次数不是自然数，或集合不是列表。请更正后重试。`,
    en: `“${element.name}” repeats neither a whole number of times nor over a list. Correct it and retry.`,
  });
}

function tooManyTurns({ element }: Visit, total: number): Failed {
  return failed('TOO_MANY_TURNS', {
    zh: `“${element.name}”要重复 ${total} 次，超过了上限。`,
    en: `“${element.name}” would repeat ${total} times, which is over the limit.`,
  });
}
