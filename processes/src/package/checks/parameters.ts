import { checkParameters, civilDateOf, type Finding } from '@onething/rules';
import type { ParameterDefinition } from '../package.js';
import { type Checked, inFile, mistake, type PackageCheck } from './check.js';
import { factsReadByProcess } from './expressions-of-process.js';

/** Parameters that processes read exist, those that a city may set exist, and their dates rise. */
export const parameters: PackageCheck = (checked) => [
  ...readByProcesses(checked),
  ...overridable(checked),
  ...checked.pkg.parameters.flatMap(dates),
  ...values(checked),
];

function readByProcesses({ pkg, required }: Checked): readonly Finding[] {
  const known = new Set([pkg, ...required].flatMap((one) => one.parameters.map(({ id }) => id)));
  const reads = Object.values(pkg.processes).flatMap(factsReadByProcess);
  return reads.flatMap(({ place, facts }) =>
    [...new Set(facts)]
      .filter((fact) => fact.startsWith('params.') && !known.has(fact.split('.')[1] ?? ''))
      .map((fact) =>
        mistake('PARAMETER_NOT_FOUND', place, `使用的参数 ${fact} 没有在 parameters.json 中定义`, `The parameter ${fact} is not defined in parameters.json`),
      ),
  );
}

function overridable({ pkg }: Checked): readonly Finding[] {
  const own = pkg.parameters.map(({ id }) => id);
  return (pkg.manifest.overridable ?? [])
    .filter((id) => !own.includes(id))
    .map((id) =>
      mistake('PARAMETER_NOT_FOUND', 'manifest.json#/overridable', `可由各地调整的参数 ${id} 没有定义`, `The overridable parameter ${id} is not defined`),
    );
}

/** Every value says where it comes from, and there is one on each day on which a scenario begins. */
function values({ pkg }: Checked): readonly Finding[] {
  const days = [...new Set(pkg.scenarios.map(({ now }) => civilDateOf(now)))];
  return checkParameters(pkg.parameters, days).map((finding) => inFile('parameters.json', finding));
}

function dates({ id, title, values }: ParameterDefinition, index: number): readonly Finding[] {
  const days = values.map(({ from }) => from);
  if (new Set(days).size === days.length && days.every((day, at) => at === 0 || (days[at - 1] ?? '') < day)) return [];
  return [
    mistake(
      'PARAMETER_DATES',
      `parameters.json#/${index}/values`,
      `参数“${title}”的生效日期应从早到晚、不重复`,
      `The dates of the parameter ${id} must rise and not repeat`,
    ),
  ];
}
