import { type CompiledPackage, checkPackage, compilePackage, readPackage, type Scenario } from '@onething/processes';
import type { Finding, Outcome, Refused } from '@onething/rules';
import { acceptResults } from './accept-results.js';
import { compareScenarios } from './compare-scenarios.js';
import type { Answers, PackageSource, Question, ReadDraft } from './protocol.js';
import { Rehearsal } from './rehearsal.js';

/** Answers the questions of one page; it remembers the rehearsal that was begun. */
export function createAnswers(): (question: Question) => Promise<Answers[Question['ask']]> {
  let rehearsal: Rehearsal | undefined;

  return async (question) => {
    if (question.ask === 'read') return read(question.source);
    if (question.ask === 'scenarios') {
      const before = question.before && kept(compilePackage(question.before, question.source.required));
      return compareScenarios(await compiled(question.source), before);
    }
    if (question.ask === 'accept') {
      const draft = await compiled(question.source);
      return acceptResults(draft, scenarioOf(draft, question.scenario));
    }
    if (question.ask === 'begin') {
      const draft = await compiled(question.source);
      rehearsal = new Rehearsal(draft, scenarioOf(draft, question.world));
      return rehearsal.seen();
    }
    if (!rehearsal) throw new Error('a rehearsal has to be begun first');
    return question.ask === 'record' ? rehearsal.record(question) : rehearsal.play(question);
  };
}

function scenarioOf(draft: CompiledPackage, id: string): Scenario {
  const found = draft.package.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(id);
  return found;
}

async function read({ files, required }: PackageSource): Promise<ReadDraft> {
  const outcome = await readPackage(bytesOf(files));
  return outcome.ok ? { package: outcome.value, findings: checkPackage(outcome.value, required) } : { findings: asFindings(outcome) };
}

async function compiled({ files, required }: PackageSource): Promise<CompiledPackage> {
  const draft = kept(await readPackage(bytesOf(files)));
  return kept(compilePackage(draft, required));
}

function kept<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error([outcome.message.zh, ...(outcome.problems ?? []).slice(0, 3).map(({ message }) => message.zh)].join(' '));
}

function asFindings({ code, message, problems }: Refused): Finding[] {
  return (problems ?? [{ code, place: '', message }]).map((problem) => ({ ...problem, severity: 'error' }));
}

function bytesOf(files: PackageSource['files']): ReadonlyMap<string, Uint8Array> {
  return new Map(files.map(([path, text]) => [path, new TextEncoder().encode(text)]));
}
