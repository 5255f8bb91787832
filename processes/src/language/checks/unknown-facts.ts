import { compileCondition } from '../expression.js';
import { factsOfLoop } from '../facts-of-loop.js';
import { type Check, type CheckedProcess, titleOf, warningAt } from './check.js';

/** Conditions read only what somebody sets; checked where the environment knows the facts of forms and decisions. */
export const unknownFacts: Check = (process, environment) => {
  if (!environment.facts) return [];

  const known = new Set([...environment.facts, ...factsSetBy(process), 'params', 'case', 'applicant']);
  return process.model.flows.flatMap((flow) => {
    const condition = flow.condition && compileCondition(flow.condition);
    const names = condition?.ok ? condition.value.facts.map((fact) => fact.split('.')[0] ?? fact) : [];
    return [...new Set(names)]
      .filter((name) => !known.has(name))
      .map((name) =>
        warningAt(process, flow, 'FACT_NOT_KNOWN', {
          zh: `路径“${titleOf(flow)}”的条件使用了“${name}”，但没有表单、决策或环节会填写它。`,
          en: `The condition of “${titleOf(flow)}” reads “${name}”, which no form, decision or step sets.`,
        }),
      );
  });
};

function factsSetBy(process: CheckedProcess): readonly string[] {
  return process.model.elements.flatMap((element) => [
    ...(element.result === undefined ? [] : [element.result]),
    ...element.outputs.map(({ name }) => name),
    ...factsOfLoop(element),
  ]);
}
