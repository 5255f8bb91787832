import type { Outcome } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';

/** 请假代办. Refusals: `SUBSTITUTION_INVALID` (422), `SUBSTITUTION_OVERLAPS` (409), `SUBSTITUTION_NOT_FOUND`, `PERSON_NOT_FOUND` (404). */
export interface Substitutions {
  /** What this person has given and received. */
  list(by: Actor): Promise<readonly SubstitutionEntry[]>;
  /** Who could stand in: the staff of the same tenant. */
  colleagues(by: Actor): Promise<readonly { id: string; name: string }[]>;
  /** For oneself; a department administrator also for somebody of the tenant. */
  set(substitution: SubstitutionRequest, by: Actor, once: Idempotent): Promise<Outcome<void>>;
  end(id: string, by: Actor, once: Idempotent): Promise<Outcome<void>>;
}

export interface SubstitutionRequest {
  readonly person?: string;
  readonly substitute: string;
  /** Civil days, both count. */
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}

export interface SubstitutionEntry {
  readonly id: string;
  readonly person: { id: string; name: string };
  readonly substitute: { id: string; name: string };
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly state: 'planned' | 'active' | 'ended';
}
