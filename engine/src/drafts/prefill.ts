import { type FormDefinition, foundFields, prefillPaths, type ReadyLookup, readPath, readyLookups, typedAnswers } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';
import type { Registries } from '../registries/registries.js';
import type { Prefilled } from '../stores/draft-store.js';

/** What is known before a form is opened: who signed in, the registries of the region, and what was typed already. */
export interface Known {
  readonly region: string;
  readonly applicant: Facts;
  /** The case that the new one is about. */
  readonly about?: Facts;
  readonly now: string;
  readonly registries: Registries;
  readonly answers?: Facts;
}

type Entry = readonly [string, Prefilled[string]];

/** The first values of a form, each with its source, so that nobody types what a government already has. */
export async function prefill(form: FormDefinition, known: Known): Promise<Prefilled> {
  const { applicant: own, about, lookups } = prefillPaths(form);
  const typed = typedAnswers(form, known.answers ?? {});
  const signedIn = { source: '身份认证（登录信息）', sourceEn: 'your sign-in', at: known.now };
  const earlier = { source: `办件 ${String(known.about?.number ?? '')}`, sourceEn: `case ${String(known.about?.number ?? '')}`, at: known.now };
  let entries = [
    ...own.flatMap(({ field, path }): Entry[] => filled(form, field, readPath(known.applicant, path), signedIn)),
    ...about.flatMap(({ field, path }): Entry[] => filled(form, field, readPath(known.about ?? {}, path), earlier)),
  ];
  for (let open = lookups; ; ) {
    const { ready, later } = readyLookups(open, { applicant: known.applicant, ...valuesOf(Object.fromEntries(entries)), ...typed });
    if (ready.length === 0) return Object.fromEntries(entries);
    entries = [...entries, ...(await Promise.all(ready.map((lookup) => fromRegistry(form, lookup, known)))).flat()];
    open = later;
  }
}

/** The values alone. */
export function valuesOf(prefilled: Prefilled): Facts {
  return Object.fromEntries(Object.entries(prefilled).map(([field, { value }]) => [field, value]));
}

async function fromRegistry(form: FormDefinition, { lookup, wanted }: ReadyLookup, { region, registries, now }: Known): Promise<Entry[]> {
  const found = await registries.find(region, lookup.registry, wanted, 2);
  const definition = await registries.definition(region, lookup.registry);
  if (!found.ok || !definition.ok) return [];

  const [record] = found.value;
  const { title, titleEn, source, sourceEn } = definition.value;
  const from = {
    source: `${record?.source ?? source}·${title}`,
    sourceEn: titleEn && [...((record?.source ?? source) === source && sourceEn ? [sourceEn] : []), titleEn].join(' · '),
    at: record?.updatedAt ?? now,
  };
  return foundFields(
    lookup,
    found.value.map(({ values }) => values),
  ).flatMap(([field, value]) => filled(form, field, value, from));
}

function filled(form: FormDefinition, field: string, value: Value | undefined, from: Omit<Prefilled[string], 'value' | 'readOnly'>): Entry[] {
  if (value === undefined || value === null || value === '') return [];

  return [[field, { value, ...from, readOnly: form.fields?.[field]?.readOnly === true }]];
}
