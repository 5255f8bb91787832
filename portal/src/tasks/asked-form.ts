import { type FormDefinition, supplementableFields } from '@onething/forms';
import type { FormViewProps } from '@onething/forms/react';

/** The answers that are shown and not asked, as the form wants to be given them. */
export function fixedValues({ fields = {} }: FormDefinition, values: Readonly<Record<string, unknown>>): NonNullable<FormViewProps['prefilled']> {
  const fixed = Object.entries(values).filter(([name]) => fields[name]?.readOnly === true);
  return Object.fromEntries(fixed.map(([name, value]) => [name, { value, source: '', readOnly: true }]));
}

/** For a reviewer's list of what is missing: every field of the application that can be asked again, in its words. */
export function supplementOptions({ fields = {} }: FormDefinition, application: FormDefinition): NonNullable<FormViewProps['options']> {
  const lists = Object.entries(fields).filter(([, { widget }]) => widget === 'supplement');
  const options = supplementableFields(application).map((name) => ({ value: name, label: application.schema.properties[name]?.title ?? name }));
  return Object.fromEntries(lists.map(([name]) => [name, options]));
}

/** What is asked again, alone: the rest of the application stays as it is and need not be scrolled past on a phone. */
export function onlyAsked(form: FormDefinition, notes: Readonly<Record<string, unknown>>): FormDefinition {
  const hidden = Object.keys(form.schema.properties).filter((name) => !Object.hasOwn(notes, name));
  return { ...form, fields: { ...form.fields, ...Object.fromEntries(hidden.map((name) => [name, { ...form.fields?.[name], hidden: true }])) } };
}
