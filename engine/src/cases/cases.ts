import type { FormDefinition } from '@onething/forms';
import type { Explanation, LegalBasis, Outcome } from '@onething/rules';
import type { Actor, Idempotent, Page } from '../engine.js';

/** 办件. The applicant sees the own ones unmasked; staff with a task of it see it masked; anybody else gets `CASE_NOT_FOUND`. */
export interface Cases {
  /** Validates the submission against the draft's release, opens the case and runs its first step. Refusals: `SUBMISSION_INVALID` with problems by field, `DRAFT_NOT_FOUND`. */
  open(from: { draft: string; values: Record<string, unknown> }, by: Actor, once: Idempotent): Promise<Outcome<{ id: string; number: string }>>;
  mine(by: Actor): Promise<Page<CaseEntry>>;
  get(id: string, by: Actor): Promise<Outcome<CaseEntryDetail>>;
  diagram(id: string, by: Actor): Promise<Outcome<{ xml: string; completed: string[]; active: string[]; incidents: string[] }>>;
  /** Calls back on every saved step of the case, also from other nodes (LISTEN/NOTIFY). */
  watch(id: string, by: Actor, changed: (change: { id: string; rev: number; state: CaseState }) => void): Promise<Outcome<() => void>>;
}

export type CaseState = 'running' | 'completed' | 'cancelled' | 'incident';

export interface CaseEntry {
  readonly id: string;
  readonly number: string;
  readonly matter: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly region: string;
  readonly regionName: string;
  readonly state: CaseState;
  readonly outcome?: string;
  readonly outcomeName?: string;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly dueDate?: string;
}

export interface DueDateEntry {
  readonly date: string;
  readonly at: string;
  readonly provisional: boolean;
  readonly calendar: string;
  readonly days: { date: string; counted: boolean; reason: string; name?: string }[];
}

/** The legal clock of a case, where it ever stood still. */
export interface ClockEntry {
  /** Since which civil day it stands still, and why. */
  readonly suspended?: { since: string; reason: string; reasonEn?: string };
  /** Every pause, in order; `to` is missing while it lasts. */
  readonly pauses: { from: string; to?: string; reason: string; reasonEn?: string }[];
}

/** Sub-matters of one kind in a case: as one line with its progress. */
export interface CaseParts {
  readonly elementId: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly total: number;
  readonly done: number;
  /** Those that are not done. */
  readonly items: readonly CasePart[];
}

export interface CasePart {
  readonly turn: number;
  readonly label?: string;
  readonly state: 'open' | 'failed';
  readonly since: string;
  readonly steps: readonly { readonly name: string; readonly nameEn?: string; readonly who?: string; readonly whoEn?: string }[];
}

export interface WaitingEntry {
  readonly kind: 'person' | 'system' | 'timer' | 'message' | 'incident';
  readonly elementId: string;
  readonly name: string;
  readonly who: string;
  readonly nameEn?: string;
  readonly whoEn?: string;
  readonly since: string;
  readonly due?: DueDateEntry;
  readonly reason: { zh: string; en: string };
}

export interface DecisionEntry {
  readonly id: string;
  readonly at: string;
  readonly elementId: string;
  readonly output: Record<string, unknown>;
  readonly explanation: Explanation;
}

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly elementId?: string;
  readonly name?: string;
  readonly by?: string;
  readonly text: { zh: string; en: string };
}

/** Another case that this one is about (`corrects`), or that is about this one. */
export interface RelatedCaseEntry extends CaseEntry {
  readonly relation: 'corrects' | 'correctedBy' | 'begunBy' | 'began';
  /** Whether this reader may open it. */
  readonly readable: boolean;
}

/** A task of the applicant: something to supplement. */
export interface OwnTaskEntry {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly dueDate?: string;
}

export interface CaseEntryDetail extends CaseEntry {
  readonly release: string;
  readonly applicantName: string;
  readonly refusal?: { code: string; message: string; remedy: string; basis: LegalBasis[] };
  readonly form: FormDefinition;
  readonly values: Record<string, unknown>;
  /** English texts of the release by pointer. */
  readonly texts: Record<string, string>;
  /** The promised period, day by day. */
  readonly due?: DueDateEntry;
  readonly clock?: ClockEntry;
  /** What the reader is to do: the applicant's own open tasks. */
  readonly ownTasks: OwnTaskEntry[];
  readonly waiting: WaitingEntry[];
  /** What runs side by side in six places and more. */
  readonly parts: readonly CaseParts[];
  readonly related: RelatedCaseEntry[];
  /** Matters with which this reader may correct or revoke what was decided here. */
  readonly corrections: { matter: string; title: string; titleEn?: string }[];
  readonly decisions: DecisionEntry[];
  readonly documents: import('../documents/documents.js').DocumentEntry[];
  readonly history: HistoryEntry[];
  readonly elapsedMs?: number;
}
