import type { Problem } from '@onething/rules';
import { jsonProblems } from './json-problems.js';
import { steps } from './schemas/index.js';

/** Each step of a scenario is held against the schema of what it does, so that a misspelt step names its own mistake. */
export function stepProblems(scenario: unknown, file: string): Problem[] {
  if (typeof scenario !== 'object' || scenario === null || !('steps' in scenario) || !Array.isArray(scenario.steps)) return [];

  return scenario.steps.flatMap((step, index) => problemsOfStep(step, `${file}#/steps/${index}`));
}

function problemsOfStep(step: unknown, place: string): Problem[] {
  const does = typeof step === 'object' && step !== null ? Object.keys(steps).find((key) => key in step) : undefined;
  const schema = does ? steps[does] : undefined;
  if (schema) return jsonProblems(schema, step, place).map((problem) => ({ ...problem, place: problem.place.replace('##', '#').replace(/(#.*)#/, '$1') }));

  const known = Object.keys(steps).join(', ');
  return [{ code: 'STEP_UNKNOWN', place, message: { zh: `不认识的步骤，可用的步骤有：${known}`, en: `This step is not known; the steps are: ${known}` } }];
}
