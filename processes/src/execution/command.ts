import type { Calendar, Facts, Message, Value } from '@onething/rules';

/** What is asked of an instance. Every command is imperative; a command for an activity that is gone is refused, never ignored. */
export type Command =
  | StartInstance
  | CompleteActivity
  | FailActivity
  | FireTimer
  | CorrelateMessage
  | BroadcastSignal
  | RaiseIncident
  | RetryActivity
  | SetVariables
  | Continue
  | ReturnActivity
  | CancelInstance;

/** Begins at the none start event, or at the start event named by `startEvent`. */
export interface StartInstance {
  readonly type: 'startInstance';
  readonly processId: string;
  readonly variables: Facts;
  readonly startEvent?: string;
  /** Where the clock began it: the instant it was due, and how many before it went by unseen. */
  readonly occurrence?: { readonly at: string; readonly missed: number };
}

/** A user task was decided, a service answered. `output` reaches variables as the element's outputs say. */
export interface CompleteActivity {
  readonly type: 'completeActivity';
  readonly activity: string;
  readonly output: Facts;
  /** Who did it; kept in the scope so that `onething:excludes` of later tasks can name this task. */
  readonly by?: string;
}

/** A modelled BPMN error: it finds its catcher through scopes and call activities by code. */
export interface FailActivity {
  readonly type: 'failActivity';
  readonly activity: string;
  readonly error: { readonly code: string; readonly message?: string };
}

export interface FireTimer {
  readonly type: 'fireTimer';
  readonly activity: string;
}

/** Delivers to the one subscription `activity`. Matching by name and keys is the caller's (store's) work. */
export interface CorrelateMessage {
  readonly type: 'correlateMessage';
  readonly activity: string;
  readonly payload: Facts;
}

export interface BroadcastSignal {
  readonly type: 'broadcastSignal';
  readonly name: string;
  readonly payload: Facts;
}

/** A job gave up: the activity becomes an incident and keeps its place. */
export interface RaiseIncident {
  readonly type: 'raiseIncident';
  readonly activity: string;
  readonly code: string;
  readonly message: Message;
}

/** Tries the activity of an incident again. */
export interface RetryActivity {
  readonly type: 'retryActivity';
  readonly activity: string;
}

/** Writes variables of the root scope (a correction by staff); conditional events are re-evaluated. */
export interface SetVariables {
  readonly type: 'setVariables';
  readonly values: Facts;
}

/** Takes up what a step left over when its visit budget was used up. */
export interface Continue {
  readonly type: 'continue';
}

/** 退回: takes an activity back and begins an earlier one once more. `target` and `cancels` are what `returnTargets` names as sound. */
export interface ReturnActivity {
  readonly type: 'returnActivity';
  readonly activity: string;
  readonly target: string;
  readonly cancels: readonly string[];
  readonly reason: string;
  readonly by?: string;
}

export interface CancelInstance {
  readonly type: 'cancelInstance';
  readonly reason: string;
}

/** Everything a step may know besides state and command; all of it is data, so that a replay gives the same result. */
export interface StepContext {
  /** The instant of the step, RFC 3339. */
  readonly now: string;
  readonly calendar: Calendar;
  /** Parameters resolved for the date of the case, read as `params.<id>`. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** Read-only facts of the case: `case.no`, `case.date`, `case.region`, `applicant.name` … */
  readonly facts: Facts;
  /** Visits of elements allowed in this step before it pauses with a `continueLater` effect. Default 2,000. */
  readonly budget?: number;
  /** Tokens that one instance may have at a time. Default 500. */
  readonly tokens?: number;
}
