import { type Facts, factsOf } from '@onething/rules';
import type { FieldSettings, FormDefinition } from './definition.js';

/**
 * 补正: the same form with only some fields open; every other answer is shown and not taken from the sender. A field that
 * depends on an open one and has no answer yet is open too, because an answer given now may bring it up.
 */
export function restrictForm(definition: FormDefinition, marked: readonly string[], answered: Facts): FormDefinition {
  const open = withDependents(definition, marked, answered);
  const names = Object.keys(definition.schema.properties);
  const restricted = names.filter((name) => !open.has(name)).map((name) => [name, { ...withoutPrefill(definition.fields?.[name]), readOnly: true }]);
  const opened = names.filter((name) => open.has(name)).map((name) => [name, { ...withoutPrefill(definition.fields?.[name]), readOnly: false }]);
  return { ...definition, fields: { ...definition.fields, ...Object.fromEntries([...restricted, ...opened]) } };
}

/** What the open fields hold already: an answer that is not sent again stays as it was. */
export function openAnswers(definition: FormDefinition, marked: readonly string[], answered: Facts): Facts {
  const open = withDependents(definition, marked, answered);
  return Object.fromEntries(Object.entries(answered).filter(([name]) => open.has(name)));
}

/** The fields of an application that its applicant can be asked to supplement: what registries give is not the applicant's to correct. */
export function supplementableFields(definition: FormDefinition): readonly string[] {
  return definition.layout.flatMap(({ fields }) => fields).filter((name) => definition.fields?.[name]?.readOnly !== true);
}

function withDependents(definition: FormDefinition, marked: readonly string[], answered: Facts): ReadonlySet<string> {
  const allowed = supplementableFields(definition);
  const open = new Set(marked.filter((name) => allowed.includes(name)));
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const name of allowed) if (answered[name] === undefined && readsOneOf(definition.fields?.[name], open)) open.add(name);
  }
  return open;
}

function readsOneOf(settings: FieldSettings | undefined, fields: ReadonlySet<string>): boolean {
  const conditions = [settings?.visibleWhen, settings?.requiredWhen].flatMap((condition) => condition ?? []);
  return conditions.flatMap(factsOf).some((path) => fields.has(path.split('.')[0] ?? path));
}

function withoutPrefill(settings: FieldSettings = {}): FieldSettings {
  const { prefill, ...rest } = settings;
  return rest;
}
