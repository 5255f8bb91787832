import { checkValue, done, type Outcome, refused } from '@onething/rules';
import { jsonProblems } from '../package/json-problems.js';
import { scenario as schema } from '../package/schemas/index.js';
import { stepProblems } from '../package/step-problems.js';
import type { Scenario } from './scenario.js';

/** Reads a scenario from a stranger; every problem with its place. */
export function parseScenario(json: unknown, file = 'scenario.json'): Outcome<Scenario> {
  const data = checkValue(json);
  if (!data.ok) return data;

  const shape = jsonProblems(schema, data.value, file);
  const problems = shape.length > 0 ? shape : stepProblems(data.value, file);
  if (problems.length > 0 || !isScenario(json))
    return refused('SCENARIO_INVALID', { zh: '场景文件的写法有误，请按提示修改', en: 'The scenario is not written correctly; see the problems' }, problems);
  return done(json);
}

/** The schemas above are what makes this true. */
function isScenario(json: unknown): json is Scenario {
  return jsonProblems(schema, json, '').length === 0 && stepProblems(json, '').length === 0;
}
