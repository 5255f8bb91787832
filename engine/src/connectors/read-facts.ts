import type { Facts, Value } from '@onething/rules';

const deepest = 12;
const largest = 64 * 1024;

/** What somebody outside has sent, as named values: JSON and nothing else, at most 12 levels and 64 kB. `undefined` for anything else. */
export function readFacts(given: unknown): Facts | undefined {
  const value = readValue(given, 0);
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;

  return JSON.stringify(value).length <= largest ? value : undefined;
}

function readValue(given: unknown, depth: number): Value | undefined {
  if (given === null || typeof given === 'string' || typeof given === 'boolean') return given;
  if (typeof given === 'number') return Number.isFinite(given) ? given : undefined;
  if (typeof given !== 'object' || depth > deepest) return undefined;

  return Array.isArray(given) ? readList(given, depth) : readObject(given, depth);
}

function readList(given: readonly unknown[], depth: number): Value | undefined {
  const items = given.map((item) => readValue(item, depth + 1));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Names that mean something to the language are no names of values. */
function readObject(given: object, depth: number): Value | undefined {
  const read: Record<string, Value> = {};
  for (const [name, inner] of Object.entries(given)) {
    const value = readValue(inner, depth + 1);
    if (value === undefined || ['__proto__', 'constructor', 'prototype'].includes(name)) return undefined;
    read[name] = value;
  }
  return read;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
