import type { Facts, Message } from '@onething/rules';
import type { CompiledFlow } from '../language/compiled-process.js';
import type { Arrival, CompletedInside, OutstandingWork, Scope, ScopeKind } from './state.js';

/** How far an activity came. Behaviours answer with one of these; the kernel draws the consequences. */
export type Progress = Completed | Waiting | Entered | Failed | Thrown;

/** Done: the variables are set, `then` happens (a signal goes out, a scope is terminated), then the flows are taken. */
export interface Completed {
  readonly status: 'completed';
  readonly variables: Facts;
  /** Flows that a gateway chose; absent: those that the element's conditions let through. */
  readonly flows?: readonly TakenFlow[];
  readonly then?: () => void;
  /** What was completed inside it and could be undone. */
  readonly inside?: CompletedInside;
}

export interface TakenFlow {
  readonly flow: CompiledFlow;
  /** Text of the condition that held. */
  readonly because?: string;
  /** What it read, by the names that it uses; for the default, what all conditions read. */
  readonly facts?: Facts;
}

/** Something outside must happen first. */
export interface Waiting {
  readonly status: 'waiting';
  readonly work?: OutstandingWork;
  /** Events armed with it, of which one will carry on (event gateway). */
  readonly events?: readonly string[];
  /** The event has several definitions: each is armed by itself. */
  readonly parts?: boolean;
}

/** A scope was opened inside: it is executed first. */
export interface Entered {
  readonly status: 'entered';
  readonly processId: string;
  readonly kind: ScopeKind;
  readonly variables: Facts;
  readonly begin: readonly Omit<Arrival, 'scope'>[];
  /** What the scope knows from the start. */
  readonly knows?: Pick<Scope, 'turns' | 'undoing' | 'compensable' | 'ahead'>;
}

/** Cannot go on by itself: becomes an incident on this activity. */
export interface Failed {
  readonly status: 'failed';
  readonly code: string;
  readonly message: Message;
}

/** A modelled error or escalation looks for its catcher. */
export interface Thrown {
  readonly status: 'thrown';
  readonly error: BpmnError;
}

export interface BpmnError {
  readonly code: string;
  readonly message?: string;
}

export function completed(variables: Facts = {}, more: Omit<Completed, 'status' | 'variables'> = {}): Completed {
  return { status: 'completed', variables, ...more };
}

export function waiting(work?: OutstandingWork): Waiting {
  return { status: 'waiting', work };
}

export function failed(code: string, message: Message): Failed {
  return { status: 'failed', code, message };
}

export function thrown(error: BpmnError): Thrown {
  return { status: 'thrown', error };
}
