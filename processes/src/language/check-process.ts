import type { Finding } from '@onething/rules';
import { checkMessageFlows } from './check-message-flows.js';
import { checkedProcess } from './checks/check.js';
import { checks } from './checks/index.js';
import { compileProcess } from './compile-process.js';
import type { Environment } from './environment.js';
import { placeOf } from './place.js';
import type { ParsedProcess, ProcessModel } from './process-model.js';

/** Everything that is wrong or doubtful, before anything runs: what keeps it from compiling, and what the graph shows. Of several executable pools each is a process of its own. */
export function checkProcess(parsed: ParsedProcess, environment: Environment = {}): readonly Finding[] {
  return [
    ...parsed.processes.slice(1).flatMap((process) => (process.executable ? checkOne(parsed, process, {}) : [notRun(parsed, process)])),
    ...parsed.processes.slice(0, 1).flatMap((process) => checkOne(parsed, process, environment)),
    ...checkMessageFlows(parsed),
  ];
}

function checkOne(parsed: ParsedProcess, model: ProcessModel, environment: Environment): readonly Finding[] {
  const compiled = compileProcess(parsed, model.id);
  const problems = compiled.ok ? [] : (compiled.problems ?? []).map((problem): Finding => ({ severity: 'error', ...problem }));
  const process = checkedProcess(parsed.path, model);
  return [...problems, ...checks.flatMap((check) => check(process, environment))];
}

function notRun(parsed: ParsedProcess, process: ProcessModel): Finding {
  return {
    severity: 'warning',
    code: 'PROCESS_NOT_RUN',
    place: placeOf(parsed.path, 'process', process.id),
    message: {
      zh: `“${process.name ?? process.id}”没有标为可执行，不会运行；需要运行的请设为可执行（isExecutable）。`,
      en: `“${process.name ?? process.id}” is not executable and does not run; mark it isExecutable if it should.`,
    },
  };
}
