import type { NoticeAudience } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';

/** 公示: lists that are up for a time, each for its audience, and objections to their entries. */
export interface Notices {
  /** What this reader may see in a region now; without sign-in, what is for everybody. */
  list(region: string, by: Actor | undefined): Promise<readonly NoticeSummaryEntry[]>;
  /** `NOTICE_NOT_FOUND`, also for those it does not concern and when its time is over. */
  get(region: string, id: string, by: Actor | undefined): Promise<Outcome<NoticeDetailEntry>>;
  /**
   * Objects to the entry at a position. `NOTICE_NOT_FOUND`, `NOTICE_ENTRY_NOT_FOUND`, `OBJECTION_TOO_LATE`,
   * `OBJECTION_TOO_MANY`, `SUBMISSION_INVALID`. The publishing case hears of it by one message, its staff and the objector by
   * a notification.
   */
  object(region: string, id: string, objection: ObjectionToRaise, by: Actor, once: Idempotent): Promise<Outcome<ObjectionReceipt>>;
}

export interface NoticeSummaryEntry {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly audience: NoticeAudience;
  readonly publisher: string;
  /** Civil dates of the first and last day. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface NoticeDetailEntry extends NoticeSummaryEntry {
  /** Masked; the position names an entry in an objection. */
  readonly entries: readonly { readonly position: number; readonly name: string; readonly detail: string }[];
  /** RFC 3339: until when objections are taken. */
  readonly until: string;
}

export interface ObjectionToRaise {
  /** From 1. */
  readonly entry: number;
  readonly reason: string;
}

export interface ObjectionReceipt {
  readonly no: string;
  readonly at: string;
  readonly title: string;
  /** Masked name of the entry. */
  readonly name: string;
}
