import { runScenario } from '@onething/processes';
import { payPackage, payScenario } from '../../../qa/support/pay-package.js';
import { payPlays } from '../../../qa/support/pay-scenarios.js';
import { openEngineWorld } from '../../../qa/support/scenario-engine.js';

const { compiled, files } = await payPackage();

/** The same lists as `qa/pay-list.test.ts` plays in the rehearsal, on the engine, and both must see the same. */
describe('a pay list on the engine as in the rehearsal', () => {
  it.each(Object.entries(payPlays))(
    '%s',
    async (_, { grants, steps }) => {
      const scenario = payScenario(grants, steps);
      const world = await openEngineWorld(compiled, scenario, files);
      try {
        const real = await runScenario(compiled, scenario, world);
        expect(real.failures).toEqual([]);
        const rehearsed = await runScenario(compiled, scenario);
        expect(Object.values(real.cases).map(seen)).toEqual(Object.values(rehearsed.cases).map(seen));
      } finally {
        await world.close();
      }
    },
    60_000,
  );
});

function seen({ payments, path, outcome, openTasks }: Awaited<ReturnType<typeof runScenario>>['cases'][string]) {
  return { payments, path, outcome, openTasks };
}
