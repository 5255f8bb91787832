import { type FormDefinition, foundFields, prefillPaths, readPath, readyLookups, typedAnswers } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';

/** Finds records of a registry. */
export type FindRecords = (registry: string, where: Facts) => readonly Facts[];

/** What is known besides the applicant: the case that the new one is about, and what was typed. */
export interface KnownBefore {
  readonly about?: Facts;
  readonly answers?: Facts;
}

/** The first values of a form, from who signed in and from the registries; lookups by other fields follow those that find these fields. */
export function prefillValues(form: FormDefinition, applicant: Facts, find: FindRecords, { about = {}, answers = {} }: KnownBefore = {}): Facts {
  const { applicant: own, about: earlier, lookups } = prefillPaths(form);
  const typed = typedAnswers(form, answers);
  let values: Facts = Object.fromEntries([
    ...own.flatMap(({ field, path }): [string, Value][] => given(field, readPath(applicant, path))),
    ...earlier.flatMap(({ field, path }): [string, Value][] => given(field, readPath(about, path))),
  ]);
  for (let open = lookups; ; ) {
    const { ready, later } = readyLookups(open, { applicant, ...values, ...typed });
    if (ready.length === 0) return values;
    values = { ...values, ...Object.fromEntries(ready.flatMap(({ lookup, wanted }) => foundFields(lookup, find(lookup.registry, wanted)))) };
    open = later;
  }
}

function given(field: string, value: Value | undefined): [string, Value][] {
  return value === undefined || value === null || value === '' ? [] : [[field, value]];
}
