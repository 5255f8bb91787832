import { type CompiledPackage, runScenario } from '@onething/processes';
import type { Finding } from '@onething/rules';

/** Plays every scenario of a package in the pure world; what did not come as expected, each at its place. */
export async function runScenarios(compiled: CompiledPackage): Promise<readonly Finding[]> {
  const red: Finding[] = [];
  for (const scenario of compiled.package.scenarios) {
    const { failures } = await runScenario(compiled, scenario);
    red.push(
      ...failures.map(({ place, message }) => ({ code: 'SCENARIO_RED', severity: 'error' as const, place: `scenarios/${scenario.id}.json ${place}`, message })),
    );
  }
  return red;
}
