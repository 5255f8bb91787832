import type { Facts, Value } from '@onething/rules';
import type { Registries } from '../registries/registries.js';
import { answered, type Connector } from './connector.js';
import { isFacts, textOf } from './input.js';

/** Finds records of a registry: `{ registry, where }` → `{ records }`. Reading twice does no harm. */
export function registryLookup(registries: Registries): Connector {
  return {
    id: 'registry-lookup',
    async run(input, call) {
      const found = await registries.find(call.tenant, textOf(input, 'registry'), asked(input));
      if (!found.ok) return { status: 'error', code: found.code, message: found.message.zh };

      return answered({ records: found.value.map(({ values }) => values) });
    },
  };
}

/** A field whose value is not known asks for nothing, so that nothing is found rather than everything. */
function asked(input: Facts): Readonly<Record<string, Value>> {
  const where = input.where;
  return isFacts(where) ? where : {};
}
