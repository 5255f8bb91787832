import type { Expression, FlowCondition } from './expression.js';
import type { ElementType, TriggerType } from './supported-elements.js';
import type { RestDay, TimerText } from './timer-text.js';

/** A process that can run: a frozen graph, made once per release. */
export interface CompiledProcess {
  readonly id: string;
  readonly name?: string;
  readonly path: string;
  readonly elements: ReadonlyMap<string, CompiledElement>;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  /** Some event waits for a condition, so that changes of variables are looked at. */
  readonly hasConditions: boolean;
  /** The process itself and its sub-processes, by id. */
  readonly containers: ReadonlyMap<string, Container>;
}

/** What a scope needs to know of the process or sub-process that it executes. */
export interface Container {
  readonly id: string;
  /** Where tokens begin: the none start event, else every element that nothing leads to. */
  readonly starts: readonly string[];
  /** Event sub-processes with the start event that triggers each. */
  readonly eventSubProcesses: readonly { readonly element: string; readonly start: string }[];
  /** Link catch events by link name. */
  readonly links: ReadonlyMap<string, string>;
}

export interface CompiledElement {
  readonly id: string;
  readonly type: ElementType;
  readonly name: string;
  readonly container: string;
  readonly incoming: readonly CompiledFlow[];
  readonly outgoing: readonly CompiledFlow[];
  readonly defaultFlow?: string;
  readonly trigger: CompiledTrigger;
  readonly attachedTo?: string;
  readonly interrupting: boolean;
  /** Boundary events attached to this activity. */
  readonly boundary: readonly string[];
  readonly form?: string;
  readonly candidates: readonly string[];
  readonly candidatesFrom?: Expression;
  readonly place?: Expression;
  readonly restDay?: RestDay;
  readonly excludes: readonly string[];
  readonly excludedPersons?: Expression;
  readonly assignee?: Expression;
  readonly due?: Expression;
  readonly supplements?: Expression;
  readonly suspends?: string;
  readonly decision?: string;
  readonly result?: string;
  readonly connector?: string;
  readonly inputs: readonly CompiledMapping[];
  readonly outputs: readonly CompiledMapping[];
  readonly keys: readonly Expression[];
  readonly script?: Expression;
  readonly calledElement?: string;
  readonly message?: string;
  readonly instantiate: boolean;
  readonly loop?: CompiledLoop;
  /** Begun by compensation only. */
  readonly forCompensation: boolean;
  /** The activity that undoes this one. */
  readonly handler?: string;
  /** Complex gateways: when the join goes on; reads `activationCount` and the counts of its flows by id. */
  readonly activation?: FlowCondition;
  readonly parallelEvents: boolean;
  readonly adHoc?: CompiledAdHoc;
  /** Of an event with several definitions: the event with each of them alone. */
  readonly parts: readonly CompiledElement[];
  /** Inclusive joins: for each incoming flow the elements from which a token could still come over it. */
  readonly upstream?: ReadonlyMap<string, ReadonlySet<string>>;
}

export type CompiledLoop = CompiledStandardLoop | CompiledMultiInstance;

export interface CompiledStandardLoop {
  readonly kind: 'standard';
  readonly testBefore: boolean;
  readonly condition?: FlowCondition;
  readonly maximum?: number;
}

export interface CompiledMultiInstance {
  readonly kind: 'multiInstance';
  readonly sequential: boolean;
  readonly cardinality?: Expression;
  readonly collection?: Expression;
  readonly element?: string;
  readonly collect?: string;
  readonly collected?: Expression;
  readonly completion?: FlowCondition;
  readonly throws: readonly CompiledLoopThrow[];
}

/** The activity as an event that is thrown when turns end. */
export interface CompiledLoopThrow {
  readonly at: 'none' | 'one' | 'complex';
  readonly condition?: FlowCondition;
  readonly event: CompiledElement;
}

export interface CompiledAdHoc {
  readonly sequential: boolean;
  readonly cancelRemaining: boolean;
  readonly completion?: FlowCondition;
}

export interface CompiledMapping {
  readonly name: string;
  readonly value: Expression;
}

export interface CompiledTrigger {
  readonly type: TriggerType;
  readonly name?: string;
  readonly time?: CompiledTime;
  readonly condition?: FlowCondition;
  readonly activityRef?: string;
  /** Of several definitions all must happen. */
  readonly parallel?: boolean;
}

/** Either stated in the model, or calculated when the timer is armed. */
export type CompiledTime = { readonly kind: TimeKind; readonly text: TimerText } | { readonly kind: TimeKind; readonly expression: Expression };

export type TimeKind = 'date' | 'duration' | 'cycle';

export interface CompiledFlow {
  readonly id: string;
  readonly name?: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: FlowCondition;
}
