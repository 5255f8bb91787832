import type { FactDeclaration, FactType } from '@onething/rules';
import type { FormDefinition, Schema } from '../definition.js';
import { allowedValues } from '../validation/compiled-form.js';

/** The fields of a form as facts that conditions and decisions may read: title, type, and the values of a choice. */
export function fieldFacts({ schema }: FormDefinition): Readonly<Record<string, FactDeclaration>> {
  return membersOf(schema.properties);
}

function membersOf(properties: Readonly<Record<string, Schema>>): Readonly<Record<string, FactDeclaration>> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, declarationOf(name, schema)]));
}

function declarationOf(name: string, schema: Schema): FactDeclaration {
  const values = allowedValues(schema);
  return {
    title: schema.title ?? name,
    type: typeOf(schema),
    ...(values ? { values } : {}),
    ...(schema.properties ? { fields: membersOf(schema.properties) } : {}),
    ...(schema.items?.properties ? { fields: membersOf(schema.items.properties) } : {}),
  };
}

function typeOf({ type, format }: Schema): FactType {
  if (format === 'money') return 'money';
  if (format === 'date') return 'date';
  if (type === 'array') return 'list';
  if (type === 'integer') return 'number';

  return type ?? 'string';
}
