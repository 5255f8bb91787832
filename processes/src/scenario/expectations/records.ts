import type { Message } from '@onething/rules';
import { holdsValue, shown } from '../equal-values.js';
import type { ScenarioExpectation } from '../scenario.js';
import type { ScenarioBackend } from '../scenario-backend.js';
import { expectation } from './expectation.js';

type Wanted = NonNullable<ScenarioExpectation['records']>[number];

/** What registries hold now. */
export const records = expectation('records', async (expected, _, backend) => (await Promise.all(expected.map((wanted) => check(wanted, backend)))).flat());

async function check({ registry, key, has }: Wanted, backend: ScenarioBackend): Promise<readonly Message[]> {
  const [record] = await backend.records(registry, key);
  if (record && holdsValue(record, has)) return [];
  return [
    {
      zh: `基础库“${registry}”的记录 ${shown(key)} 应含 ${shown(has)}，实际为 ${shown(record)}`,
      en: `The record ${shown(key)} of "${registry}" should have ${shown(has)} but is ${shown(record)}`,
    },
  ];
}
