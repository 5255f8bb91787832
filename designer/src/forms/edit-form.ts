import type { FieldSettings, FormDefinition, Schema } from '@onething/forms';
import { type FieldKind, fieldKinds } from './field-kinds.js';

/** The form with a new field of a kind at a place of a section. Gives the name of the field too. */
export function withField(form: FormDefinition, kind: FieldKind, title: string, place: Place): { readonly form: FormDefinition; readonly name: string } {
  const name = freeName(form, kind);
  const properties = { ...form.schema.properties, [name]: { ...fieldKinds[kind], title } };
  const fields = kind === 'longText' ? { ...form.fields, [name]: { widget: 'textarea' } } : form.fields;
  return { name, form: { ...form, ...(fields ? { fields } : {}), schema: { ...form.schema, properties }, layout: inserted(form.layout, name, place) } };
}

/** Where a field stands: section and position in it. */
export interface Place {
  readonly section: number;
  readonly at: number;
}

/** The form with a field at another place. */
export function withFieldMoved(form: FormDefinition, name: string, place: Place): FormDefinition {
  return { ...form, layout: inserted(withoutName(form.layout, name), name, place) };
}

/** The form without a field. */
export function withoutField(form: FormDefinition, name: string): FormDefinition {
  const { [name]: _, ...properties } = form.schema.properties;
  const { [name]: __, ...fields } = form.fields ?? {};
  const required = form.schema.required?.filter((one) => one !== name);
  return { ...form, schema: { ...form.schema, properties, ...(required ? { required } : {}) }, layout: withoutName(form.layout, name), fields };
}

/** The form with something changed in the schema of a field: its title, its choices. */
export function withSchema(form: FormDefinition, name: string, change: Partial<Schema>): FormDefinition {
  const properties = { ...form.schema.properties, [name]: cleared({ ...form.schema.properties[name], ...change }) };
  return { ...form, schema: { ...form.schema, properties } };
}

/** The form with something changed in the settings of a field: its help, when it is asked. `undefined` takes a setting away. */
export function withSettings(form: FormDefinition, name: string, change: Partial<FieldSettings>): FormDefinition {
  const settings = cleared({ ...form.fields?.[name], ...change });
  const { [name]: _, ...others } = form.fields ?? {};
  return { ...form, fields: Object.keys(settings).length > 0 ? { ...others, [name]: settings } : others };
}

/** The form with a field that must be answered, or need not. */
export function withRequired(form: FormDefinition, name: string, required: boolean): FormDefinition {
  const others = (form.schema.required ?? []).filter((one) => one !== name);
  return { ...form, schema: { ...form.schema, required: required ? [...others, name] : others } };
}

/** Where a field is now. */
export function placeOfField({ layout }: FormDefinition, name: string): Place | undefined {
  const section = layout.findIndex(({ fields }) => fields.includes(name));
  return section < 0 ? undefined : { section, at: layout[section]?.fields.indexOf(name) ?? 0 };
}

function inserted(layout: FormDefinition['layout'], name: string, { section, at }: Place): FormDefinition['layout'] {
  return layout.map((one, index) => (index === section ? { ...one, fields: [...one.fields.slice(0, at), name, ...one.fields.slice(at)] } : one));
}

function withoutName(layout: FormDefinition['layout'], name: string): FormDefinition['layout'] {
  return layout.map((section) => ({ ...section, fields: section.fields.filter((field) => field !== name) }));
}

function freeName({ schema }: FormDefinition, kind: FieldKind): string {
  for (let number = 1; ; number += 1) if (!Object.hasOwn(schema.properties, `${kind}${number}`)) return `${kind}${number}`;
}

/** Without what was taken away, so that the file says nothing about it. */
function cleared<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
