import { excludedPeriods, type MovedDue, recountClock } from '@onething/processes';
import { type Calendar, type DueDate, done, dueDate, type Outcome, refused } from '@onething/rules';
import type { Logger } from 'pino';
import type { Notifier } from '../notifications/notifications.js';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { Decided, StepRunner } from '../runtime/step-runner.js';
import type { CalendarStore, OpenCaseDues, RecountRow } from '../stores/calendar-store.js';
import type { LoadedStep } from '../stores/step-store.js';
import { tellOfRecount } from './tell-of-recount.js';

/** Counts the open cases again when a year's calendar has been imported: in batches, behind the cases, and on where it stopped. */
export interface Recounts {
  start(): void;
  stop(): Promise<void>;
  /** Works until no recount is due, or until it is stopped; how many cases were looked at. */
  countNow(): Promise<number>;
}

export interface RecountParts {
  readonly store: CalendarStore;
  readonly steps: StepRunner;
  readonly releases: ReleaseLibrary;
  readonly notifications: Notifier;
  readonly logger: Logger;
  /** Cases a batch. */
  readonly batch?: number;
}

/** What a recount of one case has moved, as its stored reply. */
export interface CaseRecounted {
  readonly moved: readonly MovedDue[];
  readonly due?: { readonly before: string; readonly after: string };
  readonly at: string;
}

const pause = 30_000;
const claimedSeconds = 60;
const doer = { id: 'calendar', name: '节假日安排' };

/** The recounts of one node; two nodes never work on the same tenant. */
export function createRecounts(parts: RecountParts): Recounts {
  const { store, logger, batch = 100 } = parts;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<unknown> = Promise.resolve();
  const recounts: Recounts = {
    start() {
      stopped = false;
      timer = setInterval(attempt, pause).unref();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await round;
    },
    async countNow() {
      let seen = 0;
      for (let claimed = await store.claim(claimedSeconds); claimed; claimed = stopped ? undefined : await store.claim(claimedSeconds))
        seen += await ofTenant(claimed);

      return seen;
    },
  };
  return recounts;

  function attempt(): void {
    round = round.then(() => recounts.countNow()).catch((err: unknown) => logger.warn({ err }, 'open cases could not be counted again; it is tried again'));
  }

  async function ofTenant(recount: Pick<RecountRow, 'tenant' | 'calendar'>): Promise<number> {
    let seen = 0;
    for (let cases = await store.next(recount, batch); cases.length > 0; cases = await store.next(recount, batch)) {
      let moved = 0;
      for (const one of cases) if (await ofCase(one, recount)) moved += 1;
      await store.advance(recount, cases.at(-1)?.instance ?? '', { seen: cases.length, moved }, claimedSeconds);
      seen += cases.length;
      if (stopped) return seen;
    }
    await store.finish(recount);
    logger.info({ ...recount, seen }, 'the open cases were counted again');
    return seen;
  }

  /** The step is kept under the calendar's name: repeated, it only tells people again what they were told. */
  async function ofCase(one: OpenCaseDues, { tenant, calendar }: Pick<RecountRow, 'tenant' | 'calendar'>): Promise<boolean> {
    const outcome = await parts.steps.step({
      ...{ tenant, instance: one.instance, doer, action: 'clock.recount' },
      once: { key: `recount ${calendar} ${one.instance}`, body: {} },
      decide: async (loaded) => decide(one, loaded, await parts.releases.calendar(tenant), await promised(tenant, loaded)),
    });
    if (!outcome.ok) return false;
    for (const message of tellOfRecount(one, outcome.value as CaseRecounted, calendar)) await parts.notifications.send(message);

    return true;
  }

  async function promised(tenant: string, { release, context }: LoadedStep) {
    const { package: own } = await parts.releases.release(release, tenant);
    return own.manifest.matters.find(({ id }) => `${own.manifest.id}/${id}` === context.facts.case.matter)?.promised;
  }
}

function decide(one: OpenCaseDues, loaded: LoadedStep, calendar: Calendar, limit: Parameters<typeof dueDate>[0] | undefined): Outcome<Decided> {
  if (loaded.status !== 'running') return nothingToMove;
  const { result, moved } = recountClock(loaded.state, one.tasks, { ...loaded.context, now: loaded.now, calendar });
  const due = limit && one.due ? dueDate(limit, loaded.context.facts.case.openedAt, calendar, excludedPeriods(loaded.state)) : undefined;
  const movedDue = due && one.due && differ(due, one.due) ? due : undefined;
  if (moved.length === 0 && !movedDue) return nothingToMove;

  const reply: CaseRecounted = { moved, at: loaded.now, ...(movedDue && one.due && { due: { before: one.due.date, after: movedDue.date } }) };
  const events = result.events.map((event) => ({ ...event, data: { ...event.data, ...(reply.due && { due: reply.due }) } }));
  return done({ command: { type: 'recountClock', result: { ...result, events } }, reply, due: movedDue });
}

function differ(one: DueDate, other: DueDate): boolean {
  return one.at !== other.at || one.provisional !== other.provisional;
}

const nothingToMove: Outcome<never> = refused('NOTHING_TO_MOVE', { zh: '期限没有变化。', en: 'No date has moved.' });
