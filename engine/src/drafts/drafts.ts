import type { FormDefinition } from '@onething/forms';
import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Forms being filled in, kept field by field, visible to their owner only, on every device. */
export interface Drafts {
  /** Gives the owner's existing draft of the matter, or a new one with everything prefilled that is known. */
  /** `about` is the closed case that a correction is about. `MATTER_NOT_FOUND` also for a matter that is not this person's to begin. */
  open(matter: string, region: string, by: Actor, about?: string): Promise<Outcome<DraftEntry>>;
  get(id: string, by: Actor): Promise<Outcome<DraftEntry>>;
  list(by: Actor): Promise<readonly DraftEntry[]>;
  /** `DRAFT_CHANGED_ELSEWHERE` (409) when `rev` is old. Read-only and unknown fields are refused. */
  save(id: string, rev: number, values: Record<string, unknown>, by: Actor): Promise<Outcome<DraftEntry>>;
  discard(id: string, by: Actor): Promise<Outcome<void>>;
}

export interface DraftEntry {
  readonly id: string;
  readonly matter: string;
  readonly region: string;
  readonly release: string;
  readonly form: FormDefinition;
  readonly texts: Record<string, string>;
  readonly values: Record<string, unknown>;
  readonly prefilled: Record<string, { value: unknown; source: string; at: string; readOnly: boolean }>;
  /** The case that this one is about. */
  readonly about?: string;
  readonly savedAt: string;
  readonly rev: number;
}

/** What opening a case needs of the draft it comes from. */
export interface DraftsOfCases {
  get(id: string, by: Actor): Promise<Outcome<DraftEntry>>;
  /** The case is open: the draft has done its work. Idempotent. */
  remove(id: string, by: Actor): Promise<void>;
}
