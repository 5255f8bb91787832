import type { CompiledPackage } from '@onething/processes';
import type { Finding } from '@onething/rules';
import { askBpmnEngine } from './ask-bpmn-engine.js';
import { type CaseOpinion, checkProcesses } from './check-processes.js';

/** What bpmn-engine, in a child process, says of every scenario of a package. */
export function secondOpinionOnProcesses(compiled: CompiledPackage): Promise<readonly CaseOpinion[]> {
  return checkProcesses(compiled, compiled.package.scenarios, askBpmnEngine);
}

/** The same as warnings for whoever publishes. The other engine is no judge, so a difference does not stop a release. */
export async function differencesOnBpmnEngine(compiled: CompiledPackage): Promise<readonly Finding[]> {
  return (await secondOpinionOnProcesses(compiled)).flatMap(({ scenario, differ }) =>
    differ.map(({ place, ours, theirs }) => ({
      severity: 'warning' as const,
      code: 'SECOND_OPINION_DIFFERS',
      place: `scenarios/${scenario}.json ${place}`,
      message: {
        zh: `另一个引擎（bpmn-engine）对这个环节有不同看法：本引擎完成 ${ours} 次，它完成 ${theirs} 次。请人工确认。`,
        en: `Another engine (bpmn-engine) sees this activity differently: completed ${ours} times here, ${theirs} times there. Please look at it.`,
      },
    })),
  );
}
