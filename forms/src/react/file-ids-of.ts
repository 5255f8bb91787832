import type { Schema } from '../definition.js';

/** The file ids in an answer to a `file` field, one or several. */
export function fileIdsOf(schema: Schema, value: unknown): readonly string[] {
  if (schema.format !== 'file' && schema.items?.format !== 'file') return [];
  return (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');
}
