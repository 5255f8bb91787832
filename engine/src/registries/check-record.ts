import { type FormDefinition, validateSubmission } from '@onething/forms';
import type { RegistryDefinition } from '@onething/processes';
import { done, type Outcome, refused, type Value } from '@onething/rules';

/** Holds a record against its registry's fields with the validator that also checks forms. Gives the values in canonical form. */
export function checkRecord(definition: RegistryDefinition, values: Readonly<Record<string, Value>>, today: string): Outcome<Readonly<Record<string, Value>>> {
  const checked = validateSubmission(formOf(definition), values, { today, prefilled: {} });
  if (checked.status === 'valid') return done(checked.values);

  const message = {
    zh: `“${definition.title}”的记录不符合登记要求，请核对所列字段。`,
    en: `The record does not fit the registry "${definition.titleEn ?? definition.title}": check the fields listed.`,
  };
  return refused('RECORD_INVALID', message, checked.problems);
}

/** A registry is checked like a form with all its fields in one section; built once for each definition. */
function formOf(definition: RegistryDefinition): FormDefinition {
  const known = forms.get(definition);
  if (known) return known;

  const form: FormDefinition = {
    id: definition.id,
    title: definition.title,
    schema: { type: 'object', properties: definition.fields, required: definition.key },
    layout: [{ title: definition.title, fields: Object.keys(definition.fields) }],
  };
  forms.set(definition, form);
  return form;
}

const forms = new WeakMap<RegistryDefinition, FormDefinition>();
