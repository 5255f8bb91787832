import { chinaCalendar, type Facts, type Outcome, type Value } from '@onething/rules';
import type { Command, StepContext } from '../execution/command.js';
import { completedElements } from '../execution/completed-elements.js';
import type { Effect, HistoryEvent } from '../execution/effect.js';
import { explainWaiting } from '../execution/explain-waiting.js';
import { foldHistory, standingOf } from '../execution/fold-history.js';
import { type OpenWork, openWork } from '../execution/open-work.js';
import { createProcessSet, type ProcessSet, type ProcessSetParts } from '../execution/process-set.js';
import { readState } from '../execution/read-state.js';
import type { InstanceState } from '../execution/state.js';
import { step } from '../execution/step.js';
import type { StepResult } from '../execution/step-result.js';
import { compileProcess } from '../language/compile-process.js';
import type { CompiledProcess } from '../language/compiled-process.js';
import type { ModelLimits } from '../language/limits.js';
import { parseProcess } from '../language/parse-process.js';
import { Outstanding } from './outstanding.js';

/** Files by qualified process id; the first is the process that is played. */
export type Files = Readonly<Record<string, string>>;

/** Compiles the files of a test into a set. */
export async function processSetOf(
  files: Files,
  decisions: ProcessSetParts['decisions'] = {},
  limits?: ModelLimits,
  messageStarts: ProcessSetParts['messageStarts'] = {},
): Promise<ProcessSet> {
  const processes: Record<string, CompiledProcess> = {};
  for (const [id, xml] of Object.entries(files)) processes[id] = valueIn(compileProcess(valueIn(await parseProcess(xml, `processes/${id}.bpmn`, limits))));
  return createProcessSet({ processes, decisions, messageStarts });
}

/** Starts the first process of the files. */
export async function play(files: Files, variables: Facts = {}, decisions: ProcessSetParts['decisions'] = {}): Promise<PlayedInstance> {
  const instance = new PlayedInstance(await processSetOf(files, decisions));
  instance.send({ type: 'startInstance', processId: Object.keys(files)[0] ?? '', variables });
  return instance;
}

export function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/**
 * One instance on a virtual clock. Every step is taken twice, from the state in memory and from the state saved as JSON and
 * read again (the state in memory must be the state that was read), the history and the outstanding work are added up from events
 * and effects: all must agree, in every test that plays.
 */
export class PlayedInstance {
  now = '2026-09-14T09:00:00+08:00';
  readonly effects: Effect[] = [];
  readonly events: HistoryEvent[] = [];
  private readonly outstanding = new Outstanding();
  private present: InstanceState | undefined;

  constructor(
    readonly definitions: ProcessSet,
    private readonly context: Partial<StepContext> = {},
  ) {}

  get state(): InstanceState {
    if (!this.present) throw new Error('Not started');
    return this.present;
  }

  get open(): OpenWork {
    return openWork(this.state);
  }

  get status(): string {
    return this.state.status;
  }

  /** Element ids of open user tasks, in order. */
  get tasks(): readonly string[] {
    return this.open.tasks.map(({ elementId }) => elementId);
  }

  get incidents(): readonly string[] {
    return this.open.incidents.map(({ elementId, code }) => `${elementId} ${code}`);
  }

  get completed(): string {
    return completedElements(this.events).join(' ');
  }

  get variables(): Facts {
    return this.state.scopes.root?.variables ?? {};
  }

  /** Id of the end event that ended the instance. */
  get outcome(): string | undefined {
    return this.effects.findLast((effect) => effect.type === 'endInstance')?.endEvent;
  }

  /** The command must be accepted. */
  send(command: Command): this {
    valueIn(this.offer(command));
    return this;
  }

  /** The command may be refused. */
  offer(command: Command): Outcome<StepResult> {
    const context = { now: this.now, calendar: chinaCalendar, parameters: {}, facts: {}, ...this.context };
    const before = JSON.stringify(this.present);
    const outcome = step(this.definitions, this.present, command, context);
    const reloaded = before === undefined ? undefined : (JSON.parse(before) as InstanceState);
    expect(step(this.definitions, reloaded, command, context)).toEqual(outcome);
    expect(JSON.stringify(this.present)).toBe(before);
    if (outcome.ok) this.take(command, outcome.value);
    return outcome;
  }

  complete(elementId: string, output: Facts = {}, by?: string): this {
    const task = found(this.open.tasks, elementId);
    return this.send({ type: 'completeActivity', activity: task.activity, output, by });
  }

  answer(elementId: string, output: Facts = {}): this {
    return this.send({ type: 'completeActivity', activity: found(this.open.jobs, elementId).activity, output });
  }

  fail(elementId: string, code: string): this {
    return this.send({ type: 'failActivity', activity: found([...this.open.jobs, ...this.open.tasks], elementId).activity, error: { code } });
  }

  /** Moves the clock to the earliest timer and fires it. */
  fireNextTimer(): this {
    const [next] = [...this.open.timers].sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
    if (!next) throw new Error('No timer is armed');
    this.now = next.due;
    return this.send({ type: 'fireTimer', activity: next.activity });
  }

  message(name: string, payload: Record<string, Value> = {}): this {
    const subscription = this.open.subscriptions.find((item) => item.kind === 'message' && item.name === name);
    if (!subscription) throw new Error(`Nobody waits for ${name}`);
    return this.send({ type: 'correlateMessage', activity: subscription.activity, payload });
  }

  signal(name: string, payload: Record<string, Value> = {}): this {
    return this.send({ type: 'broadcastSignal', name, payload });
  }

  retry(elementId: string): this {
    return this.send({ type: 'retryActivity', activity: found(this.open.incidents, elementId).activity });
  }

  private take(command: Command, { state, effects, events }: StepResult): void {
    this.present = state;
    this.effects.push(...effects);
    this.events.push(...events);
    expect(foldHistory(this.events)).toEqual(standingOf(state));
    expect(unexplained(this.definitions, state)).toEqual([]);
    expect(readState(JSON.parse(JSON.stringify(state)))).toStrictEqual({ ok: true, value: state });
    expect(JSON.parse(JSON.stringify([effects, events]))).toStrictEqual([effects, events]);
    this.outstanding.command(command);
    for (const effect of effects) this.outstanding.effect(effect);
    const open = openWork(state);
    expect(byActivity([...open.tasks, ...open.timers, ...open.jobs, ...open.subscriptions])).toEqual(byActivity([...this.outstanding.work.values()]));
    expect(byActivity(open.incidents)).toEqual(byActivity([...this.outstanding.incidents.values()]));
  }
}

/** Tokens that rest somewhere without a reason. */
function unexplained(definitions: ProcessSet, state: InstanceState): readonly string[] {
  if (state.status !== 'running') return [];

  const explained = new Set(explainWaiting(definitions, state).map(({ activity }) => activity));
  const resting = Object.values(state.scopes).flatMap(({ activities }) => Object.values(activities).filter(({ role }) => role === 'token'));
  return resting.filter(({ id }) => !explained.has(id)).map(({ elementId }) => elementId);
}

function byActivity(work: readonly Effect[]): Record<string, Effect> {
  return Object.fromEntries(work.map((item) => ['activity' in item ? item.activity : '', item]));
}

function found<T extends { elementId: string }>(work: readonly T[], elementId: string): T {
  const item = work.find((candidate) => candidate.elementId === elementId);
  if (!item) throw new Error(`Nothing is open at ${elementId}`);
  return item;
}
