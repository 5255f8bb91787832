import type { PopulationPlan } from '@onething/processes';
import { done, type Outcome, refused, type Value } from '@onething/rules';
import type { Freshness, PopulationSnapshot } from '../stores/population-source.js';
import type { Gathering } from './gather-people.js';

type Facts = Readonly<Record<string, Value>>;

/** A registry that is joined: by each field that is asked for, and its records where people come from it too. */
export interface ReadRegistry {
  readonly byField: ReadonlyMap<string, RecordsBy>;
  readonly records: readonly Facts[];
  readonly freshness: Freshness;
}

/** Records by a value of theirs; most values have one, which stands alone: a list around each of a million would weigh as much as they do. */
export type RecordsBy = ReadonlyMap<Value, Facts | readonly Facts[]>;

/** What a join finds for a person. */
export interface Joined {
  readonly as: string;
  readonly equals: string;
  /** Absent where the field is the key of the registry that people come from: then a person finds the own record. */
  readonly byField?: RecordsBy;
}

/** Reads each joined registry once, for all the joins of it. `REGISTRY_NOT_FOUND`. */
export async function readJoined(
  plan: PopulationPlan,
  { tenant, registries }: Gathering,
  snapshot: PopulationSnapshot,
): Promise<Outcome<ReadonlyMap<string, ReadRegistry>>> {
  const read = new Map<string, ReadRegistry>();
  for (const registry of new Set(plan.joins.map((join) => join.registry))) {
    const located = await registries.locate(tenant, registry);
    if (!located) return registryNotFound(registry);
    const isBase = plan.from.kind === 'registry' && plan.from.registry === registry;
    const joins = plan.joins.filter((join) => join.registry === registry && !(isBase && findsItself(join, located.definition.key)));
    const fields = [...new Set(joins.map(({ field }) => field))];
    read.set(registry, await readRegistry(snapshot, { holder: located.holder, registry, fields, isBase }));
  }
  return done(read);
}

/** Joined to itself by its key: what is found is the own record and needs no looking up. */
function findsItself({ field, equals }: PopulationPlan['joins'][number], key: readonly string[]): boolean {
  return field === equals && key.length === 1 && key[0] === field;
}

async function readRegistry(
  snapshot: PopulationSnapshot,
  { holder, registry, fields, isBase }: { readonly holder: string; readonly registry: string; readonly fields: readonly string[]; readonly isBase: boolean },
): Promise<ReadRegistry> {
  const indexes = fields.map((field) => ({ field, byValue: new Map<Value, Facts | Facts[]>() }));
  const records: Facts[] = [];
  for await (const page of snapshot.records(holder, registry)) {
    for (const record of page) {
      if (isBase) records.push(record);
      for (const { field, byValue } of indexes) for (const value of listOf(record[field])) addTo(byValue, value, record);
    }
  }
  return { records, byField: new Map(indexes.map(({ field, byValue }) => [field, byValue])), freshness: await snapshot.freshness(holder, registry) };
}

function addTo(byValue: Map<Value, Facts | Facts[]>, value: Value, record: Facts): void {
  const known = byValue.get(value);
  if (Array.isArray(known)) known.push(record);
  else byValue.set(value, known ? [known, record] : record);
}

const nobody: readonly Facts[] = [];

/** The records that belong to a person, of one value or of each value of a list. */
export function foundBy({ equals, byField }: Joined, facts: Readonly<Record<string, Value | undefined>>, own: Facts): readonly Facts[] {
  const value = facts[equals];
  if (!byField) return value === undefined || value === null ? nobody : [own];
  if (!Array.isArray(value)) return value === undefined || value === null ? nobody : recordsOf(byField, value);
  const found = value.flatMap((one) => recordsOf(byField, one));

  // The same empty list for all, so that what follows from it is known to be the same.
  return found.length > 0 ? found : nobody;
}

function recordsOf(byField: RecordsBy, value: Value): readonly Facts[] {
  const found = byField.get(value);
  if (found === undefined) return nobody;

  return isMany(found) ? found : [found];
}

function isMany(found: Facts | readonly Facts[]): found is readonly Facts[] {
  return Array.isArray(found);
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];

  return Array.isArray(value) ? value : [value];
}

/** The registry is bound nowhere. */
export function registryNotFound(registry: string): Outcome<never> {
  return refused('REGISTRY_NOT_FOUND', { zh: `没有名为“${registry}”的基础库。`, en: `There is no registry "${registry}".` });
}
