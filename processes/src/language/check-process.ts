import type { Finding } from '@onething/rules';
import { checkedProcess } from './checks/check.js';
import { checks } from './checks/index.js';
import { compileProcess } from './compile-process.js';
import type { Environment } from './environment.js';
import { placeOf } from './place.js';
import type { ParsedProcess, ProcessModel } from './process-model.js';

/** Everything that is wrong or doubtful, before anything runs: what keeps it from compiling, and what the graph shows. */
export function checkProcess(parsed: ParsedProcess, environment: Environment = {}): readonly Finding[] {
  return [
    ...parsed.processes.slice(1).map((process) => moreThanOne(parsed, process)),
    ...parsed.processes.slice(0, 1).flatMap((process) => checkOne(parsed, process, environment)),
  ];
}

function checkOne(parsed: ParsedProcess, model: ProcessModel, environment: Environment): readonly Finding[] {
  const compiled = compileProcess(parsed, model.id);
  const problems = compiled.ok ? [] : (compiled.problems ?? []).map((problem): Finding => ({ severity: 'error', ...problem }));
  const process = checkedProcess(parsed.path, model);
  return [...problems, ...checks.flatMap((check) => check(process, environment))];
}

function moreThanOne(parsed: ParsedProcess, process: ProcessModel): Finding {
  return {
    severity: 'warning',
    code: 'PROCESS_NOT_RUN',
    place: placeOf(parsed.path, 'process', process.id),
    message: {
      zh: `一个文件只运行一个流程（${parsed.id}）；“${process.name ?? process.id}”不会运行，请放到单独的文件中。`,
      en: `One process of a file runs (${parsed.id}); “${process.name ?? process.id}” does not. Put it into a file of its own.`,
    },
  };
}
