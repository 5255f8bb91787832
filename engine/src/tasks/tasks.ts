import type { FormDefinition } from '@onething/forms';
import type { Message, Outcome } from '@onething/rules';
import type { CaseEntry, ClockEntry, DecisionEntry, DueDateEntry, HistoryEntry } from '../cases/cases.js';
import type { DocumentEntry } from '../documents/documents.js';
import type { Actor, Idempotent, Page } from '../engine.js';

/** 待办. Refusals: `TASK_NOT_FOUND` (404), `TASK_ALREADY_CLAIMED`, `TASK_ALREADY_COMPLETED`, `TASK_NO_LONGER_NEEDED` (409), `TASK_NOT_YOURS`, `TASK_EXCLUDED` (four eyes, 403), `SUBMISSION_INVALID` (422). */
export interface Tasks {
  list(query: TaskListQuery, by: Actor): Promise<TaskListPage>;
  /** `id` is `instance.activity`. */
  get(id: string, by: Actor): Promise<Outcome<TaskEntryDetail>>;
  claim(id: string, by: Actor, once: Idempotent): Promise<Outcome<TaskEntryDetail>>;
  release(id: string, by: Actor, once: Idempotent): Promise<Outcome<TaskEntryDetail>>;
  complete(id: string, values: Record<string, unknown>, by: Actor, once: Idempotent): Promise<Outcome<void>>;
  /** 退回 to one of the task's `returns`. Refusals also: `RETURN_NOT_POSSIBLE`, `RETURN_NEEDS_UNDOING`. */
  sendBack(id: string, to: { to: string; reason: string }, by: Actor, once: Idempotent): Promise<Outcome<void>>;
}

/** `matters` are those of the open tasks that this person could do, for a filter. */
export interface TaskListPage extends Page<TaskEntry> {
  readonly counts: { mine: number; group: number; overdue: number };
  readonly matters: { id: string; title: string; titleEn?: string; count: number }[];
}

/** `ended` are tasks of the last 30 days that were closed before this person had done them. */
export interface TaskListQuery {
  readonly view: 'mine' | 'group' | 'done' | 'ended';
  /** Part of the case number, of the applicant's name or of the task's name. */
  readonly q?: string;
  /** `package/matter`. */
  readonly matter?: string;
  /** Due within the period, or over it. */
  readonly due?: 'overdue' | 'warned' | 'today' | 'week';
  readonly after?: string;
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
  /** The colleague on leave for whom this reader would do it. */
  readonly actingFor?: string;
  /** Why it is no longer needed, by whose step and when. */
  readonly ended?: { note: Message; by?: string; at: string };
}

export interface TaskEntryDetail extends TaskEntry {
  readonly form: FormDefinition;
  readonly texts: Record<string, string>;
  readonly values: Record<string, unknown>;
  /** 补正: what is missing, by field. */
  readonly notes?: Record<string, string>;
  /** `fields` are the titles of a registry record, or of a list of them. */
  readonly input: { name: string; title: string; titleEn?: string; value: unknown; fields?: { name: string; title: string; titleEn?: string }[] }[];
  readonly caseForm: FormDefinition;
  readonly caseValues: Record<string, unknown>;
  /** The legal clock of the case. */
  readonly caseDue?: DueDateEntry;
  readonly clock?: ClockEntry;
  readonly decisions: DecisionEntry[];
  readonly documents: DocumentEntry[];
  readonly history: HistoryEntry[];
  readonly allowed: ('claim' | 'release' | 'complete')[];
  readonly refusal?: { code: string; message: Message };
  /** Earlier steps to which this person can send the case back. */
  readonly returns: ReturnEntry[];
}

export interface ReturnEntry {
  /** Element id. */
  readonly to: string;
  readonly name: string;
  readonly nameEn?: string;
}
