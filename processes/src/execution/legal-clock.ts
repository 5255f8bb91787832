import { addDays, civilDateOf, dueDate, type ExcludedPeriod } from '@onething/rules';
import type { StepContext } from './command.js';
import type { Effect, HistoryEvent, LimitRule, OpenTask, ScheduleTimer } from './effect.js';
import type { ActivityInstance, InstanceState, Scope, Suspension } from './state.js';
import type { StepResult } from './step-result.js';

/**
 * The legal clock of a case stands still while a task with `onething:suspends` is open (补正): timers of legal periods are
 * taken down and the due dates of the other tasks are open. When the last such task is closed, all of them are counted again
 * from where they began, without the days between. The task's own timer runs: it is what ends the pause.
 */
export function keepClock(result: StepResult, context: StepContext): StepResult {
  const begun = result.effects.flatMap((effect) =>
    effect.type === 'openTask' && effect.suspends !== undefined ? [{ ...effect, reason: effect.suspends }] : [],
  );
  const earlier = result.state.suspensions ?? [];
  if (begun.length === 0 && earlier.length === 0) return result;

  const today = civilDateOf(context.now);
  const closed = new Set(result.effects.flatMap((effect) => (effect.type === 'closeTask' ? [effect.activity] : [])));
  const suspensions = [
    ...earlier.map((one) => (one.to === undefined && closed.has(one.activity) ? { ...one, to: today } : one)),
    ...begun.map(({ activity, reason }): Suspension => ({ activity, reason, from: today })),
  ];
  return moved({ ...result, state: { ...result.state, suspensions } }, earlier, context);
}

/** The days that do not count: from the day after the clock was stopped to the day on which it went on (民法典 art. 201: the day of the event is not counted). A pause that lasts has no end to count with yet. */
export function excludedPeriods({ suspensions = [] }: Pick<InstanceState, 'suspensions'>): readonly ExcludedPeriod[] {
  return suspensions.flatMap(({ from, to, reason }) => (to !== undefined && from < to ? [{ from: addDays(from, 1), to, reason }] : []));
}

/** The pause that the case is in, if it is in one. */
export function openSuspension({ suspensions = [] }: Pick<InstanceState, 'suspensions'>): Suspension | undefined {
  return suspensions.find(({ to }) => to === undefined);
}

function moved(result: StepResult, earlier: readonly Suspension[], context: StepContext): StepResult {
  const { state } = result;
  const wasOpen = openSuspension({ suspensions: earlier });
  const isOpen = openSuspension(state);
  const stands = isOpen !== undefined;
  if (state.status !== 'running' || (!stands && !wasOpen)) return result;

  const opened = new Set(result.effects.flatMap((effect) => (effect.type === 'openTask' ? [effect.activity] : [])));
  const change = new ClockChange(state, { stands, stood: wasOpen !== undefined, opened }, context);
  const scopes = Object.fromEntries(Object.entries(state.scopes).map(([id, scope]) => [id, change.ofScope(scope)]));
  const events = stands === (wasOpen !== undefined) ? [] : [told(stands ? 'clock.suspended' : 'clock.resumed', isOpen ?? wasOpen, state, context)];
  return { state: { ...state, scopes }, effects: withoutTakenDown(result.effects, change.effects), events: [...result.events, ...events] };
}

/** What the pause or its end does to timers and tasks. */
class ClockChange {
  readonly effects: Effect[] = [];
  private readonly suspending: ReadonlySet<string>;
  private readonly excluded: readonly ExcludedPeriod[];

  constructor(
    state: InstanceState,
    private readonly turn: { readonly stands: boolean; readonly stood: boolean; readonly opened: ReadonlySet<string> },
    private readonly context: StepContext,
  ) {
    this.suspending = new Set((state.suspensions ?? []).map(({ activity }) => activity));
    this.excluded = excludedPeriods(state);
  }

  ofScope(scope: Scope): Scope {
    const activities = Object.entries(scope.activities).map(([id, activity]) => [id, this.ofActivity(activity)] as const);
    return { ...scope, activities: Object.fromEntries(activities) };
  }

  private ofActivity(activity: ActivityInstance): ActivityInstance {
    if (this.suspending.has(activity.id) || this.suspending.has(activity.host ?? '')) return activity;
    const { work } = activity;
    if (work?.type === 'openTask') this.moveTask(activity, work);
    if (work?.type !== 'scheduleTimer' || work.rule.kind !== 'limit') return activity;
    return this.turn.stands ? this.pause(activity) : this.goOn(activity, work, work.rule);
  }

  private pause(activity: ActivityInstance): ActivityInstance {
    if (activity.paused) return activity;

    this.effects.push({ type: 'cancelTimer', activity: activity.id });
    return { ...activity, paused: true };
  }

  private goOn({ paused, ...activity }: ActivityInstance, before: ScheduleTimer, { limit, from }: LimitRule): ActivityInstance {
    if (!paused) return activity;

    const { at, provisional } = dueDate(limit, from, this.context.calendar, this.excluded);
    const work = { ...before, due: at, provisional };
    this.effects.push(work);
    return { ...activity, work };
  }

  /** A task whose clock stands still has no due date until it goes on. */
  private moveTask({ id, since }: ActivityInstance, work: OpenTask): void {
    const { stands, stood, opened } = this.turn;
    if (!work.due || (stood ? opened.has(id) !== stands : !stands)) return;
    if (stands) this.effects.push({ type: 'moveTask', activity: id });
    else {
      const due = dueDate(work.due, since, this.context.calendar, this.excluded);
      const { at: warnAt } = dueDate({ ...work.due, share: 0.8 }, since, this.context.calendar, this.excluded);
      this.effects.push({ type: 'moveTask', activity: id, due, warnAt });
    }
  }
}

/** A timer that was armed and taken down in one step never needs to be heard of. */
function withoutTakenDown(effects: readonly Effect[], change: readonly Effect[]): readonly Effect[] {
  const armed = new Set(effects.flatMap((effect) => (effect.type === 'scheduleTimer' ? [effect.activity] : [])));
  const down = new Set(change.flatMap((effect) => (effect.type === 'cancelTimer' && armed.has(effect.activity) ? [effect.activity] : [])));
  const stays = (effect: Effect) => !('activity' in effect && down.has(effect.activity) && ['scheduleTimer', 'cancelTimer'].includes(effect.type));
  return [...effects.filter(stays), ...change.filter(stays)];
}

function told(type: 'clock.suspended' | 'clock.resumed', about: Suspension | undefined, state: InstanceState, { now }: StepContext): HistoryEvent {
  const scope = Object.values(state.scopes).find(({ activities }) => Object.hasOwn(activities, about?.activity ?? '')) ?? state.scopes.root;
  return { type, processId: scope?.processId ?? '', at: now, data: { reason: about?.reason ?? '', from: about?.from ?? '' } };
}
