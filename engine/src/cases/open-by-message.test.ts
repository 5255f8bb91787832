import { compilePackage, readPackage, runScenario, type ScenarioResult } from '@onething/processes';
import { openEngineWorld } from '../../../qa/support/scenario-engine.js';
import {
  applicant,
  clerk,
  end,
  eventually,
  flow,
  openSmallWorld,
  plantSmallWorld,
  processFile,
  region,
  smallPackage,
  start,
  taken,
  userTask,
} from '../../../qa/support/small-world.js';
import { openTestDatabase } from '../../../qa/support/test-database.js';
import { twoPools, twoPoolsScenarios } from '../../../qa/support/two-pools-package.js';
import type { Connector } from '../connectors/connector.js';
import { withTenant } from '../database/with-tenant.js';

describe('a message that begins a case, on the engine as in the rehearsal', () => {
  it.each(twoPoolsScenarios)('$title', async (scenario) => {
    const compiled = taken(compilePackage(taken(await readPackage(twoPools)), []));
    const world = await openEngineWorld(compiled, scenario, [twoPools]);
    try {
      const real = await runScenario(compiled, scenario, world);
      expect(real.failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([]);
      expect(seenIn(real)).toEqual(seenIn(await runScenario(compiled, scenario)));
    } finally {
      await world.close();
    }
  });

  it('opens one case of one message, however often it is tried', async () => {
    const database = await openTestDatabase();
    await plantSmallWorld(database);
    const inputs = '<onething:input name="note" value="&quot;!&quot;" />';
    const send = `<bpmn:sendTask id="tell" messageRef="m"><bpmn:extensionElements>${inputs}</bpmn:extensionElements></bpmn:sendTask>`;
    const body = start + send + end + flow('start', 'tell', 'end');
    const begun = '<bpmn:startEvent id="begin"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>';
    const manifest = JSON.parse(smallPackage(body)['manifest.json'] ?? '');
    const [matter] = manifest.matters;
    const { runtime, open } = await openSmallWorld(
      database,
      body,
      { connectors: (known) => known.map((one) => (one.id === 'open-case' ? threeTimes(one) : one)) },
      {
        'manifest.json': JSON.stringify({ ...manifest, matters: [matter, { ...matter, id: 'other', process: 'other', audience: 'staff' }] }),
        'processes/other.bpmn': processFile('other', begun + userTask('check') + end + flow('begin', 'check', 'end')),
      },
    );
    await runtime.start();
    try {
      const { id } = taken(await open({ note: '?' }));
      const cases = () => withTenant(database.app, region, async (t) => t('case_file').where({ about: id }).select('matter', 'values', 'applicant', 'draft'));
      const [opened, ...others] = await eventually(cases, (rows) => rows.length > 0);
      expect({ opened, others }).toEqual({ opened: { matter: 'small/other', values: { note: '!' }, applicant: 'applicant', draft: null }, others: [] });
      const file = await eventually(
        async () => taken(await runtime.cases.get(id, applicant)),
        ({ state }) => state === 'completed',
      );
      expect(file.related).toMatchObject([{ relation: 'began' }]);
      const begunBy = taken(await runtime.cases.get(file.related[0]?.id ?? '', clerk(1)));
      expect(begunBy.related).toMatchObject([{ id, relation: 'begunBy' }]);
    } finally {
      await runtime.stop();
      await database.close();
    }
  });
});

/** As a machine that dies after the answer, twice: the same call again, also beside itself. */
function threeTimes({ id, check, run }: Connector): Connector {
  return {
    id,
    check,
    async run(input, call) {
      const answers = await Promise.all([run(input, call), run(input, call)]);
      const again = await run(input, call);
      expect(answers).toEqual([again, again]);
      return again;
    },
  };
}

function seenIn({ cases }: ScenarioResult) {
  return Object.entries(cases).map(([name, { path, flows, openTasks, outcome, incidents, variables }]) => ({
    ...{ name, path: [...path].sort(), flows: [...flows].sort(), openTasks, outcome, verdict: variables.verdict },
    incidents: incidents.map(({ element, code, message }) => ({ element, code, message })),
  }));
}
