import type { Package, PopulationPlan } from '@onething/processes';
import { done, type Outcome, outputsOfDecision, refused } from '@onething/rules';
import { compiledColumns } from './gather-people.js';
import { chainOf } from './sides.js';

/**
 * Whether a plan holds together: columns of different names that nothing in the chain gives too, groups among them, and an amount that
 * the chain gives. `PLAN_INVALID`, `DECISION_NOT_FOUND`, `DECISION_INVALID`.
 */
export function checkPlan(plan: PopulationPlan, from: Pick<Package, 'decisions'>): Outcome<void> {
  const chain = chainOf(plan, from);
  if (!chain.ok) return chain;
  const columns = compiledColumns(plan.columns);
  if (!columns.ok) return columns;
  const names = plan.columns.map(({ name }) => name);
  const given = new Set(chain.value.flatMap((definition) => Object.keys(outputsOfDecision(definition))));
  const twice = names.find((name, index) => names.indexOf(name) !== index) ?? names.find((name) => given.has(name));
  if (twice !== undefined) return invalid(`“${twice}”既是一列，又在别处给出`, `"${twice}" is a column and given elsewhere too`);
  const group = [...plan.groups, ...plan.who].find((name) => !names.includes(name));
  if (group !== undefined) return invalid(`没有列“${group}”`, `there is no column "${group}"`);
  const output = [plan.amount, plan.level].find((one) => one && !chain.value.some(({ id }) => id === one.decision));
  if (output) return invalid(`各判定中没有“${output.decision}”`, `"${output.decision}" is none of the decisions`);

  return done(undefined);
}

function invalid(zh: string, en: string): Outcome<never> {
  return refused('PLAN_INVALID', { zh: `试算方案有误：${zh}。`, en: `The plan does not hold together: ${en}.` });
}
