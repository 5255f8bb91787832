import type { Facts, Value } from '@onething/rules';
import type { FormDefinition, PersonalKind, Schema } from '../definition.js';
import { findFormat } from '../formats/index.js';
import { maskValue } from './mask-value.js';

/** The values of a form as somebody without the right to reveal sees them. Fields that the form does not know pass unchanged. */
export function maskPersonal(definition: FormDefinition, values: Facts): Facts {
  return maskMembers(definition, definition.schema.properties, '', values);
}

/** How a field is masked: as its settings say, else as its format implies, so that a forgotten mark shows nobody's ID number. */
export function personalKind(definition: FormDefinition, name: string, schema: Schema): PersonalKind | undefined {
  const settings = definition.fields?.[name];
  return settings?.personal ?? (schema.format ? findFormat(schema.format)?.personal : undefined);
}

function maskMembers(definition: FormDefinition, properties: Readonly<Record<string, Schema>>, prefix: string, values: Facts): Facts {
  const masked = Object.entries(values).map(([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return [name, schema ? maskField(definition, `${prefix}${name}`, schema, value) : value];
  });
  return Object.fromEntries(masked);
}

function maskField(definition: FormDefinition, name: string, schema: Schema, value: Value): Value {
  const kind = personalKind(definition, name, schema);
  if (kind) return maskValue(kind, value);
  if (isList(value)) return value.map((entry) => maskField(definition, name, schema.items ?? {}, entry));
  if (isMembers(value) && schema.properties) return maskMembers(definition, schema.properties, `${name}.`, value);

  return value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isMembers(value: Value): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
