import type { CompiledPackage, NamedPerson, Scenario } from '@onething/processes';
import type { Outcome, Value } from '@onething/rules';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import type { Actor } from '../../engine/src/engine.js';
import type { TestDatabase } from './test-database.js';
import type { TestParts } from './test-parts.js';

/** People of a scenario are at home in the province, like the applicants of the demonstration. */
export const home = '330000';

/** People, records, parameters: what the scenario says that the world is like. */
export async function arrange(
  database: TestDatabase,
  { registries }: TestParts,
  { package: own, required }: CompiledPackage,
  scenario: Scenario,
): Promise<void> {
  const { region, people, parameters = {} } = scenario;
  await withTenant(database.app, home, async (transaction) => {
    for (const [id, { name, idNo, mobile }] of Object.entries(people)) {
      await transaction('person').insert({ tenant: home, id, account: id, name, id_no: idNo ?? null, mobile: mobile ?? null });
    }
  });
  await withTenant(database.app, region, async (transaction) => {
    for (const [person, { roles = [] }] of Object.entries(people)) {
      const ports = roles.map((role) => `${own.manifest.id}/${role}`);
      await transaction('appointment').insert({ tenant: region, id: person, person, role: 'clerk', ports, valid_from: '2000-01-01' });
    }
    for (const [parameter, value] of Object.entries(parameters)) {
      const owner = [own, ...required].find((one) => one.parameters.some(({ id }) => id === parameter)) ?? own;
      const row = { tenant: region, package: owner.manifest.id, parameter, valid_from: '2000-01-01', value: JSON.stringify(value) };
      await transaction('parameter_override').insert({ ...row, set_by: 'scenario', set_at: new Date() });
    }
  });
  for (const [registry, records] of Object.entries(scenario.registries)) {
    const definition = taken(await registries.definition(region, registry));
    for (const record of records) {
      const key = Object.fromEntries(definition.key.map((field) => [field, record[field] ?? null]));
      taken(await registries.save(region, registry, { key, values: record, provenance: 'scenario' }));
    }
  }
}

export function actorOf({ id, name, idNo, roles = [] }: NamedPerson, packageId: string, tenant: string): Actor {
  const ports = roles.map((role) => `${packageId}/${role}`);
  return { person: id, name, tenant, roles: tenant === home ? ['applicant'] : ['clerk'], ports, ...(idNo !== undefined && { idNo }) };
}

/** A scenario names files (`file-photo-1`); here they are real ones, uploaded by who sends them. */
export async function uploaded(value: Value, parts: TestParts, by: Actor): Promise<Value> {
  if (typeof value === 'string') return /^file-[\w-]+$/.test(value) ? taken(await parts.files.save(onePixel(value), by)).id : value;
  if (Array.isArray(value)) return Promise.all(value.map((entry: Value) => uploaded(entry, parts, by)));
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, entry]) => [name, await uploaded(entry, parts, by)] as const)));
}

function onePixel(name: string): { name: string; declaredType: string; bytes: Uint8Array } {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  return { name: `${name}.png`, declaredType: 'image/png', bytes: Buffer.from(png, 'base64') };
}

export function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
