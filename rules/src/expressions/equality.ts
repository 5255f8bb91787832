import { isList } from '../facts/fact-path.js';
import type { Failed } from './computed.js';
import { type InnerContext, type InnerValue, isContext } from './inner-value.js';
import { compareNumbers, isNumber } from './number.js';
import type { Run } from './run.js';

/** Equality by value; values of different kinds are unequal. Counts what it looks at. */
export function isEqual(a: InnerValue, b: InnerValue, run: Run): boolean | Failed {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (isList(a) && isList(b)) return areListsEqual(a, b, run);
  if (isContext(a) && isContext(b)) return areContextsEqual(a, b, run);

  return a === b;
}

function areListsEqual(a: readonly InnerValue[], b: readonly InnerValue[], run: Run): boolean | Failed {
  if (a.length !== b.length) return false;
  for (const [index, item] of a.entries()) {
    const equal = run.spend(1) ?? isEqual(item, b[index] ?? null, run);
    if (equal !== true) return equal;
  }
  return true;
}

function areContextsEqual(a: InnerContext, b: InnerContext, run: Run): boolean | Failed {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) {
    const equal = run.spend(1) ?? (Object.hasOwn(b, name) ? isEqual(a[name] ?? null, b[name] ?? null, run) : false);
    if (equal !== true) return equal;
  }
  return true;
}
