import path from 'node:path';
import { type CompiledPackage, compilePackage, type Package, readPackage, type Scenario } from '@onething/processes';
import { examplePackages } from '../engine/src/database/demo-data.js';
import { type ReloadedRun, runReloaded } from './reload/reloads.js';
import { usedElements } from './reload/used-elements.js';
import { noticePackage, noticeScenarios } from './support/notice-package.js';
import { payPackage, payScenario } from './support/pay-package.js';
import { payPlays } from './support/pay-scenarios.js';
import { taken } from './support/small-world.js';
import { twoPools, twoPoolsScenarios } from './support/two-pools-package.js';

const [common, ...services] = await Promise.all((await examplePackages(path.resolve('.'))).map(async (files) => taken(await readPackage(files))));
if (!common) throw new Error('There is no package common');
/** What the fragments have passed in whatever package called them. */
const passedInFragments = new Set<string>();

describe('every step of every scenario, dropped and read back', () => {
  it.each(services.map((own) => [own.manifest.id, own] as const))('%s goes on as if nothing had happened, at every element it uses', async (id, own) => {
    const compilations = twice(own);
    const runs = await playAll(compilations, own.scenarios);
    expect(failuresOf(runs)).toEqual([]);

    const passed = new Set(runs.flatMap((run) => [...run.passed]));
    const mine = usedElements(compilations[0]).filter((element) => !element.startsWith('common:'));
    const missed = mine.filter((element) => !passed.has(element));
    print(id, mine.length - missed.length, mine.length, runs);
    expect(missed).toEqual([]);
  });

  it('so do cases that messages begin', async () => {
    expect(failuresOf(await playAll(twice(taken(await readPackage(twoPools))), twoPoolsScenarios))).toEqual([]);
  });

  it('so do the shared fragments, at every element that a package uses', async () => {
    const trials = [
      ...(await playAll(twice(taken(await readPackage(noticePackage()))), noticeScenarios)),
      ...(await playAll(
        twice((await payPackage()).compiled.package),
        Object.values(payPlays).map(({ grants, steps }) => payScenario(grants, steps)),
      )),
    ];
    expect(failuresOf(trials)).toEqual([]);

    const used = [...new Set(services.flatMap((own) => usedElements(twice(own)[0])))].filter((element) => element.startsWith('common:'));
    const missed = used.filter((element) => !passedInFragments.has(element));
    print('common', used.length - missed.length, used.length, trials);
    expect(missed).toEqual([]);
  });
});

/** Two compilations that share nothing, as two machines have them. */
function twice(own: Package): readonly [CompiledPackage, CompiledPackage] {
  return [taken(compilePackage(own, [common as Package])), taken(compilePackage(own, [common as Package]))];
}

async function playAll(compilations: readonly [CompiledPackage, CompiledPackage], scenarios: readonly Scenario[]): Promise<readonly ReloadedRun[]> {
  const runs: ReloadedRun[] = [];
  for (const scenario of scenarios) {
    const run = await runReloaded(compilations, scenario);
    for (const element of run.passed) if (element.startsWith('common:')) passedInFragments.add(element);
    runs.push({ ...run, failures: run.failures.map((failure) => `${scenario.id} ${failure}`) });
  }
  return runs;
}

function failuresOf(runs: readonly ReloadedRun[]): readonly string[] {
  return runs.flatMap(({ failures }) => failures);
}

function print(name: string, covered: number, used: number, runs: readonly ReloadedRun[]): void {
  const steps = runs.reduce((sum, run) => sum + run.steps, 0);
  process.stdout.write(`${name}: ${covered} of ${used} elements in use passed, ${steps} reloads in ${runs.length} scenarios\n`);
}
