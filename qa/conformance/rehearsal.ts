import {
  type Command,
  type CompiledElement,
  type CompiledProcess,
  compileProcess,
  createProcessSet,
  type Effect,
  type HistoryEvent,
  type InstanceState,
  openWork,
  type ProcessSet,
  parseProcess,
  step,
} from '@onething/processes';
import { chinaCalendar, type Facts, type Outcome } from '@onething/rules';

/** What a case says about the outside: what happens when a connector is asked, or something goes wrong. */
export interface Outside {
  readonly work?: (work: Extract<Effect, { type: 'runConnector' }>, instance: Running) => void;
  readonly incident?: (incident: Extract<Effect, { type: 'openIncident' }>, element: CompiledElement) => void;
}

export interface Running {
  state?: InstanceState;
}

export type Reload = 'plain' | 'reload' | 'idle';

/**
 * All processes of one file with their instances on one virtual clock: messages and signals pass between them, and by `reload`
 * the state is saved and read again between all steps, or once more without anything having happened.
 */
export class Rehearsal {
  now = '2026-09-14T09:00:00+08:00';
  readonly instances: Running[] = [];
  readonly events: HistoryEvent[] = [];
  readonly refused: string[] = [];
  private readonly later: (() => void)[] = [];
  private readonly delayed: { readonly at: number; readonly task: () => void }[] = [];

  private constructor(
    readonly processes: Readonly<Record<string, CompiledProcess>>,
    private readonly definitions: ProcessSet,
    private readonly variables: Facts,
    private readonly outside: Outside,
    private readonly reload: Reload,
  ) {}

  /** Refused with the problems of the file where it does not run. */
  static async open(xml: string, variables: Facts, outside: Outside = {}, reload: Reload = 'plain'): Promise<Outcome<Rehearsal>> {
    const parsed = await parseProcess(xml);
    if (!parsed.ok) return parsed;

    const processes: Record<string, CompiledProcess> = {};
    for (const { id } of parsed.value.processes) {
      const compiled = compileProcess(parsed.value, id);
      if (!compiled.ok) return compiled;
      processes[id] = compiled.value;
    }
    return { ok: true, value: new Rehearsal(processes, createProcessSet({ processes }), variables, outside, reload) };
  }

  get running(): readonly Running[] {
    return this.instances.filter(({ state }) => state?.status === 'running');
  }

  element(processId: string, elementId: string): CompiledElement {
    const element = this.processes[processId]?.elements.get(elementId);
    if (!element) throw new Error(`No element ${elementId}`);
    return element;
  }

  start(processId: string, startEvent?: string): boolean {
    const instance: Running = {};
    this.instances.push(instance);
    if (this.send(instance, { type: 'startInstance', processId, variables: this.variables, startEvent })) return true;

    this.instances.pop();
    return false;
  }

  send(instance: Running, command: Command): boolean {
    const before = instance.state && this.reload !== 'plain' ? (JSON.parse(JSON.stringify(instance.state)) as InstanceState) : instance.state;
    const outcome = step(this.definitions, before, command, { now: this.now, calendar: chinaCalendar, parameters: {}, facts: {} });
    if (!outcome.ok) {
      this.refused.push(outcome.code);
      return false;
    }
    instance.state = this.reload === 'idle' ? (JSON.parse(JSON.stringify(outcome.value.state)) as InstanceState) : outcome.value.state;
    this.events.push(...outcome.value.events);
    for (const effect of outcome.value.effects) this.happen(instance, effect);
    return true;
  }

  /** What effects have set off, until nothing is left to do at this instant. */
  settle(): void {
    for (let turns = 0; turns < 2000; turns++) {
      const next = this.later.shift();
      if (!next) return;
      next();
    }
  }

  /** Does something once everything before it has settled. */
  afterwards(task: () => void): void {
    this.later.push(task);
  }

  /** Work that takes its time on the virtual clock. */
  delay(seconds: number, task: () => void): void {
    this.delayed.push({ at: Date.parse(this.now) + seconds * 1000, task });
  }

  /** To one subscriber, else it starts a process. */
  message(name: string): boolean {
    for (const instance of this.running) {
      const found = instance.state && openWork(instance.state).subscriptions.find((item) => item.kind === 'message' && item.name === name);
      if (found) return this.send(instance, { type: 'correlateMessage', activity: found.activity, payload: {} });
    }
    return this.startBy((element) => startsByMessage(element, name)) || this.startGateway(name);
  }

  /** To everybody who waits, in every instance; else it starts a process. */
  signal(name: string, except?: Running): void {
    const reached = this.running.filter((instance) => instance !== except && this.send(instance, { type: 'broadcastSignal', name, payload: {} }));
    if (reached.length === 0) this.startBy(({ type, trigger }) => type === 'startEvent' && trigger.type === 'signal' && trigger.name === name);
  }

  /** Moves the clock to the earliest timer and fires it; a timer that starts a process is due when nothing else is. */
  fireNextTimer(): boolean {
    const timers = this.running.flatMap((instance) => (instance.state ? openWork(instance.state).timers.map((timer) => ({ instance, timer })) : []));
    const [next] = timers.sort((a, b) => Date.parse(a.timer.due) - Date.parse(b.timer.due));
    if (this.finishDelayed(next ? Date.parse(next.timer.due) : Number.POSITIVE_INFINITY)) return true;
    if (!next) return this.instances.length === 0 && this.startBy(({ type, trigger }) => type === 'startEvent' && trigger.type === 'timer');

    this.now = next.timer.due;
    return this.send(next.instance, { type: 'fireTimer', activity: next.timer.activity });
  }

  /** Finishes the work that is done before this instant, if there is any. */
  private finishDelayed(before: number): boolean {
    const index = this.delayed.findIndex(({ at }) => at < before);
    const [work] = index < 0 ? [] : this.delayed.splice(index, 1);
    work?.task();
    return work !== undefined;
  }

  startBy(starts: (element: CompiledElement) => boolean): boolean {
    for (const process of Object.values(this.processes)) {
      const found = [...process.elements.values()].find((element) => element.container === process.id && starts(element));
      if (found) return this.start(process.id, found.id);
    }
    return false;
  }

  private startGateway(message: string): boolean {
    return this.startBy(({ type, instantiate }) => type === 'eventBasedGateway' && instantiate) && this.message(message);
  }

  private happen(instance: Running, effect: Effect): void {
    if (effect.type === 'runConnector') this.afterwards(() => this.outside.work?.(effect, instance));
    if (effect.type === 'sendMessage') this.afterwards(() => this.message(effect.name));
    if (effect.type === 'throwSignal') this.afterwards(() => this.signal(effect.name, instance));
    if (effect.type === 'openIncident') this.outside.incident?.(effect, this.element(effect.processId, effect.elementId));
    if (effect.type === 'continueLater') this.afterwards(() => this.send(instance, { type: 'continue' }));
  }
}

function startsByMessage({ type, trigger, instantiate, message }: CompiledElement, name: string): boolean {
  return (type === 'startEvent' && trigger.type === 'message' && trigger.name === name) || (type === 'receiveTask' && instantiate && message === name);
}
