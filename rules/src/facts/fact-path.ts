import type { Value } from '../values.js';
import { isRefusedName } from './refused-names.js';

/** A dotted path, split: the fact first, then own properties inside it. */
export type FactPath = readonly string[];

const step = /^(?:[\p{L}_][\p{L}\p{N}_-]*|\d{1,6})$/u;
/** Steps of a path, the fact included. */
export const longestPath = 12;

/** Splits `record.quality` or `$.quality`; `undefined` where the text is no plain own-property path (filters, wildcards, prototype names). */
export function parsePath(text: string): FactPath | undefined {
  const steps = text
    .replace(/^\$\.?/, '')
    .replace(/\[(\d{1,6})\]/g, '.$1')
    .split('.');
  const plain = steps.length <= longestPath && steps.every((name) => step.test(name) && !isRefusedName(name));

  return plain ? steps : undefined;
}

/** One step into a value: an own property, or an index of a list; `undefined` where there is none. */
export function stepInto(value: Value, name: string): Value | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (isList(value)) return /^\d+$/.test(name) ? value[Number(name)] : undefined;

  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** `Array.isArray` that also narrows read-only lists. */
export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}
