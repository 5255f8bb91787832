import { type Package, type RegistryDefinition, readSeeds } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import type { RegistryStore } from '../stores/registry-store.js';
import { checkRecord } from './check-record.js';
import { recordKey } from './create-registries.js';

/**
 * Brings the synthetic records of a package into the county they are about, for a demonstration or a rehearsal. Records that
 * are there already stay as they are: what people did in a demonstration is not undone by starting again.
 */
export async function plantSeeds(store: RegistryStore, from: Package, county: string, today: string): Promise<void> {
  for (const [registry, csv] of Object.entries(from.seeds)) {
    const definition = from.registries[registry];
    if (definition) await store.plant(county, registry, recordsOf(definition, csv, today));
  }
}

function recordsOf(definition: RegistryDefinition, csv: string, today: string) {
  const seeds = taken(readSeeds(definition, csv), `registries/${definition.id}.csv`);
  return seeds.map((values, index) => {
    const data = taken(checkRecord(definition, values, today), `registries/${definition.id}.csv line ${index + 2}`);
    return { key: recordKey(definition, data), data, source: definition.source, provenance: 'seed' };
  });
}

/** A seed was checked when its package was published; one that does not fit is a fault of the package that must be seen. */
function taken<T>(outcome: Outcome<T>, place: string): T {
  if (outcome.ok) return outcome.value;

  throw new Error(`${place}: ${outcome.message.en} ${outcome.problems?.map((problem) => `${problem.place} ${problem.message.en}`).join('; ') ?? ''}`);
}
