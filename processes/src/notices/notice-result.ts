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

/**
 * What a period has brought: how many objections, each entry objected to once with everything that was said against it (a
 * caller tells the entry's case once), and the keys of the entries that nobody objected to.
 */
export function noticeResult(entries: readonly Pick<NoticeEntry, 'key'>[], objections: readonly NoticeObjection[]): Facts {
  const contested = entries.map(({ key }) => objections.filter((objection) => objection.key === key)).filter(({ length }) => length > 0);
  return {
    objections: objections.length,
    objected: contested.map(contestedEntry),
    clear: entries.map(({ key }) => key).filter((key) => !objections.some((objection) => objection.key === key)),
  };
}

/** An objection as facts of a process. */
export function objectionFacts({ no, key, reason, by, at }: NoticeObjection): Facts {
  return { no, key, reason, by: { id: by.id, name: by.name }, at };
}

function contestedEntry(objections: readonly NoticeObjection[]): Facts {
  return {
    key: objections[0]?.key ?? '',
    no: objections.map(({ no }) => no).join('、'),
    reason: objections.map(({ reason }) => reason).join('；'),
    objectors: [...new Set(objections.map(({ by }) => by.id))],
    objections: objections.map(objectionFacts),
  };
}
