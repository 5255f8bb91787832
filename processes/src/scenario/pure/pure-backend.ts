import { openAnswers, restrictForm, type Submission, supplementProblems, validateSubmission } from '@onething/forms';
import { civilDateOf, done, type Facts, type Message, type Outcome, type Refused, refused } from '@onething/rules';
import type { HistoryEvent, OpenTask } from '../../execution/effect.js';
import { objectionRaised } from '../../notices/raise-objection.js';
import type { CompiledPackage } from '../../package/compiled-package.js';
import { findForm } from '../../package/find-form.js';
import { mustRecuse } from '../../recusal.js';
import type { Scenario } from '../scenario.js';
import type { CompleteTaskRequest, NamedPerson, ScenarioBackend } from '../scenario-backend.js';
import { deliver, patience, type WaitingMessage } from './deliver.js';
import { importResult, noList } from './import-pay-result.js';
import { inspectCase } from './inspect-case.js';
import { applicantOf, beginByClock, beginCase, byClock, openCase, submissionInvalid } from './open-pure-case.js';
import { prefillValues } from './prefill-values.js';
import { type PureCase, type PureTask, taskGone } from './pure-case.js';
import { PureSchedule } from './pure-schedule.js';
import { type KeepState, PureWorld } from './pure-world.js';
import { raiseObjection } from './raise-objection.js';

/** The pure backend also tells what a case has lived through, for whoever wants to live through the same. */
export interface PureBackend extends ScenarioBackend {
  /** The history of a case and the facts that no process can write (`case`, `applicant`, `params`); cases are `c1`, `c2` … */
  told(caseId: string): { readonly events: readonly HistoryEvent[]; readonly facts: Facts } | undefined;
}

/** A world in memory for one scenario: virtual clock, simulated connectors and registries. Runs in the browser and on the server alike. */
export function createPureBackend(compiled: CompiledPackage, scenario: Scenario, keep?: KeepState): PureBackend {
  const world = new PureWorld(compiled, scenario, keep);
  const { cases } = world;
  const schedule = new PureSchedule(world, scenario.people);
  const refusals: Message[] = [];
  const messages: WaitingMessage[] = [];
  const mail = () => deliver([...cases.values()], messages, world.clock.milliseconds);
  world.begin = (from, input) => beginCase(world, from, input);
  const caseOf = (id: string): PureCase => {
    const found = cases.get(id);
    if (!found) throw new Error(`there is no case ${id}`);
    return found;
  };

  return {
    async openCase(request) {
      const about = request.about === undefined ? undefined : caseOf(request.about);
      const opened = openCase(world, request, about);
      if (!opened.ok) return opened;
      mail();
      return done({ caseId: opened.value.id });
    },
    async completeTask(request) {
      const completed = completeTask(world, caseOf(request.caseId), request);
      mail();
      return completed;
    },
    async advance(by) {
      refusals.push(...advance(world, schedule, world.clock.target(by), mail));
    },
    async failConnector(connector, times, code) {
      world.silence(connector, times, code);
    },
    async retryIncident(caseId, element) {
      const one = caseOf(caseId);
      const stuck = inspectCase(one, compiled.processes).incidents.findIndex((incident) => incident.element === element);
      const [activity] = [...one.incidents.keys()].slice(stuck);
      if (stuck < 0 || !activity) return refused('INCIDENT_NOT_FOUND', { zh: `“${element}”没有待处置的异常`, en: `There is no incident at "${element}"` });
      const retried = one.do({ type: 'retryActivity', activity });
      mail();
      return retried;
    },
    async raiseObjection(request) {
      const raised = raiseObjection(world, request);
      if (!raised.ok) return raised;
      const { notice, payload } = raised.value;
      messages.push({ name: objectionRaised, keys: JSON.stringify([notice]), payload, expires: world.clock.milliseconds + patience });
      mail();
      return done(undefined);
    },
    async importPayResult({ caseId, failed }) {
      const list = world.payListsOf(caseId).at(-1);
      const imported = list ? importResult(list, failed) : noList;
      if (!imported.ok || !list) return imported;
      const keys = JSON.stringify([`${list.number}/${list.batches}`]);
      messages.push({ name: 'pay-list.result', keys, payload: {}, expires: world.clock.milliseconds + patience });
      mail();
      return imported;
    },
    begun: async (from = byClock) => [...cases.values()].filter(({ begunBy }) => begunBy === from).map(({ id, matter }) => ({ caseId: id, matter: matter.id })),
    refusedToClock: async () => refusals,
    inspect: async (caseId) => inspectCase(caseOf(caseId), compiled.processes),
    records: async (registry, where) => world.records(registry, where),
    told(caseId) {
      const one = cases.get(caseId);
      return one && { events: one.events, facts: { ...one.facts, params: world.parameters } };
    },
  };
}

function completeTask(world: PureWorld, one: PureCase, { task, by, data }: CompleteTaskRequest): Outcome<void> {
  const open = taskFor(
    [...one.tasks.values()].filter(({ effect }) => isNamed(effect, task)),
    by,
  );
  if (!open) return taskGone(one.closedTasks.findLast(({ effect }) => isNamed(effect, task))?.reason, task);

  const allowed = mayComplete(one, open, by);
  if (!allowed.ok) return allowed;
  const checked = checkAnswers(world, one, open, data);
  if (!checked.ok) return checked;
  if (open.effect.supplement) one.values = checked.value;
  return one.do({ type: 'completeActivity', activity: open.effect.activity, output: checked.value, by: by.id });
}

/** An element may be written with its process: `common:supplement/supply`. */
function isNamed({ elementId, processId }: OpenTask, task: string): boolean {
  return task === elementId || task === `${processId}/${elementId}`;
}

/** Of several tasks opened together the person's own, else one that the person may do. */
function taskFor(tasks: readonly PureTask[], by: NamedPerson): PureTask | undefined {
  return tasks.find(({ effect }) => effect.assignee === by.id) ?? tasks.find((task) => mayDo(task, by).ok) ?? tasks[0];
}

/** Who could do the task must still not be concerned by the case; what it asks of them by name they do. */
function mayComplete({ matter, facts, state }: PureCase, task: PureTask, by: NamedPerson): Outcome<void> {
  const allowed = mayDo(task, by);
  const variables = Object.values(state?.scopes ?? {}).map((scope) => scope.variables);
  if (!allowed.ok || task.effect.assignee === by.id || !mustRecuse(by, matter, [facts, ...variables])) return allowed;

  return refused('TASK_RECUSED', {
    zh: `本件涉及${by.name}本人或者家庭成员，应当回避`,
    en: `The case concerns ${by.name} or their family; somebody else must do this`,
  });
}

/** Four eyes first, then candidates: who is excluded stays excluded whatever roles they hold. */
function mayDo({ effect }: PureTask, by: NamedPerson): Outcome<void> {
  if (effect.excluded.includes(by.id)) {
    return refused('TASK_EXCLUDED', {
      zh: `${by.name}办理过前面的环节，这一步须由另一人办理`,
      en: `${by.name} did an earlier task; somebody else must do this one`,
    });
  }
  const holds = effect.assignee === by.id || effect.candidates.some((port) => by.roles?.includes(port));
  return holds ? done(undefined) : refused('TASK_NOT_YOURS', { zh: `${by.name}没有办理这个任务的岗位`, en: `${by.name} does not hold a role for this task` });
}

function checkAnswers(world: PureWorld, one: PureCase, { effect }: PureTask, data: Facts): Outcome<Facts> {
  const form = effect.form && findForm(world.compiled, effect.processId, effect.form);
  if (!form) return Object.keys(data).length === 0 ? done({}) : submissionInvalid([]);

  const facts = { ...one.variables, ...one.facts, params: world.parameters };
  const today = civilDateOf(world.clock.now);
  if (effect.supplement) {
    const { items, values } = effect.supplement;
    const marked = items.map(({ field }) => field);
    return checkedAs(
      validateSubmission(restrictForm(form, marked, values), { ...openAnswers(form, marked, values), ...data }, { today, prefilled: values, facts }),
    );
  }
  const prefilled = prefillValues(form, applicantOf(one.facts), (registry, where) => world.records(registry, where));
  const checked = checkedAs(validateSubmission(form, data, { today, prefilled, facts }));
  const application = checked.ok ? one.application(world.compiled) : undefined;
  const marks = checked.ok && application ? supplementProblems(form, checked.value, application) : [];
  return marks.length > 0 ? submissionInvalid(marks) : checked;
}

function checkedAs(checked: Submission): Outcome<Facts> {
  return checked.status === 'valid' ? done(checked.values) : submissionInvalid(checked.problems);
}

/** Everything that falls due on the way happens at its own time and in its own order, over all cases; what the clock begins comes after what waits for that instant. Gives why a case could not be opened. */
function advance(world: PureWorld, schedule: PureSchedule, target: number, mail: () => void): readonly Message[] {
  const refusals: Message[] = [];
  for (;;) {
    const next = [...world.cases.values()].flatMap((one) => ({ one, due: one.nextDue() ?? Number.POSITIVE_INFINITY })).sort((a, b) => a.due - b.due)[0];
    const start = schedule.nextDue() ?? Number.POSITIVE_INFINITY;
    const due = Math.min(next?.due ?? Number.POSITIVE_INFINITY, start);
    if (due > target) break;
    world.clock.moveTo(due);
    if (next && next.due <= start) next.one.takeDue();
    else refusals.push(...beginDue(world, schedule));
    mail();
  }
  world.clock.moveTo(target);
  return refusals;
}

function beginDue(world: PureWorld, schedule: PureSchedule): readonly Message[] {
  const due = schedule.takeDue(world.clock.now);
  const begun = due && beginByClock(world, due.start, { at: due.at, missed: due.missed });
  return begun && !begun.ok ? [withProblems(begun)] : [];
}

/** The refusal with what the form says of each field. */
function withProblems({ message, problems = [] }: Refused): Message {
  const told = (language: 'zh' | 'en') => problems.map(({ place, message: why }) => ` ${place} ${why[language]}`).join('');
  return { zh: message.zh + told('zh'), en: message.en + told('en') };
}
