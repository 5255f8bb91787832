/** Names that reach an object's prototype instead of its data; refused everywhere in input. */
const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** True for a name that no path, key or fact may carry. */
export function isRefusedName(name: string): boolean {
  return refusedNames.has(name);
}
