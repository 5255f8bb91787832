import { done, type Outcome, refused, type Value } from '@onething/rules';
import type { NoticeContent, NoticeEntry } from './notice.js';

/** The message that the publishing case hears; its key is the id of the notice, its payload `{ objection: { no, key, reason, by, at } }`. */
export const objectionRaised = 'objection.raised';

/** What is known of somebody who wants to see a notice. */
export interface NoticeReader {
  readonly signedIn: boolean;
  /** Holds a role in the tenant that has published it. */
  readonly staff: boolean;
  /** Schools to which the reader belongs as pupil, guardian or teacher, by the registries. */
  readonly schools: readonly string[];
}

/** A notice with its period. */
export interface TimedNotice extends Pick<NoticeContent, 'audience' | 'group' | 'entries'> {
  /** RFC 3339. */
  readonly until: string;
  readonly withdrawn: boolean;
}

/**
 * Whether a reader is meant by a notice. `public` needs no sign-in; `department` are the staff of the publishing tenant;
 * `school` are pupils, guardians and teachers of the school by the registries `student` and `teacher`, and the staff that
 * handles the matter.
 */
export function isInAudience({ audience, group }: Pick<NoticeContent, 'audience' | 'group'>, reader: NoticeReader): boolean {
  if (audience === 'public') return true;
  if (!reader.signedIn) return false;

  return reader.staff || (audience === 'school' && group !== undefined && reader.schools.includes(group));
}

/** Whether it can be seen at that instant, milliseconds. */
export function isUp({ until, withdrawn }: Pick<TimedNotice, 'until' | 'withdrawn'>, now: number): boolean {
  return !withdrawn && now < Date.parse(until);
}

/** Who, against which entry (by its key), and why. */
export interface ObjectionRequest {
  readonly entry: string;
  readonly reason: string;
}

/** Judges an objection: `NOTICE_NOT_FOUND`, `OBJECTION_TOO_LATE`, `NOTICE_ENTRY_NOT_FOUND`, `SUBMISSION_INVALID`. */
export function judgeObjection(notice: TimedNotice | undefined, reader: NoticeReader, { entry, reason }: ObjectionRequest, now: number): Outcome<NoticeEntry> {
  if (!notice || !reader.signedIn || !isInAudience(notice, reader)) return noticeNotFound;
  if (!isUp(notice, now)) return now < Date.parse(notice.until) ? takenDown : tooLate(notice.until);

  const meant = notice.entries.find(({ key }) => key === entry);
  if (!meant) return entryNotFound;
  return reason.trim().length < shortestReason || reason.length > longestReason ? reasonRefused : done(meant);
}

const shortestReason = 5;
const longestReason = 500;

/** `YY-330199-20200918-0001`: region, day, and a sequence of the region's day. */
export function objectionNumber({ region, date, sequence }: { readonly region: string; readonly date: string; readonly sequence: number }): string {
  return `YY-${region}-${date.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;
}

/** Schools of the records of `student` or `teacher` that were found for a person. */
export function schoolsIn(records: readonly Readonly<Record<string, Value>>[]): readonly string[] {
  return records.flatMap(({ schoolId }) => (typeof schoolId === 'string' ? [schoolId] : []));
}

/** The same answer to those it does not concern and where there is none, so that nobody learns of a list. */
export const noticeNotFound: Outcome<never> = refused('NOTICE_NOT_FOUND', {
  zh: '没有这条公示，或者它已撤下，或者需要以有关人员身份登录后查看。',
  en: 'There is no such notice, or it has been taken down, or only those concerned see it after signing in.',
});

const entryNotFound: Outcome<never> = refused('NOTICE_ENTRY_NOT_FOUND', { zh: '公示名单中没有这一条。', en: 'The notice has no such entry.' });

const reasonProblem = {
  code: 'REASON_LENGTH',
  place: '/reason',
  message: { zh: `请用 ${shortestReason} 至 ${longestReason} 个字写明理由`, en: `State the reason in ${shortestReason} to ${longestReason} characters` },
};
const reasonRefused: Outcome<never> = refused('SUBMISSION_INVALID', { zh: '请写明异议的理由。', en: 'State the reason for the objection.' }, [reasonProblem]);

const takenDown: Outcome<never> = refused('OBJECTION_TOO_LATE', {
  zh: '这条公示已提前撤下，不再受理对名单的异议。仍有情况要反映的，请联系发布单位。',
  en: 'The notice was taken down before its time; objections to the list are no longer taken. If there is something to report, contact the publisher.',
});

function tooLate(until: string): Outcome<never> {
  // The day in China on which the last instant lies.
  const last = new Date(Date.parse(until) - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
  return refused('OBJECTION_TOO_LATE', {
    zh: `公示期已于 ${last} 结束，不再受理对名单的异议。仍有情况要反映的，请联系发布单位。`,
    en: `The period ended on ${last}; objections to the list are no longer taken. If there is something to report, contact the publisher.`,
  });
}
