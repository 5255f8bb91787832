import { compilePackage, readPackage, runScenario, type ScenarioResult } from '@onething/processes';
import { commonFiles, noticePackage, noticeScenarios } from '../../../qa/support/notice-package.js';
import { openEngineWorld } from '../../../qa/support/scenario-engine.js';
import { taken } from '../../../qa/support/small-world.js';

describe('publicity and objection, on the engine as in the rehearsal', () => {
  it.each(noticeScenarios)('$title', async (scenario) => {
    const files = [await commonFiles(), noticePackage()] as const;
    const [common, own] = [taken(await readPackage(files[0])), taken(await readPackage(files[1]))];
    const compiled = taken(compilePackage(own, [common]));
    const world = await openEngineWorld(compiled, scenario, files);
    try {
      const real = await runScenario(compiled, scenario, world);
      expect(real.failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([]);
      expect(seenIn(real)).toEqual(seenIn(await runScenario(compiled, scenario)));
    } finally {
      await world.close();
    }
  });
});

function seenIn({ cases }: ScenarioResult) {
  return Object.values(cases).map(({ path, flows, openTasks, outcome, incidents }) => ({
    ...{ path: [...path].sort(), flows: [...flows].sort(), openTasks, outcome },
    incidents: incidents.map(({ element, code, message }) => ({ element, code, message })),
  }));
}
