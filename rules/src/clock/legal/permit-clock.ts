import { done, type Outcome } from '../../outcome.js';
import { dueDate } from '../due-date.js';
import type { Calendar, DueDate, ExcludedPeriod, Limit } from '../limit.js';
import { excludedKinds, type PermitEvent, type PermitTerms } from './permit-event.js';
import * as refusals from './permit-refusals.js';

/** Where an application stands, computed anew from what happened; nothing of it is ever set by hand. */
export interface PermitClock {
  readonly state: 'received' | 'correcting' | 'running' | 'decided';
  readonly receivedAt: string;
  /** Last day of the one-time notice. */
  readonly noticeDue: DueDate;
  readonly accepted?: { readonly on: string; readonly because: 'ACCEPTED' | 'CORRECTED' | 'DEEMED_ACCEPTED' };
  readonly statutory?: DueDate;
  readonly promised?: DueDate;
  readonly internal?: DueDate;
  readonly warnings: readonly { readonly share: number; readonly due: DueDate }[];
  /** The legal period has passed without a decision: a breach, never an approval. */
  readonly late: boolean;
  /** Versions that the dates depend on. */
  readonly calendar: string;
  readonly terms: string;
}

interface Reading {
  readonly received: string;
  readonly noticeDue: DueDate;
  accepted?: NonNullable<PermitClock['accepted']>;
  asked: number;
  extended: boolean;
  decided?: string;
  readonly excluded: ExcludedPeriod[];
}

/**
 * The clock of a permit on a day: a pure function of the events, the terms and the calendar (行政许可法 art. 32, 42, 45).
 * Corrections are before the acceptance, so they suspend nothing; what is asked for after it does not stop the clock either.
 */
export function permitClock(events: readonly PermitEvent[], terms: PermitTerms, calendar: Calendar, today: string): Outcome<PermitClock> {
  const [first] = events;
  if (first?.type !== 'received') return refusals.notReceived;
  const reading: Reading = { received: first.on, noticeDue: dueDate(terms.notice, first.on, calendar), asked: 0, extended: false, excluded: [] };
  for (const [index, event] of events.slice(1).entries()) {
    const refusal = event.on < (events[index]?.on ?? event.on) ? refusals.outOfOrder(event.on) : take(event, reading, terms, calendar);
    if (refusal) return refusal;
  }
  if (!reading.accepted) lapse(reading, today);

  return clockOf(reading, terms, calendar, today);
}

type Refusal = ReturnType<typeof refusals.outOfOrder>;

function take(event: PermitEvent, reading: Reading, terms: PermitTerms, calendar: Calendar): Refusal | undefined {
  if (!reading.accepted) lapse(reading, event.on);
  switch (event.type) {
    case 'received':
      return refusals.outOfOrder(event.on);
    case 'correction-asked':
      return ask(event, reading);
    case 'corrected':
      if (event.complete && !reading.accepted) reading.accepted = { on: event.on, because: 'CORRECTED' };
      return undefined;
    case 'accepted':
      reading.accepted ??= { on: event.on, because: 'ACCEPTED' };
      return undefined;
    case 'excluded':
      return exclude(event, reading);
    case 'extended':
      return extend(event, reading, terms, calendar);
    case 'decided':
      reading.decided = event.on;
      return undefined;
  }
}

/** Nobody was told in time what is missing: accepted as of the receipt. */
function lapse(reading: Reading, day: string): void {
  if (reading.asked === 0 && day > reading.noticeDue.date) reading.accepted = { on: reading.received, because: 'DEEMED_ACCEPTED' };
}

function ask({ about }: Extract<PermitEvent, { type: 'correction-asked' }>, reading: Reading): Refusal | undefined {
  if (reading.accepted?.because === 'DEEMED_ACCEPTED') return refusals.noticeTooLate(reading.noticeDue.date);
  if (reading.accepted) return undefined;
  if (reading.asked > 0 && about === 'filing') return refusals.secondNotice;
  reading.asked += 1;

  return undefined;
}

function exclude({ kind, from, to, noticeNo }: Extract<PermitEvent, { type: 'excluded' }>, reading: Reading): Refusal | undefined {
  if (!excludedKinds.some((known) => known === kind)) return refusals.notExcludable(kind, excludedKinds);
  if (noticeNo.trim() === '') return refusals.notNotified;
  reading.excluded.push({ from, to, reason: kind });

  return undefined;
}

function extend(event: Extract<PermitEvent, { type: 'extended' }>, reading: Reading, terms: PermitTerms, calendar: Calendar): Refusal | undefined {
  if (reading.extended) return refusals.extendedTwice;
  if (event.approvedBy.trim() === '' || event.reason.trim() === '') return refusals.notApproved;
  const due = reading.accepted && dueDate(terms.decision, reading.accepted.on, calendar, reading.excluded);
  if (due && event.on > due.date) return refusals.extensionTooLate(due.date);
  reading.extended = true;

  return undefined;
}

function clockOf(reading: Reading, terms: PermitTerms, calendar: Calendar, today: string): Outcome<PermitClock> {
  const { accepted, excluded, extended, decided, noticeDue, received } = reading;
  const base = { receivedAt: received, noticeDue, calendar: calendar.id, terms: terms.id };
  if (!accepted) return done({ ...base, state: reading.asked > 0 ? 'correcting' : 'received', warnings: [], late: false });

  const due = (limit: Limit) => dueDate(limit, accepted.on, calendar, excluded);
  const plain = due(terms.decision);
  const promised = terms.promised && due(terms.promised);
  if (promised && promised.date > plain.date) return refusals.promiseTooLong;
  const statutory = extended ? due({ ...terms.decision, value: terms.decision.value + terms.extension.value }) : plain;
  const watched = terms.internal ?? terms.promised ?? terms.decision;

  return done({
    ...base,
    state: decided === undefined ? 'running' : 'decided',
    accepted,
    statutory,
    ...(promised ? { promised } : {}),
    ...(terms.internal ? { internal: due(terms.internal) } : {}),
    warnings: (terms.warnAt ?? [0.5, 0.8, 1]).map((share) => ({ share, due: due({ ...watched, share }) })),
    late: (decided ?? today) > statutory.date,
  });
}
