import type { FormDefinition } from '@onething/forms';
import { civilDateOf, type DueDate, dueDate, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import type { SimulatedDocument, SimulatedNotification } from '../../connectors/connector.js';
import type { Command } from '../../execution/command.js';
import type { CloseTask, Effect, OpenIncident, OpenTask, RunConnector, ScheduleTimer, Subscribe } from '../../execution/effect.js';
import { excludedPeriods, openSuspension } from '../../execution/legal-clock.js';
import type { InstanceState } from '../../execution/state.js';
import { step } from '../../execution/step.js';
import type { StepResult } from '../../execution/step-result.js';
import type { CompiledPackage } from '../../package/compiled-package.js';
import { findForm } from '../../package/find-form.js';
import type { Matter } from '../../package/package.js';
import type { InspectedPayList, NamedPerson } from '../scenario-backend.js';
import { inspectedPayList } from './inspected-pay-list.js';
import { millisecondsOf } from './pure-clock.js';
import type { PureWorld } from './pure-world.js';
import { mostAttempts, retryDelay } from './retry-delay.js';

/** A call that is to be made, or tried again. */
interface PendingCall {
  readonly effect: RunConnector;
  readonly attempts: number;
  /** Milliseconds. */
  readonly due: number;
}

export interface PureTask {
  readonly effect: OpenTask;
  readonly due?: DueDate;
}

/** One case of a rehearsal: its state, the work that is outstanding, and what has happened. */
export class PureCase {
  readonly tasks = new Map<string, PureTask>();
  readonly timers = new Map<string, ScheduleTimer>();
  readonly incidents = new Map<string, OpenIncident>();
  readonly subscriptions = new Map<string, Subscribe>();
  readonly documents: SimulatedDocument[] = [];
  readonly notifications: SimulatedNotification[] = [];
  readonly events: StepResult['events'][number][] = [];
  /** What other cases have to hear of; taken by the backend. */
  readonly outgoing: Extract<Effect, { type: 'sendMessage' | 'throwSignal' }>[] = [];
  outcome: string | null = null;
  /** The answers of the application. */
  values: Facts = {};
  state: InstanceState | undefined;
  private readonly calls = new Map<string, PendingCall>();
  private readonly parameters: Readonly<Record<string, Value>>;
  readonly facts: Facts;
  private readonly openedAt: string;
  /** Tasks that were closed, in order, with what became of them. */
  readonly closedTasks: { readonly effect: OpenTask; readonly reason: 'completed' | 'cancelled' }[] = [];

  constructor(
    private readonly world: PureWorld,
    readonly id: string,
    readonly matter: Matter,
    readonly applicant: NamedPerson,
    private readonly about?: PureCase,
    /** The case whose message has begun this one, or the clock. */
    readonly begunBy?: string,
  ) {
    const { now } = world.clock;
    const date = civilDateOf(now);
    const { name, idNo, mobile } = applicant;
    this.parameters = world.parameters;
    this.openedAt = now;
    this.facts = {
      case: {
        id,
        no: `${world.region}-${date.replaceAll('-', '')}-${id}`,
        date,
        region: world.region,
        regionName: world.region,
        openedAt: now,
        matter: matter.id,
      },
      applicant: { id: applicant.id, name, ...(idNo === undefined ? {} : { idNo }), ...(mobile === undefined ? {} : { mobile }) },
    };
  }

  /** Its own papers, and those that others have issued into it. */
  get papers(): readonly SimulatedDocument[] {
    return [...this.documents, ...this.world.papersOf(this.id)];
  }

  get earlierDocuments(): readonly SimulatedDocument[] {
    return this.about?.papers ?? [];
  }

  get number(): string {
    const { case: file } = this.facts;
    return typeof file === 'object' && file !== null && 'no' in file ? String(file.no) : '';
  }

  /** What a form about this case may read of it. */
  get asRead(): Facts {
    const { applicant } = this.facts;
    const { number } = this;
    const { id, title } = this.matter;
    return { id: this.id, number, matter: id, title, outcome: this.outcome, values: this.values, applicant: applicant ?? null, variables: this.variables };
  }

  /** The form that the case was opened with. */
  application(compiled: CompiledPackage): FormDefinition | undefined {
    return findForm(compiled, this.matter.process, this.matter.form);
  }

  /** The period that the matter promises, from the day of acceptance, without the days on which the clock stood still. */
  get clock(): { readonly due: string | null; readonly suspended: boolean } {
    const { clock } = this.world;
    const excluded = excludedPeriods(this.state ?? {});
    return { due: dueDate(this.matter.promised, this.openedAt, clock.calendar, excluded).date, suspended: openSuspension(this.state ?? {}) !== undefined };
  }

  get variables(): Readonly<Record<string, Value>> {
    return this.state?.scopes.root?.variables ?? {};
  }

  /** Pay lists that it has made, as an inspection shows them. */
  get payments(): readonly InspectedPayList[] {
    return this.world.payListsOf(this.id).map(inspectedPayList);
  }

  /** What its people were told, by itself and by others. */
  get told(): readonly SimulatedNotification[] {
    return [...this.notifications, ...this.world.mailOf(this.id)];
  }

  /** One step, and what it asks for at once: connectors that are due, and the rest of a step that was too long. */
  do(command: Command): Outcome<void> {
    const taken = this.step(command);
    if (taken.ok) this.runDueCalls();
    return taken;
  }

  /** The next instant at which something is due here. */
  nextDue(): number | undefined {
    const due = [...[...this.timers.values()].map((timer) => millisecondsOf(timer.due)), ...[...this.calls.values()].map((call) => call.due)];
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  /** Fires one timer that is due, else tries the calls that are. */
  takeDue(): void {
    const [timer] = [...this.timers.values()]
      .filter(({ due }) => millisecondsOf(due) <= this.world.clock.milliseconds)
      .sort((a, b) => millisecondsOf(a.due) - millisecondsOf(b.due));
    if (timer) this.fire(timer);
    else this.runDueCalls();
  }

  private fire({ activity }: ScheduleTimer): void {
    this.timers.delete(activity);
    this.do({ type: 'fireTimer', activity });
  }

  private step(command: Command): Outcome<void> {
    const { clock, compiled } = this.world;
    const result = step(compiled.processes, this.state, command, { now: clock.now, calendar: clock.calendar, parameters: this.parameters, facts: this.facts });
    if (!result.ok) return result;

    this.state = this.world.keep(this.id, command, result.value);
    this.events.push(...result.value.events);
    for (const effect of result.value.effects) this.carryOut(effect);
    return result.value.effects.some(({ type }) => type === 'continueLater') ? this.step({ type: 'continue' }) : { ok: true, value: undefined };
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'openTask':
        this.tasks.set(effect.activity, this.taskOf(effect));
        break;
      case 'closeTask':
        this.closeTask(effect);
        break;
      case 'scheduleTimer':
        this.timers.set(effect.activity, effect);
        break;
      case 'cancelTimer':
        this.timers.delete(effect.activity);
        break;
      case 'runConnector':
        this.calls.set(effect.activity, { effect, attempts: 0, due: this.world.clock.milliseconds });
        break;
      case 'cancelConnector':
        this.calls.delete(effect.activity);
        break;
      case 'subscribe':
        this.subscriptions.set(effect.activity, effect);
        break;
      case 'unsubscribe':
        this.subscriptions.delete(effect.activity);
        break;
      case 'sendMessage':
      case 'throwSignal':
        this.outgoing.push(effect);
        break;
      case 'openIncident':
        this.incidents.set(effect.activity, effect);
        break;
      case 'closeIncident':
        this.incidents.delete(effect.activity);
        break;
      case 'endInstance':
        this.outcome = effect.endEvent ?? effect.status;
        break;
      case 'moveTask':
        this.changeTask(effect.activity, ({ effect: task }) => ({ effect: task, ...(effect.due && { due: effect.due }) }));
        break;
      case 'excludePersons':
        this.changeTask(effect.activity, ({ effect: task, due }) => ({ effect: { ...task, excluded: effect.excluded }, ...(due && { due }) }));
        break;
      case 'continueLater':
        break;
    }
  }

  private closeTask({ activity, reason }: CloseTask): void {
    const task = this.tasks.get(activity);
    if (task) this.closedTasks.push({ effect: task.effect, reason });
    this.tasks.delete(activity);
  }

  private changeTask(activity: string, change: (task: PureTask) => PureTask): void {
    const task = this.tasks.get(activity);
    if (task) this.tasks.set(activity, change(task));
  }

  private taskOf(effect: OpenTask): PureTask {
    const { clock } = this.world;
    return effect.due ? { effect, due: dueDate(effect.due, clock.now, clock.calendar) } : { effect };
  }

  private runDueCalls(): void {
    for (let call = this.dueCall(); call; call = this.dueCall()) {
      this.calls.delete(call.effect.activity);
      this.make(call);
    }
  }

  private dueCall(): PendingCall | undefined {
    return [...this.calls.values()].find(({ due }) => due <= this.world.clock.milliseconds);
  }

  private make({ effect, attempts }: PendingCall): void {
    const { activity, connector, input } = effect;
    const answer = this.world.call(connector, input, `${this.id}/${activity}`, this);
    if (answer?.status === 'answered') this.step({ type: 'completeActivity', activity, output: answer.output });
    else if (answer?.status === 'error') this.step({ type: 'failActivity', activity, error: answer });
    else if (answer) this.step({ type: 'raiseIncident', activity, code: answer.code, message: answer.message });
    else if (attempts + 1 < mostAttempts)
      this.calls.set(activity, { effect, attempts: attempts + 1, due: this.world.clock.milliseconds + retryDelay(attempts + 1) });
    else this.step({ type: 'raiseIncident', activity, code: 'CONNECTOR_NO_ANSWER', message: noAnswer(connector) });
  }
}

function noAnswer(connector: string) {
  return { zh: `“${connector}”多次没有应答，请稍后重试`, en: `"${connector}" did not answer after several tries; try again later` };
}

/** A refusal of a task that is not there any more, or never was. */
export function taskGone(became: 'completed' | 'cancelled' | undefined, task: string): Outcome<never> {
  if (became === 'completed') return refused('TASK_ALREADY_COMPLETED', { zh: `任务“${task}”已办理`, en: `The task "${task}" was already completed` });
  if (became === 'cancelled') return refused('TASK_NO_LONGER_NEEDED', { zh: `任务“${task}”不再需要办理`, en: `The task "${task}" is no longer needed` });

  return refused('TASK_NOT_FOUND', { zh: `没有打开的任务“${task}”`, en: `There is no open task "${task}"` });
}
