import { runScenario } from '@onething/processes';
import { payPackage, payScenario } from './support/pay-package.js';
import { payPlays } from './support/pay-scenarios.js';

const { compiled } = await payPackage();

/** The fragment in the rehearsal; `engine/src/payments/pay-list.test.ts` plays the same lists on the engine. */
describe('a pay list', () => {
  it.each(Object.entries(payPlays))('%s', async (_, { grants, steps }) => {
    const { failures } = await runScenario(compiled, payScenario(grants, steps));
    expect(failures.map(({ place, message }) => `${place} ${message.zh}`)).toEqual([]);
  });
});
