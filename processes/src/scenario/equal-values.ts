import type { Value } from '@onething/rules';

/** True when everything that is expected is there: objects may hold more, lists and scalars must agree. */
export function holdsValue(actual: Value | undefined, expected: Value): boolean {
  if (isObject(expected)) return isObject(actual) && Object.entries(expected).every(([name, part]) => holdsValue(actual[name], part));
  if (isList(expected)) return isList(actual) && actual.length === expected.length && expected.every((part, index) => holdsValue(actual[index], part));
  return (actual ?? null) === expected;
}

/** A value as people read it in a report. */
export function shown(value: unknown): string {
  return value === undefined ? '（没有）' : typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isObject(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
