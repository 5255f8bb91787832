import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compilePackage, composeCommon, readPackage, runScenario } from '@onething/processes';
import type { Outcome } from '@onething/rules';

/** Every scenario of every package as a test of its own, on packages that are compiled once. */
const root = path.join(import.meta.dirname, '../../..');
const common = taken(
  await readPackage(
    await composeCommon({ list: async (folder) => filesBelow(path.join(root, folder)), read: async (file) => readFileSync(path.join(root, file)) }),
  ),
);

for (const name of readdirSync(path.join(root, 'examples'))) {
  const folder = path.join(root, 'examples', name);
  if (name === 'common' || !existsSync(path.join(folder, 'manifest.json'))) continue;
  const pkg = taken(await readPackage(new Map(filesBelow(folder).map((file) => [file, readFileSync(path.join(folder, file))]))));
  const compiled = taken(compilePackage(pkg, [common]));
  it.each(pkg.scenarios.map((scenario) => [scenario]))(`passes a scenario of ${name}`, async (scenario) => {
    expect((await runScenario(compiled, scenario)).failures).toEqual([]);
  });
}

function filesBelow(folder: string, below = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(path.join(folder, below)).flatMap((name) => {
    const file = below ? `${below}/${name}` : name;
    return statSync(path.join(folder, file)).isDirectory() ? filesBelow(folder, file) : [file];
  });
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code}: ${outcome.message.en}`);
}
