import { type CaseInspection, type CompiledPackage, runScenario, type Scenario, type ScenarioResult } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { ComparedScenario } from './protocol.js';

/** Plays every scenario of the draft, on the draft and on what is published, and says for whom something else comes out. */
export async function compareScenarios(draft: CompiledPackage, published: CompiledPackage | undefined): Promise<ComparedScenario[]> {
  const compared: ComparedScenario[] = [];
  for (const scenario of draft.package.scenarios) compared.push(await compare(draft, published, scenario));
  return compared;
}

async function compare(draft: CompiledPackage, published: CompiledPackage | undefined, scenario: Scenario): Promise<ComparedScenario> {
  const after = await runScenario(draft, scenario);
  const known = published?.package.scenarios.some(({ id }) => id === scenario.id) ?? false;
  const before = published && known ? await runScenario(published, scenario) : undefined;
  const { id, title, passed, failures } = after;

  return { id, title, passed, failures: [...failures], isNew: !known, changed: before ? changedPeople(scenario, before, after, draft) : [] };
}

function changedPeople(scenario: Scenario, before: ScenarioResult, after: ScenarioResult, draft: CompiledPackage): ComparedScenario['changed'] {
  return Object.keys({ ...before.cases, ...after.cases }).flatMap((name) => {
    const what = differences(before.cases[name], after.cases[name], draft);
    return what.length > 0 ? [{ who: whoOpened(scenario, name), what }] : [];
  });
}

/** The applicant of a case: the person who opens it in the scenario. */
function whoOpened({ steps, people }: Scenario, name: string): string {
  const opened = steps.flatMap((step) => ('open' in step ? [step.open] : []));
  const by = opened.find(({ as }, index) => (as ?? `case-${index + 1}`) === name)?.by ?? '';
  return people[by]?.name ?? by;
}

function differences(before: CaseInspection | undefined, after: CaseInspection | undefined, draft: CompiledPackage): Message[] {
  if (!before || !after)
    return [{ zh: after ? '以前没有受理，现在受理' : '以前受理，现在没有受理', en: after ? 'is accepted now' : 'is not accepted any more' }];

  const outcome = before.outcome === after.outcome ? [] : [arrow({ zh: '结局', en: 'outcome' }, before.outcome ?? '…', after.outcome ?? '…')];
  return [...outcome, ...decisionDifferences(before, after, draft), ...pathDifference(before, after, outcome.length > 0)];
}

function decisionDifferences(before: CaseInspection, after: CaseInspection, draft: CompiledPackage): Message[] {
  return after.decisions.flatMap(({ id, output }) => {
    const earlier = before.decisions.find((decision) => decision.id === id)?.output;
    const definition = draft.package.decisions[id];
    const title = { zh: definition?.title ?? id, en: definition?.titleEn ?? id };
    return Object.entries(output).flatMap(([name, value]) => {
      const [was, is] = [JSON.stringify(earlier?.[name]), JSON.stringify(value)];
      return was === is ? [] : [arrow({ zh: `${title.zh}（${name}）`, en: `${title.en} (${name})` }, was ?? '—', is)];
    });
  });
}

function pathDifference(before: CaseInspection, after: CaseInspection, told: boolean): Message[] {
  if (told || before.path.join() === after.path.join()) return [];
  return [{ zh: `经过的环节由 ${before.path.length} 步变为 ${after.path.length} 步`, en: `takes ${after.path.length} steps instead of ${before.path.length}` }];
}

function arrow(title: Message, was: string, is: string): Message {
  return { zh: `${title.zh}：${was} → ${is}`, en: `${title.en}: ${was} → ${is}` };
}
