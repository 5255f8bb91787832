import path from 'node:path';
import { compilePackage, readPackage, runScenario, type ScenarioResult } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import { engineWorlds } from '../../../qa/support/scenario-engine.js';
import { examplePackages } from '../database/demo-data.js';

const packages = await examplePackages(path.resolve('.'));
const read = await Promise.all(packages.map(async (files) => taken(await readPackage(files))));
const [common] = read;
const services = read
  .slice(1)
  .map((own, i) => ({ compiled: taken(compilePackage(own, common ? [common] : [])), files: [packages[0], packages[i + 1]].flatMap((one) => one ?? []) }));

describe.each(services)('every scenario of $compiled.package.manifest.id, on the engine as in the rehearsal', ({ compiled, files }) => {
  const { scenarios } = compiled.package;
  let worlds: Awaited<ReturnType<typeof engineWorlds>>;
  beforeAll(async () => {
    worlds = await engineWorlds(files, scenarios.map(({ now }) => now).sort()[0] ?? '');
  }, 120_000);
  afterAll(() => worlds.close());

  it.each(scenarios)(
    '$id',
    async (scenario) => {
      const world = await worlds.open(compiled, scenario);
      try {
        const real = await runScenario(compiled, scenario, world);
        expect(failuresOf(real)).toEqual([]);
        expect(seenIn(real)).toEqual(seenIn(await runScenario(compiled, scenario)));
      } finally {
        await world.close();
      }
    },
    120_000,
  );
});

function failuresOf({ failures }: ScenarioResult): string[] {
  return failures.map(({ place, message }) => `${place}: ${message.zh}`);
}

/** What both backends must agree on. Ids and hashes are their own; parallel branches may finish in another order. */
function seenIn({ cases }: ScenarioResult) {
  return Object.entries(cases).map(([name, seen]) => ({
    name,
    path: [...seen.path].sort(),
    flows: [...seen.flows].sort(),
    decisions: seen.decisions
      .map(({ id, output, explanation: { rows } }) => ({ id, output: scalars(output), rows: rows.map((row) => `${row.id} ${row.result}`) }))
      .sort((a, b) => a.id.localeCompare(b.id)),
    openTasks: seen.openTasks,
    documents: seen.documents.map(({ type, number, status, facts }) => ({ type, number, status, facts })),
    outcome: seen.outcome,
    incidents: seen.incidents.map(({ element, code }) => ({ element, code })),
  }));
}

/** Words and numbers; whole records carry ids of their own. */
function scalars(output: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(output).filter(([, value]) => typeof value !== 'object'));
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
