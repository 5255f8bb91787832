import { compilePackage, readPackage, runScenario, type Scenario } from '@onething/processes';
import { commonFiles } from '../../../qa/support/notice-package.js';
import { paperPackage, paperScenario } from '../../../qa/support/paper-package.js';
import { openEngineWorld } from '../../../qa/support/scenario-engine.js';
import { taken } from '../../../qa/support/small-world.js';

/** A batch in a process, on the engine as in the rehearsal. */
describe('papers by batch in a process', () => {
  it('go into the families’ own cases, one a paid row, and to the office that asks by rows', async () => {
    const files = [await commonFiles(), paperPackage()] as const;
    const [common, own] = [taken(await readPackage(files[0])), taken(await readPackage(files[1]))];
    const compiled = taken(compilePackage(own, [common]));
    const scenario: Scenario = paperScenario;
    const world = await openEngineWorld(compiled, scenario, files);
    try {
      const [real, rehearsed] = [await runScenario(compiled, scenario, world), await runScenario(compiled, scenario)];
      expect(rehearsed.failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([]);
      expect(real.failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([]);
      expect(Object.values(real.cases).map(papersIn)).toEqual(Object.values(rehearsed.cases).map(papersIn));
    } finally {
      await world.close();
    }
  }, 60_000);
});

function papersIn({ documents, variables }: { documents: readonly { type: string; number: string }[]; variables: Readonly<Record<string, unknown>> }) {
  const { total, issued, failures } = variables;
  return { documents: documents.map(({ type, number }) => `${type} ${number}`), total, issued, failures };
}
