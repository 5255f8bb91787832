import type { Outcome } from '@onething/rules';

/** A program of somebody else, as its token has proven it. It sees its topics in its tenant, and nothing else. */
export interface ServiceAccount {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  /** `package/port`. */
  readonly topics: readonly string[];
}

/**
 * Work that programs of others fetch, in any language. Whoever has claimed a piece answers with its lease; when the lease runs out,
 * the piece is free for the next. Delivered at least once under a key that never changes; an answer counts once.
 * Refusals: `WORK_NOT_FOUND` (404), `WORK_LEASE_LOST` (409), `TOPIC_NOT_YOURS` (403), `ANSWER_INVALID` (422, with the places).
 */
export interface ExternalWork {
  /** The account of a bearer token. */
  account(token: string): Promise<ServiceAccount | undefined>;
  /** The same key again, while its lease lasts, gives the same pieces. */
  claim(wanted: ClaimWanted, by: ServiceAccount, once: { readonly key: string }): Promise<Outcome<{ readonly items: readonly WorkItem[] }>>;
  /** Done. `error` is a BPMN error of the topic's contract instead of an answer. */
  complete(answer: WorkAnswer, by: ServiceAccount, once: { readonly key: string }): Promise<Outcome<void>>;
  /** Not done: again later (1 s, 5 s, 30 s, 5 min, 1 h), or at once an incident where a later try cannot help or ten have failed. */
  fail(failure: WorkFailure, by: ServiceAccount): Promise<Outcome<{ readonly again: boolean }>>;
  extend(held: HeldWork & { readonly leaseSeconds: number }, by: ServiceAccount): Promise<Outcome<{ readonly leaseUntil: string }>>;
}

export interface ClaimWanted {
  readonly topics: readonly string[];
  readonly most: number;
  readonly leaseSeconds: number;
}

export interface HeldWork {
  /** `instance.activity`. */
  readonly id: string;
  readonly lease: string;
}

export interface WorkAnswer extends HeldWork {
  readonly output?: Record<string, unknown>;
  readonly error?: { readonly code: string; readonly message?: string };
}

export interface WorkFailure extends HeldWork {
  readonly message: string;
  /** No later try can help. */
  readonly hopeless?: boolean;
}

export interface WorkItem extends HeldWork {
  readonly topic: string;
  /** The same on every delivery: do it once a key. */
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caseNumber: string;
  /** Failed deliveries before this one. */
  readonly attempts: number;
  readonly leaseUntil: string;
}
