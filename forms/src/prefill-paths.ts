import type { Facts, Value } from '@onething/rules';
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
  /** The value where the registry has no record. */
  readonly otherwise?: string | number | boolean;
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

    const { registry, where, path, otherwise } = prefill;
    const key = JSON.stringify([registry, Object.entries(where).sort()]);
    const lookup = found.get(key) ?? { registry, where, fields: [] };
    lookup.fields.push(otherwise === undefined ? { field, path } : { field, path, otherwise });
    found.set(key, lookup);
  }
  return [...found.values()];
}

/** A lookup whose keys are all known. */
export interface ReadyLookup {
  readonly lookup: PrefillLookup;
  readonly wanted: Facts;
}

/** Parts lookups into those that can be made with what is known and those that wait for what the others find. */
export function readyLookups(
  lookups: readonly PrefillLookup[],
  facts: Facts,
): { readonly ready: readonly ReadyLookup[]; readonly later: readonly PrefillLookup[] } {
  const ready: ReadyLookup[] = [];
  const later: PrefillLookup[] = [];
  for (const lookup of lookups) {
    const keys = Object.entries(lookup.where).map(([name, path]) => [name, readPath(facts, path)] as const);
    const known = keys.flatMap(([name, value]) => (value === undefined || value === null || value === '' ? [] : [[name, value] as const]));
    if (known.length === keys.length) ready.push({ lookup, wanted: Object.fromEntries(known) });
    else later.push(lookup);
  }
  return { ready, later };
}

/**
 * What a lookup gives: the fields of the one record, `otherwise` where there is none, and nothing where there are several: which of
 * them is meant, the applicant says.
 */
export function foundFields({ fields }: PrefillLookup, records: readonly Facts[]): readonly (readonly [string, Value])[] {
  const [record, other] = records;
  if (other) return [];

  return fields.flatMap(({ field, path, otherwise }) => {
    const value = record ? readPath(record, path) : otherwise;
    return value === undefined || value === null || value === '' ? [] : [[field, value] as const];
  });
}

/** What was typed into fields that a person may type into: it counts for lookups as what was prefilled does. */
export function typedAnswers({ fields = {} }: FormDefinition, answers: Facts): Facts {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => fields[name]?.readOnly !== true));
}

/** Follows a dotted path through own members and list positions. */
export function readPath(from: Value, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((value, name) => (value === undefined ? undefined : member(value, name)), from);
}

function member(value: Value, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
