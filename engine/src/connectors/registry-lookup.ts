import { onlyFields } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import type { Registries } from '../registries/registries.js';
import { answered, type Connector, type ConnectorAnswer, type ConnectorCall } from './connector.js';
import { ownTables } from './connector-check.js';
import { isFacts, textOf } from './input.js';

/** More than a case can carry in its state, and than a process should go through one by one. */
const mostRecords = 2000;

/** Finds records of a registry: `{ registry, where, fields? }` → `{ records }`, all of them or `RECORDS_TOO_MANY`. Reading twice does no harm. */
export function registryLookup(registries: Registries) {
  return {
    id: 'registry-lookup',
    check: ownTables((tenant) => registries.definition(tenant, 'none')),
    async run(input: Facts, call: Pick<ConnectorCall, 'tenant'>): Promise<ConnectorAnswer> {
      const { where } = input;
      // What hangs on a value that is not known is not known itself: it finds nobody, and never everybody.
      if (!isFacts(where)) return answered({ records: [] });

      const found = await registries.find(call.tenant, textOf(input, 'registry'), where, mostRecords + 1);
      if (!found.ok) return { status: 'error', code: found.code, message: found.message.zh };

      if (found.value.length > mostRecords) return { status: 'error', code: 'RECORDS_TOO_MANY', message: tooMany(textOf(input, 'registry')) };

      return answered({ records: found.value.map(({ values }) => onlyFields(values, asList(input.fields))) });
    },
  } satisfies Connector;
}

/** Half of a list would be worse than none: somebody would not be paid, and nobody would know. */
function tooMany(registry: string): string {
  return `基础库 ${registry} 中符合条件的记录超过 ${mostRecords} 条，没有取用任何一条；请缩小查询条件，例如按学校分别办理。`;
}

function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
