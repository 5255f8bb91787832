import type { Message, Outcome } from '@onething/rules';
import type { Actor, Idempotent, Page } from '../engine.js';

/** Failures that a person can resolve; each stops one activity, not the case. */
export interface Incidents {
  list(by: Actor): Promise<Page<IncidentEntry>>;
  retry(id: string, by: Actor, once: Idempotent): Promise<Outcome<void>>;
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
