import type { Facts } from '@onething/rules';
import type { FormDefinition, Schema } from '../definition.js';

/** The ids of every file that the values refer to, so that whoever keeps files can check that they are the sender's. */
export function fileIds(definition: FormDefinition, values: Facts): readonly string[] {
  const visit = (schema: Schema, value: unknown): readonly string[] => {
    if (Array.isArray(value)) return value.flatMap((entry) => visit(schema.items ?? {}, entry));
    if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, entry]) => visit(schema.properties?.[name] ?? {}, entry));
    return schema.format === 'file' && typeof value === 'string' ? [value] : [];
  };
  return visit(definition.schema, values);
}
