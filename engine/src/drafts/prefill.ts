import { type FormDefinition, type PrefillLookup, prefillPaths } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';
import type { Registries } from '../registries/registries.js';
import type { Prefilled } from '../stores/draft-store.js';

/** What is known before a form is opened: who signed in, and the registries of the region. */
export interface Known {
  readonly region: string;
  readonly applicant: Facts;
  /** The case that the new one is about. */
  readonly about?: Facts;
  readonly now: string;
  readonly registries: Registries;
}

/** The first values of a form, each with its source, so that nobody types what a government already has. */
export async function prefill(form: FormDefinition, known: Known): Promise<Prefilled> {
  const needs = prefillPaths(form);
  const own = needs.applicant.flatMap(({ field, path }) => filled(form, field, read(known.applicant, path), '身份认证（登录信息）', known.now));
  const about = needs.about.flatMap(({ field, path }) =>
    filled(form, field, read(known.about ?? {}, path), `办件 ${String(known.about?.number ?? '')}`, known.now),
  );
  const facts = { applicant: known.applicant, ...Object.fromEntries([...own, ...about].map(([field, { value }]) => [field, value])) };
  const found = await Promise.all(needs.lookups.map((lookup) => fromRegistry(form, lookup, facts, known)));
  return Object.fromEntries([...own, ...about, ...found.flat()]);
}

type Entry = [string, Prefilled[string]];

/** Only a record that is the only one: which of several is meant, the applicant says. */
async function fromRegistry(form: FormDefinition, { registry, where, fields }: PrefillLookup, facts: Facts, { region, registries }: Known): Promise<Entry[]> {
  const wanted = Object.fromEntries(Object.entries(where).map(([field, path]) => [field, read(facts, path) ?? null]));
  const found = await registries.find(region, registry, wanted, 2);
  const definition = await registries.definition(region, registry);
  if (!found.ok || !definition.ok) return [];

  const [record, other] = found.value;
  if (!record || other) return [];
  const source = `${record.source}·${definition.value.title}`;
  return fields.flatMap(({ field, path }) => filled(form, field, read(record.values, path), source, record.updatedAt));
}

function filled(form: FormDefinition, field: string, value: Value | undefined, source: string, at: string): Entry[] {
  if (value === undefined || value === null || value === '') return [];

  return [[field, { value, source, at, readOnly: form.fields?.[field]?.readOnly === true }]];
}

/** Follows a dotted path through own members and list positions. */
function read(from: Value, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((value, name) => (typeof value === 'object' && value !== null ? member(value, name) : undefined), from);
}

function member(value: readonly Value[] | Facts, name: string): Value | undefined {
  if (isList(value)) return value[Number(name)];
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isList(value: readonly Value[] | Facts): value is readonly Value[] {
  return Array.isArray(value);
}
