import { addDays, type Calendar, isWorkingDay } from '@onething/rules';
import type { RestDay } from '../language/timer-text.js';
import type { Occurrence } from './occurrences.js';
import { nextDue } from './timer-rule.js';

/** What becomes of a time that falls on a day off, by which calendar; absent: it stands. */
export interface WorkingDays {
  readonly restDay: RestDay;
  readonly calendar: Calendar;
}

/** Further than any run of holidays, and of a schedule that only ever names days off. */
const most = 400;

/** The occurrence as it is when days off do not count; nothing where none is ever on a working day. */
export function settled<O extends Occurrence>(occurrence: O | undefined, days: WorkingDays | undefined): O | Occurrence | undefined {
  if (!occurrence || !days || isWorked(occurrence, days)) return occurrence;
  if (days.restDay === 'next') return { ...occurrence, due: onNextWorkingDay(occurrence.due, days.calendar) };

  let found: Occurrence | undefined = occurrence;
  for (let n = 0; found && !isWorked(found, days); n += 1) found = n < most ? nextDue(found) : undefined;
  return found && { rule: found.rule, due: found.due };
}

/** The same time of day on the next day that is worked. */
function onNextWorkingDay(due: string, calendar: Calendar): string {
  let day = due.slice(0, 10);
  for (let n = 0; n < most && !isWorkingDay(day, calendar); n += 1) day = addDays(day, 1);

  return `${day}${due.slice(10)}`;
}

function isWorked({ due }: Occurrence, { calendar }: WorkingDays): boolean {
  return isWorkingDay(due.slice(0, 10), calendar);
}
