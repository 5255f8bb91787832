import type { DueDate, Evaluation, Facts, Limit, Message, Value } from '@onething/rules';

/** What must happen outside after the state is saved. `activity` is the identity of the work within the instance. */
export type Effect =
  | OpenTask
  | CloseTask
  | ScheduleTimer
  | CancelTimer
  | RunConnector
  | CancelConnector
  | Subscribe
  | Unsubscribe
  | SendMessage
  | ThrowSignal
  | OpenIncident
  | CloseIncident
  | EndInstance
  | ContinueLater
  | MoveTask
  | ExcludePersons;

interface Work {
  readonly activity: string;
  readonly elementId: string;
  readonly processId: string;
}

export interface OpenTask extends Work {
  readonly type: 'openTask';
  readonly name: string;
  readonly form?: string;
  /** Role ports of the package whose holders may claim it. */
  readonly candidates: readonly string[];
  /** The ports were given by the caller of a fragment, so they are those of the case's own package. */
  readonly candidatesOfCase?: true;
  readonly assignee?: string;
  /** Persons who must not do it: they did an earlier task that this one excludes. */
  readonly excluded: readonly string[];
  readonly due?: Limit;
  /** Read-only facts shown beside the form (the task's `onething:input`s). */
  readonly input: Facts;
  /** An application that is asked again, in part. */
  readonly supplement?: Supplement;
  /** The legal clock of the case stands still while the task is open, for this reason. */
  readonly suspends?: string;
}

/** 补正: the form as it was answered, and the fields that are open again, each with what is missing. */
export interface Supplement {
  /** Qualified id of the form. */
  readonly form: string;
  readonly values: Facts;
  readonly items: readonly SupplementItem[];
}

export interface SupplementItem {
  readonly field: string;
  readonly note: string;
}

/** The due date of an open task has moved with the legal clock; without one the clock stands still. */
export interface MoveTask {
  readonly type: 'moveTask';
  readonly activity: string;
  readonly due?: DueDate;
  /** When 80 % of the period are over, RFC 3339. */
  readonly warnAt?: string;
}

/** Of several tasks that were opened together, who has done one must not do this one. */
export interface ExcludePersons {
  readonly type: 'excludePersons';
  readonly activity: string;
  /** Everybody who is excluded now. */
  readonly excluded: readonly string[];
}

export interface CloseTask {
  readonly type: 'closeTask';
  readonly activity: string;
  readonly reason: 'completed' | 'cancelled';
  /** For those whose task vanished: why it is no longer needed. */
  readonly note?: Message;
}

export interface ScheduleTimer extends Work {
  readonly type: 'scheduleTimer';
  /** The rule is stored, not only the instant: a working-day timer is recomputed when the calendar changes. */
  readonly rule: TimerRule;
  readonly due: string;
  readonly provisional: boolean;
}

export type TimerRule =
  | { readonly kind: 'date'; readonly at: string }
  | { readonly kind: 'duration'; readonly iso: string; readonly from: string }
  | LimitRule
  | { readonly kind: 'cycle'; readonly text: string; readonly remaining?: number; readonly from: string };

/** A legal period: counted again when the calendar changes or the clock stood still. */
export interface LimitRule {
  readonly kind: 'limit';
  readonly limit: Limit;
  readonly from: string;
}

export interface CancelTimer {
  readonly type: 'cancelTimer';
  readonly activity: string;
}

/** Becomes a job: run after the commit, at least once, with (tenant, instance, activity) as its idempotency key. */
export interface RunConnector extends Work {
  readonly type: 'runConnector';
  readonly connector: string;
  readonly input: Facts;
}

export interface CancelConnector {
  readonly type: 'cancelConnector';
  readonly activity: string;
}

export interface Subscribe extends Work {
  readonly type: 'subscribe';
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly keys: readonly Value[];
}

export interface Unsubscribe {
  readonly type: 'unsubscribe';
  readonly activity: string;
}

export interface SendMessage extends Work {
  readonly type: 'sendMessage';
  readonly name: string;
  readonly keys: readonly Value[];
  readonly payload: Facts;
}

export interface ThrowSignal extends Work {
  readonly type: 'throwSignal';
  readonly name: string;
  readonly payload: Facts;
}

export interface OpenIncident extends Work {
  readonly type: 'openIncident';
  readonly code: string;
  readonly message: Message;
}

export interface CloseIncident {
  readonly type: 'closeIncident';
  readonly activity: string;
}

export interface EndInstance {
  readonly type: 'endInstance';
  readonly status: 'completed' | 'cancelled' | 'terminated';
  /** Id and name of the end event that ended the root: the outcome of the case (`end-issued`, `end-refused`). */
  readonly endEvent?: string;
  readonly endName?: string;
}

/** The visit budget is used up: save, then send `{ type: 'continue' }` as a job. */
export interface ContinueLater {
  readonly type: 'continueLater';
}

/** What happened, for the history; names are participles. `fold(events)` explains the state. */
export interface HistoryEvent {
  readonly type: HistoryEventType;
  readonly processId: string;
  readonly elementId?: string;
  readonly activity?: string;
  readonly at: string;
  /** For `decision.evaluated` the whole Evaluation and the facts that were given; for `flow.taken` the condition that held and the facts that it read; for `activity.completed` who and the outputs' names; for `scope.opened` what the scope begins with; for `activity.returned` where to, why and who. */
  readonly data?: Readonly<Record<string, unknown>> & { readonly evaluation?: Evaluation; readonly facts?: Facts };
}

export type HistoryEventType =
  | 'instance.started'
  | 'instance.completed'
  | 'instance.cancelled'
  | 'instance.terminated'
  | 'activity.entered'
  | 'activity.completed'
  | 'activity.cancelled'
  | 'activity.returned'
  | 'flow.taken'
  | 'decision.evaluated'
  | 'scope.opened'
  | 'variables.set'
  | 'timer.scheduled'
  | 'timer.fired'
  | 'message.correlated'
  | 'signal.caught'
  | 'error.thrown'
  | 'error.caught'
  | 'clock.suspended'
  | 'clock.resumed'
  | 'clock.recounted'
  | 'incident.raised'
  | 'incident.resolved';
