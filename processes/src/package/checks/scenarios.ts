import type { Finding } from '@onething/rules';
import type { Scenario, ScenarioStep } from '../../scenario/scenario.js';
import type { Package } from '../package.js';
import { type Checked, doubt, mistake, type PackageCheck } from './check.js';

/** Scenarios speak of matters, people, tasks, registries and documents that exist; a service without any is not proven. */
export const scenarios: PackageCheck = (checked) => [...checked.pkg.scenarios.flatMap((scenario) => checkScenario(checked, scenario)), ...noScenarios(checked)];

function noScenarios({ pkg }: Checked): readonly Finding[] {
  if (pkg.manifest.kind === 'library' || pkg.scenarios.length > 0) return [];
  return [doubt('SCENARIOS_MISSING', 'scenarios', '事项包没有场景，无法证明它能正常办理', 'The package has no scenarios to prove that it works')];
}

function checkScenario(checked: Checked, scenario: Scenario): readonly Finding[] {
  const file = `scenarios/${scenario.id}.json`;
  const known = new Set([checked.pkg, ...checked.required].flatMap(({ registries }) => Object.keys(registries)));
  const unknown = Object.keys(scenario.registries).filter((id) => !known.has(id));
  return [
    ...unknown.map((id) => mistake('REGISTRY_NOT_FOUND', `${file}#/registries/${id}`, `场景使用的基础库 ${id} 没有定义`, `The registry ${id} is not defined`)),
    ...scenario.steps.flatMap((step, index) => checkStep(checked, scenario, step, `${file}#/steps/${index}`)),
  ];
}

function checkStep({ pkg, required }: Checked, { people }: Scenario, step: ScenarioStep, place: string): readonly Finding[] {
  const does = 'open' in step ? step.open : 'complete' in step ? step.complete : 'payResult' in step ? step.payResult : undefined;
  const tasks = [...taskNames(pkg, ''), ...required.flatMap((other) => taskNames(other, `${other.manifest.id}:`))];
  return [
    ...(does && !Object.hasOwn(people, does.by)
      ? [mistake('PERSON_NOT_FOUND', place, `people 里没有“${does.by}”`, `There is no "${does.by}" among the people`)]
      : []),
    ...('open' in step && !pkg.manifest.matters.some(({ id }) => id === step.open.matter)
      ? [mistake('MATTER_NOT_FOUND', place, `没有事项“${step.open.matter}”`, `There is no matter "${step.open.matter}"`)]
      : []),
    ...('begun' in step && !pkg.manifest.matters.some(({ id }) => id === step.begun.matter)
      ? [mistake('MATTER_NOT_FOUND', place, `没有事项“${step.begun.matter}”`, `There is no matter "${step.begun.matter}"`)]
      : []),
    ...('complete' in step && !tasks.includes(step.complete.task)
      ? [mistake('TASK_NOT_FOUND', place, `流程里没有人工任务“${step.complete.task}”`, `No process has the user task "${step.complete.task}"`)]
      : []),
  ];
}

/** User tasks as scenarios name them: those of called processes also with their process, `common:supplement/supply`. */
function taskNames({ processes }: Package, prefix: string): readonly string[] {
  return Object.values(processes).flatMap(({ id, parsed }) => {
    const tasks = (parsed.processes[0]?.elements ?? []).filter(({ type }) => type === 'userTask');
    return tasks.flatMap((task) => [`${prefix}${id}/${task.id}`, ...(prefix === '' ? [task.id] : [])]);
  });
}
