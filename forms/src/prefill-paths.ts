import type { FormDefinition, Prefill } from './definition.js';

/** What has to be known before the form can be shown: paths into the signed-in person, and one lookup a registry and key. */
export interface PrefillNeeds {
  readonly applicant: readonly FieldPath[];
  /** Paths into the case that this one is about. */
  readonly about: readonly FieldPath[];
  readonly lookups: readonly PrefillLookup[];
}

/** The field that gets the value, and where in the source it stands. */
export interface FieldPath {
  readonly field: string;
  readonly path: string;
}

export interface PrefillLookup {
  readonly registry: string;
  /** Key field of the registry → expression over what is known of the applicant and of the form, as the form states it. */
  readonly where: Readonly<Record<string, string>>;
  readonly fields: readonly FieldPath[];
}

/** Gathers the prefills of a form; fields that read the same record share one lookup. */
export function prefillPaths(definition: FormDefinition): PrefillNeeds {
  const prefills = Object.entries(definition.fields ?? {}).flatMap(([field, { prefill }]) => (prefill ? [{ field, prefill }] : []));
  return {
    applicant: prefills.flatMap(({ field, prefill }) => (prefill.from === 'applicant' ? [{ field, path: prefill.path }] : [])),
    about: prefills.flatMap(({ field, prefill }) => (prefill.from === 'case' ? [{ field, path: prefill.path }] : [])),
    lookups: lookups(prefills),
  };
}

function lookups(prefills: readonly { readonly field: string; readonly prefill: Prefill }[]): readonly PrefillLookup[] {
  const found = new Map<string, PrefillLookup & { fields: FieldPath[] }>();
  for (const { field, prefill } of prefills) {
    if (prefill.from !== 'registry') continue;

    const { registry, where, path } = prefill;
    const key = JSON.stringify([registry, Object.entries(where).sort()]);
    const lookup = found.get(key) ?? { registry, where, fields: [] };
    lookup.fields.push({ field, path });
    found.set(key, lookup);
  }
  return [...found.values()];
}
