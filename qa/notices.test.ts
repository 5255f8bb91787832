import { checkPackage, compilePackage, readPackage, runScenario } from '@onething/processes';
import { commonFiles, noticePackage, noticeScenarios } from './support/notice-package.js';
import { taken } from './support/small-world.js';

describe('publicity and objection, rehearsed', () => {
  it('the package around them holds together', async () => {
    const [common, own] = await both();
    expect(checkPackage(own, [common]).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(noticeScenarios)('$title', async (scenario) => {
    const [common, own] = await both();
    const { failures } = await runScenario(taken(compilePackage(own, [common])), scenario);
    expect(failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([]);
  });
});

async function both() {
  return [taken(await readPackage(await commonFiles())), taken(await readPackage(noticePackage()))] as const;
}
