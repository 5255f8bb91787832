import path from 'node:path';
import { type CompiledPackage, compilePackage, type Package, readPackage } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import { examplePackages } from '../database/demo-data.js';
import { secondOpinion } from './second-opinion.js';

/** One scenario is enough to see that both are asked; every scenario of every example is compared beside each of them. */
describe('before a package is published', () => {
  let pkg: Package;
  let common: Package;
  beforeAll(async () => {
    const read = await Promise.all((await examplePackages(path.resolve('.'))).map(async (files) => taken(await readPackage(files))));
    const [first, second] = [read[0], read.find(({ manifest }) => manifest.id === 'degree-certificate-instant')];
    if (!first || !second) throw new Error('the examples are not there');
    common = first;
    pkg = { ...second, scenarios: second.scenarios.filter(({ id }) => id === 'T1-instant') };
  });

  it('two other engines live through its scenarios, and where they agree there is nothing to say', async () => {
    expect(await secondOpinion(compiled())).toEqual([]);
  });

  const compiled = (): CompiledPackage => taken(compilePackage(pkg, [common]));
});

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en}`);
}
