import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CompiledPackage,
  checkPackage,
  compilePackage,
  composeCommon,
  joinCoverage,
  type Package,
  readPackage,
  readSeeds,
  runScenario,
} from '@onething/processes';
import type { Outcome } from '@onething/rules';

const root = join(import.meta.dirname, '..');
const services = readdirSync(join(root, 'examples')).filter((name) => name !== 'common' && existsSync(join(root, 'examples', name, 'manifest.json')));
const common = taken(
  await readPackage(await composeCommon({ list: async (folder) => filesBelow(join(root, folder)), read: async (path) => readFileSync(join(root, path)) })),
);

describe('the package common', () => {
  it('reads and holds together', () => {
    expect(checkPackage(common, [])).toEqual([]);
  });

  it.each(Object.keys(common.seeds))('has seeds for %s that fit its registry', (id) => {
    const registry = common.registries[id];
    const seeds = registry ? taken(readSeeds(registry, common.seeds[id] ?? '')) : [];
    expect(seeds.length).toBeGreaterThan(0);
    expect(new Set(seeds.map((seed) => registry?.key.map((name) => seed[name]).join())).size).toBe(seeds.length);
  });
});

describe.each(services)('the package %s', (name) => {
  const load = async (): Promise<{ pkg: Package; compiled: CompiledPackage }> => {
    const pkg = taken(await readPackage(readFolder(join(root, 'examples', name))));
    return { pkg, compiled: taken(compilePackage(pkg, [common])) };
  };

  it('reads and holds together', async () => {
    expect(checkPackage((await load()).pkg, [common])).toEqual([]);
  });

  it('passes every one of its scenarios, and they pass every element and flow', async () => {
    const { pkg, compiled } = await load();
    const results = await Promise.all(pkg.scenarios.map((scenario) => runScenario(compiled, scenario)));
    expect(results.flatMap(({ id, failures }) => failures.map(({ place, message }) => `${id} ${place}: ${message.zh}`))).toEqual([]);

    const coverage = joinCoverage(results.map((result) => result.coverage));
    expect(coverage.elements.missed).toEqual([]);
    expect(coverage.flows.missed).toEqual([]);
  });
});

function readFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  return new Map(filesBelow(folder).map((file) => [file, readFileSync(join(folder, file))]));
}

/** Relative paths with `/`, as packages name them. */
function filesBelow(folder: string, below = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name;
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
  });
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code}: ${outcome.message.zh}\n${(outcome.problems ?? []).map(({ place, message }) => `  ${place} ${message.zh}`).join('\n')}`);
}
