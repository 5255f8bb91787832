import type { Facts, Value } from '../values.js';
import { type FactPath, isList, stepInto } from './fact-path.js';
import { readFact } from './read-fact.js';

/** As an expression reads a path: over a list it maps, `members.income` is the list of incomes. For explanations. */
export function readThroughLists(facts: Facts, path: FactPath): Value | undefined {
  const plain = readFact(facts, path);
  if (plain !== undefined) return plain;

  for (let length = path.length - 1; length > 0; length -= 1) {
    const value = readFact(facts, path.slice(0, length));
    if (value !== undefined) return isList(value) ? path.slice(length).reduce<Value | undefined>(stepThrough, value) : undefined;
  }
  return undefined;
}

function stepThrough(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined || value === null) return value;
  if (!isList(value)) return stepInto(value, name);
  const found = value.map((item) => stepThrough(item, name)).filter((item) => item !== undefined);

  return found.length === value.length ? found : undefined;
}
