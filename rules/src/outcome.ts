import type { Message } from './values.js';

/** An expected result: either the value, or a refusal that says what to do next. Exceptions are for broken promises only. */
export type Outcome<T> = Done<T> | Refused;

export interface Done<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused {
  readonly ok: false;
  /** Stable code in capitals, for example `TASK_ALREADY_CLAIMED`. */
  readonly code: string;
  readonly message: Message;
  readonly problems?: readonly Problem[];
}

/** One thing that is wrong at one place: `place` is a JSON pointer (`/idNo`), or a file and element (`processes/apply.bpmn <userTask id="review">`). */
export interface Problem {
  readonly code: string;
  readonly place: string;
  readonly message: Message;
}

/** What a check found before anything runs. Errors forbid publishing, warnings do not. */
export interface Finding extends Problem {
  readonly severity: 'error' | 'warning';
}

/** The value was produced. */
export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

/** The request was understood and refused, for a reason that a person can act on. */
export function refused(code: string, message: Message, problems?: readonly Problem[]): Refused {
  return problems ? { ok: false, code, message, problems } : { ok: false, code, message };
}
