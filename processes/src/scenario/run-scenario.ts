import type { Message, Problem } from '@onething/rules';
import type { CompiledPackage } from '../package/compiled-package.js';
import { coverageOf } from './coverage.js';
import { shown } from './equal-values.js';
import { unmetExpectations } from './expectations/index.js';
import { createPureBackend } from './pure/pure-backend.js';
import type { Scenario, ScenarioExpectation, ScenarioStep } from './scenario.js';
import type { CaseInspection, NamedPerson, ScenarioBackend } from './scenario-backend.js';
import type { ScenarioFailure, ScenarioResult } from './scenario-result.js';

/** Plays a scenario on a backend, by default the pure one, and says in words what did not come as expected. */
export async function runScenario(
  compiled: CompiledPackage,
  scenario: Scenario,
  backend: ScenarioBackend = createPureBackend(compiled, scenario),
): Promise<ScenarioResult> {
  const run = new ScenarioRun(scenario, backend);
  for (const [index, step] of scenario.steps.entries()) await run.play(step, `steps/${index}`);

  const cases = await run.inspections();
  const { failures, ids } = run;
  return { id: scenario.id, title: scenario.title, passed: failures.length === 0, failures, cases, ids, coverage: coverageOf(compiled, Object.values(cases)) };
}

/** The scenario while it is played: cases by name, and what went wrong so far. */
class ScenarioRun {
  readonly failures: ScenarioFailure[] = [];
  private readonly cases = new Map<string, string>();

  constructor(
    private readonly scenario: Scenario,
    private readonly backend: ScenarioBackend,
  ) {}

  async play(step: ScenarioStep, place: string): Promise<void> {
    if ('open' in step) return this.open(step, place);
    if ('complete' in step) return this.complete(step, place);
    if ('advance' in step) return this.backend.advance(step.advance);
    if ('fail' in step) return this.backend.failConnector(step.fail.connector, step.fail.times, step.fail.code);
    if ('payResult' in step) return this.payResult(step, place);
    if ('retry' in step) return this.retry(step, place);
    if ('object' in step) return this.object(step, place);
    if ('begun' in step) return this.begun(step, place);
    return this.expect(step.expect, place);
  }

  get ids(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.cases);
  }

  async inspections(): Promise<Record<string, CaseInspection>> {
    const seen = await Promise.all([...this.cases].map(async ([name, id]) => [name, await this.backend.inspect(id)] as const));
    return Object.fromEntries(seen);
  }

  private async open({ open, problems }: Extract<ScenarioStep, { open: unknown }>, place: string): Promise<void> {
    const by = this.person(open.by, place);
    if (!by) return;

    const about = open.about === undefined ? undefined : this.caseId(open.about, place);
    const opened = await this.backend.openCase({ matter: open.matter, by, data: open.data, about });
    if (opened.ok) this.cases.set(open.as ?? `case-${this.cases.size + 1}`, opened.value.caseId);
    if (problems) this.compareProblems(place, problems, opened.ok ? [] : (opened.problems ?? []));
    else if (!opened.ok)
      this.fail(place, {
        zh: `申请没有被受理：${opened.message.zh}${listed(opened.problems, 'zh')}`,
        en: `The submission was refused: ${opened.message.en}${listed(opened.problems, 'en')}`,
      });
  }

  private compareProblems(place: string, expected: Readonly<Record<string, string>>, problems: readonly Problem[]): void {
    const actual = Object.fromEntries(problems.map((problem) => [problem.place.replace(/^\//, ''), problem.code]));
    const same = Object.entries(expected).every(([field, code]) => actual[field] === code) && Object.keys(actual).length === Object.keys(expected).length;
    if (!same)
      this.fail(place, {
        zh: `表单提示应为 ${shown(expected)}，实际为 ${shown(actual)}`,
        en: `The form should say ${shown(expected)} but says ${shown(actual)}`,
      });
  }

  private async complete({ complete, refused }: Extract<ScenarioStep, { complete: unknown }>, place: string): Promise<void> {
    const by = this.person(complete.by, place);
    const caseId = this.caseId(complete.case, place);
    if (!by || !caseId) return;

    const completed = await this.backend.completeTask({ caseId, task: complete.task, by, data: complete.data });
    const code = completed.ok ? undefined : completed.code;
    if (code === refused) return;
    const why = completed.ok
      ? { zh: '任务已办理', en: 'the task was completed' }
      : { zh: `${completed.message.zh}${listed(completed.problems, 'zh')}`, en: `${completed.message.en}${listed(completed.problems, 'en')}` };
    this.fail(place, {
      zh: `任务“${complete.task}”应${refused ? `被拒绝（${refused}）` : '能够办理'}，实际：${why.zh}`,
      en: `The task "${complete.task}" should ${refused ? `be refused (${refused})` : 'be completed'}; instead: ${why.en}`,
    });
  }

  private async retry({ retry }: Extract<ScenarioStep, { retry: unknown }>, place: string): Promise<void> {
    const caseId = this.caseId(retry.case, place);
    const retried = caseId ? await this.backend.retryIncident(caseId, retry.element) : undefined;
    if (retried && !retried.ok) this.fail(place, retried.message);
  }

  private async object({ object, refused }: Extract<ScenarioStep, { object: unknown }>, place: string): Promise<void> {
    const by = this.person(object.by, place);
    const caseId = this.caseId(object.case, place);
    if (!by || !caseId) return;

    const raised = await this.backend.raiseObjection({ caseId, entry: object.entry, by, reason: object.reason });
    if ((raised.ok ? undefined : raised.code) === refused) return;
    const why = raised.ok ? { zh: '异议已受理', en: 'it was taken' } : raised.message;
    this.fail(place, {
      zh: `对“${object.entry}”的异议应${refused ? `被拒绝（${refused}）` : '受理'}，实际：${why.zh}`,
      en: `The objection to "${object.entry}" should ${refused ? `be refused (${refused})` : 'be taken'}; instead: ${why.en}`,
    });
  }

  private async begun({ begun: { matter, as, case: from } }: Extract<ScenarioStep, { begun: unknown }>, place: string): Promise<void> {
    const caseId = from === undefined ? [...this.cases.values()].at(-1) : this.caseId(from, place);
    const known = new Set(this.cases.values());
    const begun = [...(caseId ? await this.backend.begun(caseId) : []), ...(from === undefined ? await this.backend.begun() : [])];
    const found = begun.find((one) => one.matter === matter && !known.has(one.caseId));
    if (found) return void this.cases.set(as, found.caseId);

    const why = from === undefined ? ((await this.backend.refusedToClock?.()) ?? []) : [];
    const told = (language: 'zh' | 'en') => why.map((one) => ` ${one[language]}`).join('');
    this.fail(place, {
      zh: `没有由消息或定时开始的“${matter}”办件${told('zh')}`,
      en: `Neither a message nor the clock has opened a case of "${matter}"${told('en')}`,
    });
  }

  private async payResult({ payResult, refused }: Extract<ScenarioStep, { payResult: unknown }>, place: string): Promise<void> {
    const by = this.person(payResult.by, place);
    const caseId = this.caseId(payResult.case, place);
    if (!by || !caseId) return;

    const imported = await this.backend.importPayResult({ caseId, by, failed: payResult.failed ?? {} });
    if ((imported.ok ? undefined : imported.code) === refused) return;
    this.fail(place, imported.ok ? { zh: `回盘文件应被拒绝（${refused}）`, en: `The result should be refused (${refused})` } : imported.message);
  }

  private async expect(expected: ScenarioExpectation, place: string): Promise<void> {
    const caseId = this.caseId(expected.case, place);
    if (!caseId) return;

    const unmet = await unmetExpectations(expected, await this.backend.inspect(caseId), this.backend);
    for (const { field, message } of unmet) this.fail(`${place} expect.${field}`, message);
  }

  /** The named case, or the one opened last. */
  private caseId(name: string | undefined, place: string): string | undefined {
    const id = name ? this.cases.get(name) : [...this.cases.values()].at(-1);
    if (!id) this.fail(place, { zh: `没有办件“${name ?? ''}”`, en: `There is no case "${name ?? ''}"` });
    return id;
  }

  private person(name: string, place: string): NamedPerson | undefined {
    const person = this.scenario.people[name];
    if (person) return { ...person, id: name };
    this.fail(place, { zh: `people 里没有“${name}”`, en: `There is no "${name}" among the people` });
    return undefined;
  }

  private fail(place: string, message: Message): void {
    this.failures.push({ place, message });
  }
}

function listed(problems: readonly Problem[] | undefined, language: 'zh' | 'en'): string {
  return (problems ?? []).map(({ place, message }) => `\n  ${place} ${message[language]}`).join('');
}
