import type { Facts } from '@onething/rules';
import type { CompiledElement } from '../language/compiled-process.js';
import type { StepContext } from './command.js';
import type { Effect, HistoryEvent, HistoryEventType } from './effect.js';
import { netEffects } from './net-effects.js';
import { elementOf, type ProcessSet } from './process-set.js';
import { stateFormat } from './read-state.js';
import type { ActivityInstance, Arrival, InstanceState, InstanceStatus, Scope } from './state.js';
import type { StepResult } from './step-result.js';
import { restingTokens, type WorkingScope, waitingAtJoins, workOn } from './working-scope.js';

export type { WorkingScope } from './working-scope.js';

/** A signal on its way to everybody in the instance who waits for it. */
export interface Signal {
  readonly name: string;
  readonly payload: Facts;
  /** A loop that throws it itself: the event on its own border catches it without interrupting. */
  readonly spares?: string;
}

/** Id of the scope of the instance's own process. */
export const rootScope = 'root';

/**
 * One step in progress: a working copy of the state (only the scopes that are touched are copied), the queue of moves, and
 * what will be told to the outside. It lives as long as one call of `step`.
 */
export class Run {
  readonly effects: Effect[] = [];
  readonly events: HistoryEvent[] = [];
  status: InstanceStatus;
  private counter: number;
  private queue: Arrival[];
  private next = 0;
  private readonly touched = new Map<string, WorkingScope | undefined>();
  private readonly signals: Signal[] = [];
  private readonly simultaneous: { readonly signal: Signal; readonly moves: ReadonlySet<Arrival> }[] = [];
  private readonly unsettled = new Set<string>();
  private changed = new Set<string>();
  private watched = new Set<string>();
  private readonly factsByScope = new Map<string, Facts>();

  constructor(
    readonly definitions: ProcessSet,
    private readonly before: InstanceState,
    readonly context: StepContext,
  ) {
    this.status = before.status;
    this.counter = before.counter;
    this.queue = [...(before.queue ?? [])];
  }

  newId(): string {
    return `a${this.counter++}`;
  }

  /** The scope, ready to be changed; nothing when it has ended. */
  scope(id: string): WorkingScope | undefined {
    if (this.touched.has(id)) return this.touched.get(id);

    const scope = Object.hasOwn(this.before.scopes, id) ? this.before.scopes[id] : undefined;
    if (scope) this.touched.set(id, workOn(scope, this.before.queue ?? []));
    return this.touched.get(id);
  }

  /** The process of a scope, without preparing the scope for a change. */
  processIdOf(id: string): string | undefined {
    return (this.touched.has(id) ? this.touched.get(id) : this.before.scopes[id])?.processId;
  }

  scopeIds(): readonly string[] {
    const old = Object.keys(this.before.scopes).filter((id) => !this.touched.has(id) || this.touched.get(id));
    return [...old, ...[...this.touched.keys()].filter((id) => this.touched.get(id) && !Object.hasOwn(this.before.scopes, id))];
  }

  openScope(scope: Omit<Scope, 'activities' | 'joins'>): WorkingScope {
    const opened = workOn({ ...scope, activities: {}, joins: {} }, []);
    this.touched.set(scope.id, opened);
    return opened;
  }

  closeScope(id: string): void {
    this.touched.set(id, undefined);
  }

  /** The activity and the scope that it stands in. */
  find(activity: string): { scope: WorkingScope; activity: ActivityInstance } | undefined {
    for (const id of this.scopeIds()) {
      const known = this.touched.get(id)?.activities.has(activity) ?? Object.hasOwn(this.before.scopes[id]?.activities ?? {}, activity);
      const scope = known ? this.scope(id) : undefined;
      const found = scope?.activities.get(activity);
      if (scope && found) return { scope, activity: found };
    }
    return undefined;
  }

  put(scope: WorkingScope, activity: ActivityInstance): void {
    if (activity.role === 'token' && !scope.activities.has(activity.id)) scope.tokens++;
    scope.activities.set(activity.id, activity);
  }

  remove(scope: WorkingScope, activity: ActivityInstance): void {
    if (!scope.activities.delete(activity.id)) return;
    if (activity.role === 'token') scope.tokens--;
    this.unsettled.add(scope.id);
  }

  element(scope: WorkingScope, elementId: string): CompiledElement {
    return elementOf(this.definitions, scope.processId, elementId);
  }

  /** Queues a move; the queue is worked off one by one, so that a long chain needs no deep stack. */
  push(move: Arrival): void {
    const scope = this.scope(move.scope);
    if (scope) scope.arriving++;
    this.queue.push(move);
  }

  /** The next move. Throws when nothing is pending. */
  take(): Arrival {
    const move = this.queue[this.next];
    if (!move) throw new Error('Nothing is pending');

    this.next++;
    const scope = this.scope(move.scope);
    if (scope) scope.arriving--;
    this.unsettled.add(move.scope);
    return move;
  }

  /** A signal is delivered before any scope can end, so that one thrown by an end event still finds its catchers. */
  broadcast(signal: Signal): void {
    this.signals.push(signal);
    this.simultaneous.push({ signal, moves: new Set(this.queue) });
  }

  /** Signals thrown while this move was already under way: at the same instant, so the order of branches must not decide. */
  signalsDuring(move: Arrival): readonly Signal[] {
    return this.simultaneous.filter(({ moves }) => moves.has(move)).map(({ signal }) => signal);
  }

  takeSignal(): Signal | undefined {
    return this.signals.shift();
  }

  /** Drops the moves under way to a scope that is being cancelled. */
  dropMoves(scope: WorkingScope): void {
    this.forgetTaken();
    this.queue = this.queue.filter((move) => move.scope !== scope.id);
    scope.arriving = 0;
  }

  clearQueue(): void {
    this.queue = [];
    this.next = 0;
  }

  get pending(): boolean {
    return this.next < this.queue.length;
  }

  /** A scope in which something left since it was last looked at. */
  takeUnsettled(): WorkingScope | undefined {
    for (const id of this.unsettled) {
      this.unsettled.delete(id);
      const scope = this.scope(id);
      if (scope) return scope;
    }
    return undefined;
  }

  unsettle({ id }: { readonly id: string }): void {
    this.unsettled.add(id);
  }

  emit(effect: Effect): void {
    this.effects.push(effect);
  }

  tell(type: HistoryEventType, scope: { processId: string }, about: { elementId?: string; activity?: string; data?: HistoryEvent['data'] } = {}): void {
    const { elementId, activity, data } = about;
    const { processId } = scope;
    const { now: at } = this.context;
    // One shape an event, written out: a spread costs as much as the rest of a move.
    if (elementId === undefined) this.events.push(data === undefined ? { type, processId, at } : { type, processId, data, at });
    else if (activity === undefined) this.events.push(data === undefined ? { type, processId, elementId, at } : { type, processId, elementId, data, at });
    else this.events.push(data === undefined ? { type, processId, elementId, activity, at } : { type, processId, elementId, activity, data, at });
  }

  /** Facts that expressions of a scope read; kept until a variable changes. */
  factsOf(scope: WorkingScope, make: () => Facts): Facts {
    const known = this.factsByScope.get(scope.id);
    if (known) return known;

    const facts = make();
    this.factsByScope.set(scope.id, facts);
    return facts;
  }

  variablesChanged(names: readonly string[]): void {
    this.factsByScope.clear();
    for (const name of names) this.changed.add(name);
  }

  /** An event that waits for a condition was armed: it is looked at as soon as the move is done. */
  watch(activity: string): void {
    this.watched.add(activity);
  }

  /** Variables written and conditions armed since this was last asked. */
  takeChanges(): { readonly variables: ReadonlySet<string>; readonly armed: ReadonlySet<string> } | undefined {
    if (this.changed.size === 0 && this.watched.size === 0) return undefined;

    const changes = { variables: this.changed, armed: this.watched };
    this.changed = new Set();
    this.watched = new Set();
    return changes;
  }

  /** Tokens of the whole instance: resting, under way, and waiting at joins. */
  get tokens(): number {
    return this.scopeIds().reduce((sum, id) => sum + this.tokensOf(id), this.queue.length - this.next);
  }

  private tokensOf(id: string): number {
    const working = this.touched.get(id);
    if (working) return working.tokens + waitingAtJoins(working);

    const before = this.untouched(id);
    return restingTokens(Object.values(before.activities)) + waitingAtJoins(before);
  }

  result(): StepResult {
    this.forgetTaken();
    const scopes = Object.fromEntries(this.scopeIds().map((id) => [id, this.stateOf(id)]));
    const queue = this.queue.length > 0 ? { queue: this.queue } : {};
    const suspensions = this.before.suspensions ? { suspensions: this.before.suspensions } : {};
    return {
      state: { format: stateFormat, status: this.status, counter: this.counter, scopes, ...queue, ...suspensions },
      effects: netEffects(this.effects),
      events: this.events,
    };
  }

  private stateOf(id: string): Scope {
    const working = this.touched.get(id);
    if (!working) return this.untouched(id);

    const { tokens, arriving, ...scope } = working;
    return { ...scope, activities: Object.fromEntries(scope.activities) };
  }

  private untouched(id: string): Scope {
    const scope = this.before.scopes[id];
    if (!scope) throw new Error(`There is no scope "${id}"`);
    return scope;
  }

  private forgetTaken(): void {
    this.queue = this.queue.slice(this.next);
    this.next = 0;
  }
}
