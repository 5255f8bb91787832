import type { Facts, Message, Value } from '@onething/rules';
import type { OpenTask, RunConnector, ScheduleTimer, Subscribe } from './effect.js';

/**
 * The state of one running case, small JSON, versioned. Called processes (call activities) are scopes of the same state:
 * one save writes everything a step touched. Outside `processes` treat it as opaque; read it through `openWork(state)`.
 */
export interface InstanceState {
  readonly format: 1;
  readonly status: InstanceStatus;
  /** Next activity-instance number; ids are `a1`, `a2` … and never used twice. */
  readonly counter: number;
  readonly scopes: Readonly<Record<string, Scope>>;
  /** Moves that a step left over when its visit budget was used up; `{ type: 'continue' }` takes them up. */
  readonly queue?: readonly Arrival[];
}

/** A token about to enter an element: over a flow, or (`happened`) because the event that it is has just happened. */
export interface Arrival {
  readonly scope: string;
  readonly elementId: string;
  readonly flow?: string;
  /** What the event brought: a message's payload, `{ error: { code, message } }`. */
  readonly happened?: Facts;
}

export type InstanceStatus = 'running' | 'completed' | 'cancelled' | 'terminated';

/** One process, called process or sub-process that is being executed. */
export interface Scope {
  readonly id: string;
  readonly parent?: string;
  readonly processId: string;
  /** The sub-process or call activity that opened it; absent for the root. */
  readonly elementId?: string;
  /** Activity-instance id in the parent scope. */
  readonly activity?: string;
  readonly variables: Readonly<Record<string, Value>>;
  readonly activities: Readonly<Record<string, ActivityInstance>>;
  /** Taken sequence flows that wait at a join, by flow id, with their count. */
  readonly joins: Readonly<Record<string, number>>;
  /** A process sees only its own variables; a sub-process reads and writes those around it. */
  readonly kind: 'process' | 'subProcess';
  /** Who completed which user task, for `onething:excludes`; kept by processes. */
  readonly doers?: Readonly<Record<string, readonly string[]>>;
  /** The last end event reached. */
  readonly lastEnd?: string;
}

/** A token resting on an element: an open task, an armed event, a running call, an incident. */
export interface ActivityInstance {
  readonly id: string;
  readonly elementId: string;
  readonly status: 'waiting' | 'incident';
  /** A token moves on by sequence flows; an armed event waits beside the activity, gateway or scope that it belongs to. */
  readonly role: ActivityRole;
  readonly since: string;
  /** The flow over which the token came; a retry enters by it again. */
  readonly flow?: string;
  /** The event had happened before the token came; a retry must not wait for it again. */
  readonly happened?: Facts;
  /** The activity or event gateway that an armed event belongs to. */
  readonly host?: string;
  /** Armed events that belong to this one. */
  readonly attached?: readonly string[];
  /** What is outstanding outside, exactly as it was asked for. */
  readonly work?: OutstandingWork;
  /** True while a scope of the same id executes its inside. */
  readonly inside?: true;
  /** True once it is done and only the way on is open: a retry chooses the way again, and does not repeat the work. */
  readonly done?: true;
  /** True for the place holder of tokens that wait at a join for ever. */
  readonly stuck?: true;
  readonly incident?: { readonly code: string; readonly message: Message };
  readonly [extra: string]: unknown;
}

export type ActivityRole = 'token' | 'boundary' | 'gatewayEvent' | 'eventSubProcess';

export type OutstandingWork = OpenTask | RunConnector | ScheduleTimer | Subscribe;
