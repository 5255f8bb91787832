import type { FormDefinition } from '@onething/forms';
import type { Message, Outcome } from '@onething/rules';
import type { CaseEntry, DecisionEntry, DueDateEntry, HistoryEntry } from '../cases/cases.js';
import type { DocumentEntry } from '../documents/documents.js';
import type { Actor, Idempotent, Page } from '../engine.js';

/** 待办. Refusals: `TASK_NOT_FOUND` (404), `TASK_ALREADY_CLAIMED`, `TASK_ALREADY_COMPLETED` (409), `TASK_NOT_YOURS`, `TASK_EXCLUDED` (four eyes, 403), `SUBMISSION_INVALID` (422). */
export interface Tasks {
  list(
    query: { view: 'mine' | 'group' | 'done'; q?: string; after?: string },
    by: Actor,
  ): Promise<Page<TaskEntry> & { counts: { mine: number; group: number; overdue: number } }>;
  /** `id` is `instance.activity`. */
  get(id: string, by: Actor): Promise<Outcome<TaskEntryDetail>>;
  claim(id: string, by: Actor, once: Idempotent): Promise<Outcome<TaskEntryDetail>>;
  release(id: string, by: Actor, once: Idempotent): Promise<Outcome<TaskEntryDetail>>;
  complete(id: string, values: Record<string, unknown>, by: Actor, once: Idempotent): Promise<Outcome<void>>;
}

export interface TaskEntry {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly status: 'open' | 'claimed' | 'completed' | 'cancelled';
  readonly case: CaseEntry;
  readonly applicantName: string;
  readonly assignee?: { id: string; name: string };
  readonly candidates: string[];
  readonly createdAt: string;
  readonly due?: DueDateEntry;
  readonly colour: 'green' | 'yellow' | 'red' | 'none';
}

export interface TaskEntryDetail extends TaskEntry {
  readonly form: FormDefinition;
  readonly texts: Record<string, string>;
  readonly values: Record<string, unknown>;
  readonly input: { name: string; title: string; value: unknown }[];
  readonly caseForm: FormDefinition;
  readonly caseValues: Record<string, unknown>;
  readonly decisions: DecisionEntry[];
  readonly documents: DocumentEntry[];
  readonly history: HistoryEntry[];
  readonly allowed: ('claim' | 'release' | 'complete')[];
  readonly refusal?: { code: string; message: Message };
}
