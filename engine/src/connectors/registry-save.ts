import type { Facts } from '@onething/rules';
import type { Registries } from '../registries/registries.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { isFacts, textOf } from './input.js';

/** Writes one record: `{ registry, key, values, provenance }` → `{ record }`. The same record written twice is one record. */
export function registrySave(registries: Registries): Connector {
  return {
    id: 'registry-save',
    check: ownTables((tenant) => registries.definition(tenant, 'none')),
    async run(input, call) {
      const record = { key: object(input, 'key'), values: object(input, 'values'), provenance: textOf(input, 'provenance') };
      const saved = await registries.save(call.tenant, textOf(input, 'registry'), record);
      if (!saved.ok) return { status: 'error', code: saved.code, message: saved.message.zh };

      return answered({ record: saved.value.values });
    },
  };
}

function object(input: Facts, name: string): Facts {
  const value = input[name];
  return isFacts(value) ? value : {};
}
