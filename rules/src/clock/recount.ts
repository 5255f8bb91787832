import { done, type Outcome } from '../outcome.js';
import { notPublished } from './add-working-days.js';
import { isPublished } from './day-kind.js';
import { dueDate } from './due-date.js';
import type { Calendar, DueDate, ExcludedPeriod, Limit } from './limit.js';

/** What a stored due date was computed from. */
export interface CountedLimit {
  readonly limit: Limit;
  readonly start: string;
  readonly excluded?: readonly ExcludedPeriod[];
  readonly due: Pick<DueDate, 'date' | 'at' | 'provisional' | 'calendar'>;
}

/** The same limit in another calendar: the old date stays beside the new one, for the audit trail. */
export interface Recount {
  readonly before: CountedLimit['due'];
  readonly after: DueDate;
  /** Whether the moment moved; a provisional date that is confirmed did not. */
  readonly moved: boolean;
}

/** Counts again when a year has been imported. */
export function recount({ limit, start, excluded = [], due }: CountedLimit, calendar: Calendar): Recount {
  const after = dueDate(limit, start, calendar, excluded);

  return { before: due, after, moved: after.at !== due.at };
}

/** A due date that is sure: `CALENDAR_NOT_PUBLISHED` names the first year that is not known yet. */
export function settledDueDate(limit: Limit, start: string, calendar: Calendar, excluded: readonly ExcludedPeriod[] = []): Outcome<DueDate> {
  const due = dueDate(limit, start, calendar, excluded);
  if (!due.provisional) return done(due);
  const open = due.days.find(({ date, reason }) => reason !== 'start' && !isPublished(date, calendar));

  return notPublished((open?.date ?? due.date).slice(0, 4));
}
