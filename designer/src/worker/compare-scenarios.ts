import { type CaseInspection, type CompiledPackage, runScenario, type Scenario, type ScenarioResult } from '@onething/processes';
import { type Message, outputsOfDecision, type Value } from '@onething/rules';
import { namesOf } from '../proposals/names-of.js';
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

  const { titles } = namesOf(draft.package);
  const said = failures.map(({ place, message }) => ({ place, message: { zh: withNames(message.zh, titles), en: withNames(message.en, titles) } }));
  return { id, title, passed, failures: said, isNew: !known, changed: before ? changedPeople(scenario, before, after, draft) : [] };
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

  const { titles } = namesOf(draft.package);
  const called = (end: string | null, running: string) => (end === null ? running : (titles[end] ?? end));
  const [was, is] = [before.outcome, after.outcome];
  const ends: Message = {
    zh: `结局：${called(was, '还在办理')} → ${called(is, '还在办理')}`,
    en: `outcome: ${called(was, 'not finished')} → ${called(is, 'not finished')}`,
  };
  const outcome = was === is ? [] : [ends];
  return [...outcome, ...decisionDifferences(before, after, draft), ...pathDifference(before, after, outcome.length > 0)];
}

function decisionDifferences(before: CaseInspection, after: CaseInspection, draft: CompiledPackage): Message[] {
  return after.decisions.flatMap(({ id, output }) => {
    const earlier = before.decisions.find((decision) => decision.id === id)?.output;
    const definition = draft.package.decisions[id];
    const title = { zh: definition?.title ?? id, en: definition?.titleEn ?? id };
    const outputs = definition ? outputsOfDecision(definition) : {};
    return Object.entries(output).flatMap(([name, value]) => {
      const was = earlier?.[name];
      if (JSON.stringify(was) === JSON.stringify(value)) return [];
      return [changeOf({ zh: `${title.zh}（${outputs[name]?.title ?? name}）`, en: `${title.en} (${outputs[name]?.titleEn ?? name})` }, was, value)];
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

/** What became of a value: a list is told by its length, and what has parts is not written out. */
function changeOf(title: Message, was: Value | undefined, is: Value): Message {
  if (Array.isArray(was) && Array.isArray(is) && was.length !== is.length)
    return { zh: `${title.zh}：${was.length} 项 → ${is.length} 项`, en: `${title.en}: ${was.length} → ${is.length} entries` };
  if ([was, is].some((value) => typeof value === 'object' && value !== null)) return { zh: `${title.zh}：内容有变化`, en: `${title.en}: another content` };

  return arrow(title, plain(was), plain(is));
}

/** A value as people read it. */
function plain(value: Value | undefined): string {
  return value === undefined || value === null ? '—' : String(value);
}

/** Steps that a sentence names by their ids are called by their names; one of a shared process keeps its last part. Where a field stands in a form is said by its own sentence. */
function withNames(sentence: string, titles: Readonly<Record<string, string>>): string {
  const withoutPaths = sentence.replace(/\s\/[\w/]+\s/g, '：');
  const withoutLists = withoutPaths.replace(/\[((?:"[^"]*",?)*)\]/g, (_, list: string) => (list === '' ? '—' : list.replaceAll('","', '"、"')));
  return withoutLists.replace(/([“"])([\w:./-]+)([”"])/g, (whole, open: string, id: string, close: string) => {
    const title = titles[id] ?? titles[id.slice(id.lastIndexOf('/') + 1)];
    return title === undefined ? whole : `${open}${title}${close}`;
  });
}
