import type { TimerText } from '../language/timer-text.js';
import { settled, type WorkingDays } from './rest-days.js';
import { type DueTimer, dueOfText, nextDue } from './timer-rule.js';

/** When something that the clock begins is due, and what repeats it. */
export type Occurrence = Pick<DueTimer, 'rule' | 'due'>;

/** What has fallen due by now: the latest instant, how many before it nobody saw, and what comes after it. */
export interface DueOccurrence {
  readonly at: string;
  readonly missed: number;
  readonly next?: Occurrence;
}

/** A schedule that lies further back than this many repetitions is over. */
const most = 200_000;

/** The first time after `now`; nothing for what lies in the past or never comes. What was due before is not missed: nobody had asked for it. */
export function firstOccurrence(text: TimerText, now: string, days?: WorkingDays): Occurrence | undefined {
  const first = dueOfText(text, now);
  let found: Occurrence | undefined = first.status === 'value' ? first.value : undefined;
  for (let n = 0; found && !isAfter(found.due, now); n += 1) found = n < most ? nextDue(found) : undefined;
  return settled(found && { rule: found.rule, due: found.due }, days);
}

/** Of the times up to `now` the latest; nothing while none is due. */
export function latestOccurrence(armed: Occurrence, now: string, days?: WorkingDays): DueOccurrence | undefined {
  if (isAfter(armed.due, now)) return undefined;

  let at = armed.due;
  let missed = 0;
  let next = settled(nextDue(armed), days);
  for (; next && !isAfter(next.due, now); next = settled(nextDue(next), days)) {
    at = next.due;
    missed += 1;
  }
  return { at, missed, ...(next && { next: { rule: next.rule, due: next.due } }) };
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
