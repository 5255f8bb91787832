import type { Facts, Value } from '../values.js';
import { type FactPath, stepInto } from './fact-path.js';

/** A fact's value, or `undefined` when it is not known. `null` is a value; a step below `null` is `null`. */
export function readFact(facts: Facts, path: FactPath): Value | undefined {
  const head = path[0] ?? '';
  const found = Object.hasOwn(facts, head) ? readBelow(facts[head], path, 1) : undefined;

  return found === undefined ? readDottedName(facts, path) : found;
}

/** Follows a path inside a value, from the given step on. */
export function readBelow(value: Value | undefined, path: FactPath, from: number): Value | undefined {
  let found = value;
  for (let index = from; index < path.length; index += 1) {
    if (found === undefined || found === null) return found;
    found = stepInto(found, path[index] ?? '');
  }
  return found;
}

/** Facts may also be given flat: `{ 'params.maxIssue': 1 }`. The longest name wins. */
function readDottedName(facts: Facts, path: FactPath): Value | undefined {
  for (let length = path.length; length > 1; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (Object.hasOwn(facts, name)) return readBelow(facts[name], path, length);
  }
  return undefined;
}
