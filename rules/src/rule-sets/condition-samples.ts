import { isCivilDate } from '../clock/civil-date.js';
import { addDays } from '../clock/date-arithmetic.js';
import type { Comparison, Condition } from '../conditions/condition.js';
import { nameOf } from '../conditions/evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from '../conditions/kind-of-condition.js';
import { type Dictionary, declarationOf } from '../facts/dictionary.js';
import { isList, parsePath } from '../facts/fact-path.js';

import type { Facts, Value } from '../values.js';

const mostPeople = 20_000;

/**
 * People who stand for everybody that a condition can tell apart: each fact at every constant it is compared with, between and
 * beyond. `undefined` where facts are compared with each other or with something computed, or where there are too many.
 */
export function peopleOf(condition: Condition, dictionary: Dictionary): readonly Facts[] | undefined {
  const values = new Map<string, Value[]>();
  if (!gather(condition, values)) return undefined;

  let people: readonly Facts[] = [{}];
  for (const [name, constants] of values) {
    const samples = samplesOf(name, constants, dictionary);
    if (people.length * samples.length > mostPeople) return undefined;
    people = people.flatMap((person) => samples.map((value) => ({ ...person, [name]: value })));
  }
  return people;
}

/** Whether all comparisons are with constants. */
function gather(condition: Condition, into: Map<string, Value[]>): boolean {
  if (isAny(condition)) return condition.any.every((part) => gather(part, into));
  if (isAll(condition)) return condition.all.every((part) => gather(part, into));
  if (isNot(condition)) return gather(condition.not, into);

  return gatherComparison(condition, into);
}

function gatherComparison({ fact, path, operator, value }: Comparison, into: Map<string, Value[]>): boolean {
  if (isFactReference(value) || isExpressionReference(value)) return false;
  if (operator === 'contains' || operator === 'doesNotContain') return false;
  const name = nameOf(fact, path);
  into.set(name, [...(into.get(name) ?? []), ...(isList(value) ? value : [value])]);
  return true;
}

function samplesOf(name: string, constants: readonly Value[], dictionary: Dictionary): readonly Value[] {
  const path = parsePath(name);
  const found = path && declarationOf(dictionary, path);
  if (found?.is === 'declared' && found.declaration.values) return found.declaration.values;
  const numbers = constants.filter((one) => typeof one === 'number');
  if (numbers.length > 0) return around(numbers);
  if (constants.some((one) => typeof one === 'boolean')) return [true, false];
  const dates = constants.filter(isCivilDate);

  return [...new Set([...dates.flatMap((day) => [addDays(day, -1) ?? day, day, addDays(day, 1) ?? day]), ...constants, '\u0000other'])];
}

function around(numbers: readonly number[]): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const between = sorted.slice(1).map((high, index) => (high + (sorted[index] ?? high)) / 2);

  return [...new Set([(sorted[0] ?? 0) - 1, ...sorted, ...between, (sorted.at(-1) ?? 0) + 1])];
}
