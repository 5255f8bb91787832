import type { Facts } from '@onething/rules';
import type { NoticeEntry } from './notice.js';

/** One objection, as the publishing case is told of it. */
export interface NoticeObjection {
  readonly no: string;
  /** The entry's key. */
  readonly key: string;
  readonly reason: string;
  /** Id and name of who objects. */
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
}

/** What a period has brought: the objections, and the keys of the entries that nobody objected to. */
export function noticeResult(entries: readonly Pick<NoticeEntry, 'key'>[], objections: readonly NoticeObjection[]): Facts {
  const contested = new Set(objections.map(({ key }) => key));
  return {
    objections: objections.length,
    objected: objections.map(objectionFacts),
    clear: entries.map(({ key }) => key).filter((key) => !contested.has(key)),
  };
}

/** An objection as facts of a process. */
export function objectionFacts({ no, key, reason, by, at }: NoticeObjection): Facts {
  return { no, key, reason, by: { id: by.id, name: by.name }, at };
}
