import type { Facts, Message, Value } from '@onething/rules';
import type { OpenTask, RunConnector, ScheduleTimer, Subscribe } from './effect.js';

/**
 * The state of one running case, small JSON, versioned. Called processes (call activities) are scopes of the same state:
 * one save writes everything a step touched. Outside `processes` treat it as opaque; read it through `openWork(state)`.
 */
export interface InstanceState {
  readonly format: 2;
  readonly status: InstanceStatus;
  /** Next activity-instance number; ids are `a1`, `a2` … and never used twice. */
  readonly counter: number;
  readonly scopes: Readonly<Record<string, Scope>>;
  /** Moves that a step left over when its visit budget was used up; `{ type: 'continue' }` takes them up. */
  readonly queue?: readonly Arrival[];
  /** Every time that the legal clock of the case stood still, in order; absent while it never did. */
  readonly suspensions?: readonly Suspension[];
}

/** A pause of the legal clock. */
export interface Suspension {
  /** The task that it waited for. */
  readonly activity: string;
  readonly reason: string;
  /** Civil days: the one on which it began, and the one on which it ended. The clock counts again from the day after. */
  readonly from: string;
  readonly to?: string;
}

/** A token about to enter an element: over a flow, or (`happened`) because the event that it is has just happened. */
export interface Arrival {
  readonly scope: string;
  readonly elementId: string;
  readonly flow?: string;
  /** What the event brought: a message's payload, `{ error: { code, message } }`. */
  readonly happened?: Facts;
  /** One turn of a loop, counted from 1. */
  readonly turn?: number;
  /** Variables that only this activity sees. */
  readonly local?: Facts;
  /** What was completed inside the activity and is now to be undone. */
  readonly compensating?: CompletedInside;
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
  /** A process sees only its own variables; all others read and write those around them. */
  readonly kind: ScopeKind;
  /** Who completed which user task, for `onething:excludes`; kept by processes. */
  readonly doers?: Readonly<Record<string, readonly string[]>>;
  /** The last end event reached. */
  readonly lastEnd?: string;
  /** One turn of a multi-instance activity: variables that are new inside stay inside, so that turns do not overwrite each other. */
  readonly own?: true;
  /** The turns of a loop. */
  readonly turns?: Turns;
  /** What could be undone, in the order in which it was completed. */
  readonly compensable?: readonly CompensationRecord[];
  /** What is still to be undone; the last one comes first. */
  readonly undoing?: readonly CompensationRecord[];
  /** A transaction that is being cancelled: its cancel event follows when everything is undone. */
  readonly cancelled?: true;
  /** Complex gateways that have gone on and wait for the other tokens, with the flows that have done their part. */
  readonly activated?: Readonly<Record<string, readonly string[]>>;
  /** Activities of a sequential ad-hoc sub-process that have not begun. */
  readonly ahead?: readonly string[];
}

/** `loop` holds the turns of an activity, `compensation` what is being undone. */
export type ScopeKind = 'process' | 'subProcess' | 'loop' | 'compensation';

/** How far a loop is. */
export interface Turns {
  /** Absent: nobody knows beforehand (standard loops). */
  readonly total?: number;
  readonly started: number;
  readonly completed: number;
  /** Of the collection, the items of turns that have not begun, by the turn's number. */
  readonly items?: Readonly<Record<string, Value>>;
  /** What the turns gave, by number. */
  readonly gave?: Readonly<Record<string, Value>>;
}

/** A completed activity that can be undone: by its handler, or by undoing what was completed inside. */
export interface CompensationRecord {
  readonly elementId: string;
  readonly handler?: string;
  readonly local?: Facts;
  readonly inside?: CompletedInside;
}

/** What is kept of a completed sub-process or called process. */
export interface CompletedInside {
  readonly processId: string;
  readonly kind: ScopeKind;
  readonly elementId?: string;
  readonly variables: Readonly<Record<string, Value>>;
  readonly records: readonly CompensationRecord[];
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
  /** One turn of a loop; the activity that holds the turns has none. */
  readonly turn?: number;
  /** Variables that only this activity sees. */
  readonly local?: Facts;
  /** What was completed inside before and is being undone now. */
  readonly compensating?: CompletedInside;
  /** One of several definitions of its host event. */
  readonly part?: number;
  /** The condition held when it was last looked at: it happens again only after it did not. */
  readonly held?: true;
  readonly incident?: { readonly code: string; readonly message: Message };
  /** A timer of a legal period that stands still with the clock: it is not armed. */
  readonly paused?: true;
}

export type ActivityRole = 'token' | 'boundary' | 'gatewayEvent' | 'eventSubProcess' | 'part';

export type OutstandingWork = OpenTask | RunConnector | ScheduleTimer | Subscribe;
