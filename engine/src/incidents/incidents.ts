import type { Message, Outcome } from '@onething/rules';
import type { Actor, Idempotent, Page } from '../engine.js';

/** Failures that a person can resolve; each stops one activity, not the case. Refusals: `INCIDENT_NOT_FOUND` (404), `INCIDENT_ALREADY_RESOLVED` (409), `ANSWER_INVALID` (422). */
export interface Incidents {
  /** Open ones, newest first, and how many there are of each cause. */
  list(by: Actor, of?: IncidentCause): Promise<IncidentPage>;
  retry(id: string, by: Actor, once: Idempotent): Promise<Outcome<void>>;
  /** Tries all of one cause again, at most 1,000 at a time; the same key takes up where it stopped. */
  retryAll(cause: IncidentCause, by: Actor, once: Idempotent): Promise<Outcome<RetriedIncidents>>;
  /** Goes on as if the activity had given this answer (`values`, by name), with the reason on record. */
  skip(id: string, answer: { readonly reason: string; readonly values: Record<string, unknown> }, by: Actor, once: Idempotent): Promise<Outcome<void>>;
  /** Ends the whole case, with the reason on record. */
  cancel(id: string, reason: string, by: Actor, once: Idempotent): Promise<Outcome<void>>;
}

/** What incidents have in common: the code, and where they are. */
export interface IncidentCause {
  readonly code: string;
  readonly process?: string;
  readonly elementId?: string;
}

export interface IncidentPage extends Page<IncidentEntry> {
  readonly causes: readonly IncidentCauseEntry[];
}

export interface IncidentCauseEntry extends Required<IncidentCause> {
  readonly count: number;
  readonly message: Message;
}

export interface RetriedIncidents {
  readonly retried: number;
  /** Resolved by somebody else meanwhile, or gone with their case. */
  readonly refused: number;
  /** Of the same cause, beyond the thousand. */
  readonly left: number;
}

export interface IncidentEntry {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string;
  readonly elementId: string;
  readonly name: string;
  readonly code: string;
  readonly message: Message;
  readonly raisedAt: string;
  readonly attempts: number;
}
