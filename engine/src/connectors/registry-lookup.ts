import type { Facts, Value } from '@onething/rules';
import type { Registries } from '../registries/registries.js';
import { answered, type Connector, type ConnectorAnswer, type ConnectorCall } from './connector.js';
import { ownTables } from './connector-check.js';
import { isFacts, textOf } from './input.js';

/** More than a case can carry in its state, and than a process should go through one by one. */
const mostRecords = 2000;

/** Finds records of a registry: `{ registry, where }` → `{ records }`, all of them or `RECORDS_TOO_MANY`. Reading twice does no harm. */
export function registryLookup(registries: Registries) {
  return {
    id: 'registry-lookup',
    check: ownTables((tenant) => registries.definition(tenant, 'none')),
    async run(input: Facts, call: Pick<ConnectorCall, 'tenant'>): Promise<ConnectorAnswer> {
      const found = await registries.find(call.tenant, textOf(input, 'registry'), asked(input), mostRecords + 1);
      if (!found.ok) return { status: 'error', code: found.code, message: found.message.zh };

      if (found.value.length > mostRecords) return { status: 'error', code: 'RECORDS_TOO_MANY', message: tooMany(textOf(input, 'registry')) };

      return answered({ records: found.value.map(({ values }) => values) });
    },
  } satisfies Connector;
}

/** Half of a list would be worse than none: somebody would not be paid, and nobody would know. */
function tooMany(registry: string): string {
  return `基础库 ${registry} 中符合条件的记录超过 ${mostRecords} 条，没有取用任何一条；请缩小查询条件，例如按学校分别办理。`;
}

/** A field whose value is not known asks for nothing, so that nothing is found rather than everything. */
function asked(input: Facts): Readonly<Record<string, Value>> {
  const where = input.where;
  return isFacts(where) ? where : {};
}
