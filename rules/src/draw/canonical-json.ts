import { isList } from '../facts/fact-path.js';
import type { Value } from '../values.js';

/** JSON in exactly one spelling (RFC 8785): names sorted, no spaces. What is hashed is written like this. */
export function canonicalJson(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;

  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}
