import type { CompiledPackage } from '@onething/processes';
import type { Finding } from '@onething/rules';
import { secondOpinionOnDecisions } from './decisions/second-opinion-on-decisions.js';
import { differencesOnBpmnEngine } from './processes/second-opinion-on-processes.js';

/** What both other engines make of the scenarios of a package: warnings beside a proposal, and no refusal. */
export async function secondOpinion(compiled: CompiledPackage): Promise<readonly Finding[]> {
  const [processes, decisions] = await Promise.all([differencesOnBpmnEngine(compiled), secondOpinionOnDecisions(compiled.package, compiled.required)]);
  return [...processes, ...decisions];
}
