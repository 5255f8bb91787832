import { type DueDate, dueDate, type Limit } from '@onething/rules';
import type { StepContext } from './command.js';
import type { Effect, LimitRule, OpenTask, ScheduleTimer } from './effect.js';
import { excludedPeriods, openSuspension } from './legal-clock.js';
import type { ActivityInstance, InstanceState } from './state.js';
import type { StepResult } from './step-result.js';

/** When a task of the case is due, as it was told. */
export interface ToldDue {
  readonly activity: string;
  readonly due: Pick<DueDate, 'at' | 'provisional'>;
}

/** What a calendar has moved: `before` and `after` are instants; equal where a provisional date is now sure. */
export interface MovedDue {
  readonly activity: string;
  readonly elementId: string;
  readonly name: string;
  readonly kind: 'task' | 'timer';
  readonly before: string;
  readonly after: string;
  readonly provisional: boolean;
}

/**
 * Counts the open periods of a case again in the calendar of the context, each from where it began and without the days of its
 * pauses. A step that is nothing but that: what it moved stands in its one event. The same calendar again moves nothing. While the
 * clock of the case stands still there is nothing to move but what ends the pause: the rest is counted when it goes on.
 */
export function recountClock(
  state: InstanceState,
  told: readonly ToldDue[],
  context: StepContext,
): { readonly result: StepResult; readonly moved: readonly MovedDue[] } {
  const count = new Recount(state, new Map(told.map(({ activity, due }) => [activity, due])), context);
  const scopes = Object.fromEntries(
    Object.entries(state.scopes).map(([id, scope]) => {
      const activities = Object.entries(scope.activities).map(([name, activity]) => [name, count.ofActivity(activity)] as const);
      return [id, { ...scope, activities: Object.fromEntries(activities) }];
    }),
  );
  const { effects, moved } = count;
  const event = {
    type: 'clock.recounted' as const,
    processId: state.scopes.root?.processId ?? '',
    at: context.now,
    data: { moved, calendar: context.calendar.id },
  };

  return { result: { state: { ...state, scopes }, effects, events: [event] }, moved };
}

class Recount {
  readonly effects: Effect[] = [];
  readonly moved: MovedDue[] = [];
  private readonly suspending: ReadonlySet<string>;
  private readonly stands: boolean;

  constructor(
    private readonly state: InstanceState,
    private readonly told: ReadonlyMap<string, ToldDue['due']>,
    private readonly context: StepContext,
  ) {
    this.stands = openSuspension(state) !== undefined;
    this.suspending = new Set((state.suspensions ?? []).map(({ activity }) => activity));
  }

  ofActivity(activity: ActivityInstance): ActivityInstance {
    const endsPause = this.suspending.has(activity.id) || this.suspending.has(activity.host ?? '');
    if (this.stands && !endsPause) return activity;
    const { work } = activity;
    if (work?.type === 'openTask') this.task(activity, work);

    return work?.type === 'scheduleTimer' && work.rule.kind === 'limit' ? this.timer(activity, work, work.rule) : activity;
  }

  private task({ id, since, elementId }: ActivityInstance, work: OpenTask): void {
    const before = this.told.get(id);
    if (!work.due || !before) return;
    const due = this.counted(work.due, since);
    if (due.at === before.at && due.provisional === before.provisional) return;

    this.effects.push({ type: 'moveTask', activity: id, due, warnAt: this.counted({ ...work.due, share: 0.8 }, since).at });
    this.moved.push({ activity: id, elementId, name: work.name, kind: 'task', before: before.at, after: due.at, provisional: due.provisional });
  }

  private timer(activity: ActivityInstance, work: ScheduleTimer, { limit, from }: LimitRule): ActivityInstance {
    const { id, elementId } = activity;
    const due = this.counted(limit, from);
    if (due.at === work.due && due.provisional === work.provisional) return activity;

    const again = { ...work, due: due.at, provisional: due.provisional };
    this.effects.push({ type: 'cancelTimer', activity: id }, again);
    this.moved.push({ activity: id, elementId, name: '', kind: 'timer', before: work.due, after: due.at, provisional: due.provisional });
    return { ...activity, work: again };
  }

  private counted(limit: Limit, from: string): DueDate {
    return dueDate(limit, from, this.context.calendar, excludedPeriods(this.state));
  }
}
