import type { Decision } from '../decisions/decision.js';
import type { Direction } from '../decisions/definition.js';
import { type Dictionary, titleOf } from '../facts/dictionary.js';
import { parsePath } from '../facts/fact-path.js';
import { kindOf } from '../kinds/index.js';
import { describeValue } from '../messages/describe-value.js';
import type { Finding } from '../outcome.js';
import { describePerson } from '../rule-sets/check-rule-set.js';
import { finding } from '../scorecards/finding.js';
import type { Facts, Message, Value } from '../values.js';
import { samplesOfFacts } from './sample-people.js';

/** Evaluations that one direction may cost; beyond, it has been looked at in that many people and not in all. */
const mostEvaluations = 6000;

/**
 * Whether a table or a whole scorecard goes the way its author states: people are tried at the constants of the text and beside them, and
 * for each the fact alone is raised step by step. `NOT_MONOTONE` names one for whom it goes the wrong way.
 */
export function checkDirections(decision: Decision, dictionary: Dictionary): readonly Finding[] {
  const { definition } = decision;
  const directions = definition.kind === 'decision-table' || definition.kind === 'scorecard' ? (definition.directions ?? []) : [];
  if (directions.length === 0) return [];
  const samples = samplesOfFacts(decision, dictionary);

  return directions.flatMap((direction, index) => {
    const unknown = unknownPart(direction, decision, `/directions/${index}`);
    return unknown ?? wrongWay(direction, `/directions/${index}`, { decision, samples, dictionary });
  });
}

function unknownPart({ fact, output }: Direction, { facts, definition }: Decision, place: string): readonly Finding[] | undefined {
  if (!facts.includes(fact))
    return [
      finding('error', 'FACT_UNKNOWN', `${place}/fact`, {
        zh: `没有用到事实“${fact}”，无从检查方向。`,
        en: `The fact "${fact}" is not read, so it has no direction.`,
      }),
    ];
  if (!Object.hasOwn(kindOf(definition).outputs(definition), output))
    return [finding('error', 'OUTPUT_UNKNOWN', `${place}/output`, { zh: `没有输出“${output}”。`, en: `There is no output "${output}".` })];

  return undefined;
}

interface Trying {
  readonly decision: Decision;
  readonly samples: ReadonlyMap<string, readonly Value[]>;
  readonly dictionary: Dictionary;
}

function wrongWay(direction: Direction, place: string, trying: Trying): readonly Finding[] {
  const { decision, samples, dictionary } = trying;
  const values = (samples.get(direction.fact) ?? []).filter((value) => value !== null);
  if (values.length < 2 || !hasOrder(values)) return [finding('warning', 'DIRECTION_UNKNOWN', place, noOrder(direction, dictionary))];
  const rank = rankOf(decision, direction.output);
  for (const person of peopleWithout(direction.fact, samples, Math.floor(mostEvaluations / values.length))) {
    const reached = values.flatMap((value) => {
      const evaluation = decision.evaluate({ ...person, [direction.fact]: value });
      const given = evaluation.status === 'decided' ? evaluation.output[direction.output] : undefined;
      const height = rank(given);
      return given === undefined || height === undefined ? [] : [{ value, given, height }];
    });
    const at = reached.findIndex((one, index) => index > 0 && goesWrong(direction, reached[index - 1]?.height ?? one.height, one.height));
    const [before, after] = [reached[at - 1], reached[at]];
    if (before && after) return [finding('error', 'NOT_MONOTONE', place, told(direction, person, [before, after], trying))];
  }
  return [];
}

function goesWrong({ never }: Direction, before: number, after: number): boolean {
  return never === 'raises' ? after > before : after < before;
}

function hasOrder(values: readonly Value[]): boolean {
  return ['number', 'boolean'].includes(typeof values[0]) || values.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value));
}

/** Numbers by size, words by their place in the list of values: the first is the highest. */
function rankOf({ definition }: Decision, output: string): (value: Value | undefined) => number | undefined {
  const values = kindOf(definition).outputs(definition)[output]?.values ?? [];
  return (value) => {
    if (typeof value === 'number') return value;
    const at = value === undefined ? -1 : values.indexOf(value);
    return at < 0 ? undefined : -at;
  };
}

/** Different people, spread over all combinations; the same ones every time. */
function* peopleWithout(fact: string, samples: ReadonlyMap<string, readonly Value[]>, most: number): Generator<Facts> {
  const others = [...samples].filter(([name, values]) => name !== fact && values.length > 0);
  const all = others.reduce((product, [, values]) => Math.min(product * values.length, Number.MAX_SAFE_INTEGER), 1);
  const [count, stride] = all <= most ? [all, 1] : [most, Math.floor(all / most) | 1];
  for (let turn = 0; turn < count; turn += 1) {
    let left = all <= most ? turn : (turn * stride) % all;
    const person: Record<string, Value> = {};
    for (const [name, values] of others) {
      person[name] = values[left % values.length] ?? null;
      left = Math.floor(left / values.length);
    }
    yield person;
  }
}

interface Reached {
  readonly value: Value;
  readonly given: Value;
}

function told({ fact, output, never }: Direction, person: Facts, [before, after]: readonly [Reached, Reached], { decision, dictionary }: Trying): Message {
  const title = titleOf(dictionary, parsePath(fact) ?? [fact]);
  const declared = kindOf(decision.definition).outputs(decision.definition)[output];
  const [name, nameEn] = [declared?.title ?? output, declared?.titleEn ?? output];
  const [from, to, first, second] = [before.value, after.value, before.given, after.given].map(describeValue);
  const who = Object.keys(person).length > 0 ? describePerson(person, dictionary) : { zh: '任何人', en: 'anybody' };

  return {
    zh: `“${title.zh}”越高，“${name}”不应越${never === 'raises' ? '高' : '低'}，但例如${who.zh}的人，${title.zh}为 ${from?.zh} 时${name}为 ${first?.zh}，为 ${to?.zh} 时为 ${second?.zh}。请修改其中一处。`,
    en: `A greater "${title.en}" must not ${never === 'raises' ? 'raise' : 'lower'} "${nameEn}", but for a person with ${who.en} it is ${first?.en} at ${from?.en} and ${second?.en} at ${to?.en}. Change one of them.`,
  };
}

function noOrder({ fact }: Direction, dictionary: Dictionary): Message {
  const title = titleOf(dictionary, parsePath(fact) ?? [fact]);

  return { zh: `“${title.zh}”的取值没有大小，方向无法检查。`, en: `The values of "${title.en}" have no order, so no direction can be checked.` };
}
