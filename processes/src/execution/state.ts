import type { Value } from '@onething/rules';

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
}

/** A token resting on an element: an open task, an armed event, a running call, an incident. */
export interface ActivityInstance {
  readonly id: string;
  readonly elementId: string;
  readonly status: 'waiting' | 'incident';
  readonly [extra: string]: unknown;
}
