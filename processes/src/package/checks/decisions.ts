import { checkGraph, type Finding } from '@onething/rules';
import { type Checked, inFile, mistake, type PackageCheck } from './check.js';
import { findDecision } from './find-decision.js';
import { packageElements } from './package-elements.js';

/** Each decision with the package's parameters and what it requires, and the decisions that tasks name. */
export const decisions: PackageCheck = (checked) => [...eachDecision(checked), ...namedDecisions(checked)];

function eachDecision({ pkg, required }: Checked): readonly Finding[] {
  const parameters = Object.fromEntries(
    [...required, pkg].flatMap((one) => one.parameters.map(({ id, title, titleEn, type }) => [id, { title, titleEn, type }])),
  );
  return checkGraph(pkg.decisions, parameters).map(({ decision, ...finding }) => inFile(`decisions/${decision}.json`, finding));
}

function namedDecisions(checked: Checked): readonly Finding[] {
  return packageElements(checked.pkg).flatMap(({ element: { decision }, place, zh, en }) => {
    if (decision === undefined || findDecision(checked, decision)) return [];
    return [mistake('DECISION_NOT_FOUND', place, `${zh}使用的决策 ${decision} 不在事项包里`, `The decision ${decision} of ${en} is not in the package`)];
  });
}
