import type { Facts, Value } from '@onething/rules';

/** Values from the wire as facts; what is no JSON value is left out. */
export function readFacts(values: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (isValue(value) ? [[name, value]] : [])));
}

function isValue(value: unknown): value is Value {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isValue);

  return typeof value === 'object' && Object.values(value).every(isValue);
}
