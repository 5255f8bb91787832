import type { HistoryEventType, InstanceState, TimerRule } from '@onething/processes';
import type { DueDate, Evaluation, Facts, Message, Value } from '@onething/rules';

/** What is fixed when a case is opened and read by every later step: a replay needs nothing else. */
export interface CaseContext {
  readonly parameters: Readonly<Record<string, Value>>;
  /** `case.*` and `applicant.*` of expressions. */
  readonly facts: Facts & { readonly case: CaseFacts; readonly applicant: ApplicantFacts };
  /** The task of another case that has called this one; no expression reads it. */
  readonly calledBy?: { readonly tenant: string; readonly instance: string; readonly activity: string };
}

export type CaseFacts = Readonly<Record<'id' | 'no' | 'date' | 'region' | 'regionName' | 'openedAt' | 'matter', string>>;
export type ApplicantFacts = { readonly id: string; readonly name: string; readonly idNo?: string; readonly mobile?: string };

/** A row of `task`, as the store gives it. */
export interface TaskRow {
  readonly instance: string;
  readonly activity: string;
  readonly element: string;
  readonly process: string;
  readonly name: string;
  readonly form: string | null;
  readonly candidates: readonly string[];
  readonly assignee: string | null;
  readonly assignee_name: string | null;
  /** When the assignee took it; nothing where the model has given it. */
  readonly claimed_at: string | null;
  readonly excluded: readonly string[];
  readonly input: Facts;
  readonly status: 'open' | 'claimed' | 'completed' | 'cancelled';
  readonly created_at: string;
  readonly due: DueDate | null;
  readonly due_at: string | null;
  readonly warn_at: string | null;
  readonly completed_at: string | null;
  readonly completed_by: string | null;
  readonly completed_by_name: string | null;
  /** Of a task that was closed without having been done: why it is no longer needed, and whose step ended it. */
  readonly note: Message | null;
  readonly ended_by_name: string | null;
}

export type TaskToOpen = Omit<TaskRow, 'status' | 'claimed_at' | 'completed_at' | 'completed_by' | 'completed_by_name' | 'note' | 'ended_by_name'>;

/** Everything that one step changes beside state and revision; the save writes it in the same transaction. */
export interface StepRows {
  readonly changed: readonly CaseChange[];
  readonly tasks: readonly TaskToOpen[];
  readonly closed_tasks: readonly ClosedTask[];
  readonly moved_tasks: readonly MovedTask[];
  readonly timers: readonly (WorkRow & { rule: TimerRule; provisional: boolean; due_at: string })[];
  readonly jobs: readonly JobToRun[];
  readonly subscriptions: readonly (WorkRow & { kind: 'message' | 'signal'; name: string; keys: string })[];
  readonly gone: readonly GoneWork[];
  readonly incidents: readonly (WorkRow & { id: string; code: string; message: Message; attempts: number })[];
  readonly closed_incidents: readonly { instance: string; activity: string; actor: string; resolution?: Resolution['how']; reason?: string }[];
  readonly events: readonly EventRow[];
  readonly decisions: readonly DecisionRow[];
}

/** How somebody has settled an incident. */
export interface Resolution {
  readonly how: 'retried' | 'skipped' | 'cancelled';
  readonly reason?: string;
}

export interface ClosedTask {
  readonly instance: string;
  readonly activity: string;
  readonly status: 'completed' | 'cancelled';
  readonly actor?: string;
  readonly actor_name?: string;
  readonly note?: Message;
  readonly ended_by_name?: string;
}

/** An open task whose due date has moved with the clock (`moved`, without dates while it stands still), or that somebody must not do any more. */
export interface MovedTask {
  readonly instance: string;
  readonly activity: string;
  readonly moved?: true;
  readonly due?: DueDate;
  readonly due_at?: string;
  readonly warn_at?: string;
  readonly excluded?: readonly string[];
}

/** An armed row that this step has answered or taken back. */
export interface GoneWork {
  readonly instance: string;
  readonly activity: string;
  readonly kind: 'timer' | 'subscription' | JobKind;
}

/** `external` is work that a program of somebody else fetches; it stands in a table of its own. */
export type JobKind = 'connector' | 'message' | 'signal' | 'delivery' | 'continue' | 'external';

export interface WorkRow {
  readonly instance: string;
  readonly activity: string;
  readonly element: string;
  readonly process: string;
}

export interface JobToRun extends WorkRow {
  readonly kind: JobKind;
  readonly connector?: string;
  /** `package/port` of external work. */
  readonly topic?: string;
  readonly input: Facts;
  readonly due_at: string;
  readonly node: string | null;
}

export interface CaseChange {
  readonly instance: string;
  readonly state: 'running' | 'completed' | 'cancelled' | 'incident';
  readonly outcome?: string;
  readonly outcome_name?: string;
  readonly refusal?: Value;
  /** The due date of the case, where the clock stood still since. */
  readonly due?: DueDate;
  /** The answers of the application, where they were supplemented. */
  readonly values?: Facts;
}

/** A line of history; all lines of one step have its moment and its revision. */
export interface EventRow {
  readonly instance: string;
  readonly id: string;
  readonly rev: number;
  readonly at: string;
  readonly type: HistoryEventType;
  readonly process: string;
  readonly element?: string;
  readonly activity?: string;
  readonly actor?: string;
  readonly data?: unknown;
}

export interface DecisionRow {
  readonly id: string;
  readonly instance: string;
  readonly at: string;
  readonly element: string;
  readonly decision: string;
  readonly status: Evaluation['status'];
  readonly output?: Readonly<Record<string, Value>>;
  readonly evaluation: Evaluation;
  /** Where another engine is to be asked about it. */
  readonly asked?: SampledDecision;
}

/** A decision of the sample, with the facts that it may read. */
export interface SampledDecision {
  readonly activity: string;
  readonly process: string;
  readonly release: string;
  /** Its qualified id in the release. */
  readonly decision: string;
  readonly facts: Facts;
}

/** The rows of a new case. */
export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly draft?: string;
  readonly release: string;
  readonly package: string;
  readonly process: string;
  readonly context: CaseContext;
  readonly matter: string;
  readonly title: string;
  readonly title_en?: string;
  readonly form: string;
  readonly region: string;
  readonly region_name: string;
  readonly applicant: string;
  readonly applicant_name: string;
  readonly values: Facts;
  readonly parameters_hash: string;
  readonly opened_at: string;
  readonly due?: DueDate;
  /** The case that it is about: a correction. */
  readonly about?: string;
}

/** One item of the save. */
export interface StepToSave {
  readonly tenant: string;
  readonly instance: string;
  /** The revision that was loaded; 0 opens a new case. */
  readonly rev: number;
  readonly state: InstanceState;
  /** The same as JSON, written once. */
  readonly stateText: string;
  readonly once?: { readonly key: string; readonly hash: string; readonly reply: unknown };
  readonly actor: string;
  readonly action: string;
  readonly opened?: OpenedCase;
  readonly rows: StepRows;
}

export type SaveResult = 'saved' | 'conflict' | 'repeated';
