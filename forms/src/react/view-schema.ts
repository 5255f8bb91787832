import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { FieldSettings, FormDefinition, Schema } from '../definition.js';
import { fieldWidget, optionsOf } from './field-widget.js';
import type { FieldOption } from './form-view-props.js';

/** What rjsf draws: the visible fields only, without any of the checks, which are ours. */
export interface ViewSchema {
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema;
}

/** The schema of what is on the screen now. */
export function viewSchema(
  definition: FormDefinition,
  visible: readonly string[],
  required: ReadonlySet<string>,
  options: Readonly<Record<string, readonly FieldOption[]>>,
): ViewSchema {
  const fields = visible.flatMap((name) => {
    const schema = definition.schema.properties[name];
    return schema ? [{ name, ...viewField(definition, name, schema, options[name]) }] : [];
  });
  return {
    schema: { type: 'object', required: [...required], properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])) },
    uiSchema: { 'ui:order': ['*'], ...Object.fromEntries(fields.map(({ name, uiSchema }) => [name, uiSchema])) },
  };
}

function viewField(definition: FormDefinition, name: string, schema: Schema, given: readonly FieldOption[] | undefined): ViewSchema {
  const settings = definition.fields?.[name];
  const widget = fieldWidget(schema, settings, Boolean(given));
  return { schema: viewAnswer(schema, widget, given), uiSchema: viewSettings(definition, name, schema, settings, widget, given) };
}

function viewAnswer(schema: Schema, widget: string | undefined, given: readonly FieldOption[] | undefined): RJSFSchema {
  const { type, title, description } = schema;
  const common: RJSFSchema = { type, title, description };
  if (widget === 'checkboxes') return { ...common, uniqueItems: true, items: { type: schema.items?.type, oneOf: choices(optionsOf(schema.items ?? {})) } };
  if (widget === 'supplement') return { ...common, items: { type: 'object' } };
  if (type === 'array') return { ...common, items: viewAnswer(schema.items ?? {}, undefined, undefined) };
  if (type === 'object') return { ...common, required: [...(schema.required ?? [])], properties: viewMembers(schema) };

  const options = optionsOf(schema).length ? optionsOf(schema) : (given ?? []);
  return options.length && widget !== 'suggest' ? { ...common, oneOf: choices(options) } : common;
}

function viewMembers(schema: Schema): Record<string, RJSFSchema> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, member]) => [name, viewAnswer(member, fieldWidget(member, undefined, false), undefined)]),
  );
}

function choices(options: readonly FieldOption[]): RJSFSchema[] {
  return options.map(({ value, label }) => ({ const: value, title: label }));
}

function viewSettings(
  definition: FormDefinition,
  name: string,
  schema: Schema,
  settings: FieldSettings | undefined,
  widget: string | undefined,
  given: readonly FieldOption[] | undefined,
): UiSchema {
  return {
    ...(widget ? { 'ui:widget': widget } : {}),
    'ui:options': { name, answer: schema, help: settings?.help, suggestions: given, accept: settings?.accept, maxBytes: settings?.maxBytes, orderable: false },
    ...(schema.items && widget === undefined ? { items: viewEntry(definition, name, schema.items) } : {}),
    ...viewMemberSettings(definition, name, schema),
  };
}

function viewEntry(definition: FormDefinition, name: string, items: Schema): UiSchema {
  return items.properties
    ? viewMemberSettings(definition, name, items)
    : viewSettings(definition, name, items, undefined, fieldWidget(items, undefined, false), undefined);
}

function viewMemberSettings(definition: FormDefinition, name: string, schema: Schema): UiSchema {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([member, memberSchema]) => {
      const path = `${name}.${member}`;
      const settings = definition.fields?.[path];
      return [member, viewSettings(definition, path, memberSchema, settings, fieldWidget(memberSchema, settings, false), undefined)];
    }),
  );
}
