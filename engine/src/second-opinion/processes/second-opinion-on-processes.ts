import type { CompiledPackage } from '@onething/processes';
import { askBpmnEngine } from './ask-bpmn-engine.js';
import { type CaseOpinion, checkProcesses } from './check-processes.js';

/** What bpmn-engine, in a child process, says of every scenario of a package. */
export function secondOpinionOnProcesses(compiled: CompiledPackage): Promise<readonly CaseOpinion[]> {
  return checkProcesses(compiled, compiled.package.scenarios, askBpmnEngine);
}
