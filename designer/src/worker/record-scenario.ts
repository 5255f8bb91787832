import type { CaseInspection, Scenario, ScenarioStep } from '@onething/processes';
import type { PlayedCase } from './protocol.js';

/** The name under which the steps of a scenario know a case: in the order of opening. */
export function caseName(index: number): string {
  return `case-${index + 1}`;
}

/** A scenario out of what was played: the same people and records, the same moves, and what was seen at the end as what is expected. */
export function recordScenario(
  world: Scenario,
  moves: readonly ScenarioStep[],
  cases: readonly PlayedCase[],
  name: { readonly id: string; readonly title: string },
): Scenario {
  const expected = cases.map(({ seen }, index): ScenarioStep => ({ expect: { case: caseName(index), ...expectationOf(seen) } }));
  return { ...world, ...name, steps: [...moves, ...expected] };
}

function expectationOf({ outcome, openTasks, decisions }: CaseInspection) {
  const judged = decisions.filter(({ explanation }) => explanation.kind !== 'formula');
  return {
    outcome,
    openTasks: openTasks.map(({ element }) => element),
    ...(judged.length > 0 ? { decisions: Object.fromEntries(judged.map(({ id, output }) => [id, output])) } : {}),
  };
}
