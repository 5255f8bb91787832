import type { PopulationPlan } from './population-plan.js';

/** The id of the plan whose columns say how made-up people are spread; a plan of closed cases has nobody to make up. The first one where none says it. */
export function planToMakeUp(populations: Readonly<Record<string, PopulationPlan>>): string {
  const plans = Object.entries(populations);
  const [made] = plans.find(([, { columns }]) => columns.every(({ sample, bands, expr }) => sample || bands || expr !== undefined)) ?? plans[0] ?? [''];

  return made;
}
