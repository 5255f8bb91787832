import { firstOccurrence, latestOccurrence, type ScheduledStart, settled, type WorkingDays } from '@onething/processes';
import { type Calendar, formatInstant, type Message } from '@onething/rules';
import type { Logger } from 'pino';
import type { OpenByClock } from '../cases/open-by-clock.js';
import type { Failpoint } from '../runtime/failpoint.js';
import type { ArmedStart, ClaimedStart, PlanArming, ScheduleStore } from '../stores/schedule-store.js';
import type { TellOfRefusal } from './tell-of-refusal.js';

/** Opens the cases that begin by the clock, on every node; each is opened once. */
export interface ScheduledStarts {
  start(): void;
  stop(): Promise<void>;
  /** Looks now instead of at the next poll: the clock was moved, a release came into force. */
  wake(): void;
  /** Arms what is to be armed and opens what is due; how many cases were opened. */
  openNow(): Promise<number>;
}

export interface ScheduleParts {
  readonly store: ScheduleStore;
  readonly open: OpenByClock;
  readonly tell: TellOfRefusal;
  readonly failpoint: Failpoint;
  readonly calendar: (tenant: string) => Promise<Calendar>;
  readonly logger: Logger;
}

const pause = 2000;
const claimedSeconds = 60;

export function createScheduledStarts({ store, open, tell, calendar, failpoint, logger }: ScheduleParts): ScheduledStarts {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<unknown> | undefined;
  let again = false;
  const starts: ScheduledStarts = {
    start() {
      stopped = false;
      timer = setInterval(attempt, pause).unref();
      attempt();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await round;
    },
    wake: attempt,
    async openNow() {
      await armAll();
      let opened = 0;
      for (let claimed = await store.claim(claimedSeconds); claimed; claimed = stopped ? undefined : await store.claim(claimedSeconds))
        if (await openDue(claimed)) opened += 1;

      return opened;
    },
  };
  return starts;

  /** One round at a time; who wakes it meanwhile gets one more. */
  function attempt(): void {
    again = true;
    round ??= rounds().finally(() => {
      round = undefined;
    });
  }

  async function rounds(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await starts.openNow().catch((err: unknown) => logger.warn({ err }, 'cases that begin by the clock could not be opened; it is tried again'));
    }
  }

  async function armAll(): Promise<void> {
    for (let arming = await store.claimArming(claimedSeconds); arming; arming = stopped ? undefined : await store.claimArming(claimedSeconds)) {
      for (const tenant of await store.subtree(arming.tenant)) await store.arm(tenant, arming.package, planArming(await calendar(tenant)));
      await store.finishArming(arming);
    }
  }

  async function openDue(claimed: ClaimedStart): Promise<boolean> {
    failpoint('after-start-claim');
    const armed = { rule: claimed.rule, due: instantOf(claimed.dueAt) };
    const days = daysOf(claimed, await calendar(claimed.tenant));
    const stands = settled(armed, days);
    // The day was made a day off after it was armed.
    if (stands?.due !== armed.due) {
      await store.goOn(claimed, stands);
      return false;
    }
    const due = latestOccurrence(armed, instantOf(claimed.now), days);
    if (!due) return false;
    if (await store.isPaused(claimed)) {
      await store.goOn(claimed, due.next);
      return false;
    }
    const isAtWork = await store.isAtWork(claimed.tenant, claimed.package, claimed.openedBy);
    const opened = isAtWork ? await open({ ...claimed, occurrence: { at: due.at, missed: due.missed } }) : undefined;
    failpoint('after-start-open');
    const refusal = opened && !opened.ok ? { code: opened.code, message: { ...opened.message }, at: due.at } : undefined;
    if (refusal) await refused(claimed, refusal);
    await store.goOn(claimed, due.next, refusal);
    return opened?.ok === true;
  }

  async function refused(claimed: ClaimedStart, refusal: { readonly code: string; readonly message: Message; readonly at: string }): Promise<void> {
    const { tenant, package: id, process, event } = claimed;
    logger.warn({ tenant, package: id, process, event, ...refusal }, 'the clock could not open a case');
    await tell(claimed, refusal.at, refusal.message);
  }
}

/** A start whose times are stated as before keeps its instant, also one that is overdue: a new release takes no case away. */
export const planArming =
  (calendar: Calendar): PlanArming =>
  (starts, armed, now) =>
    starts.flatMap((start): readonly ArmedStart[] => {
      const before = armed.find((one) => one.process === start.process && one.event === start.event && sameTimes(one, start));
      if (before) return [{ ...start, rule: before.rule, dueAt: before.dueAt }];

      const first = firstOccurrence(start.time, instantOf(now), daysOf(start, calendar));
      return first ? [{ ...start, rule: first.rule, dueAt: new Date(first.due) }] : [];
    });

function daysOf({ time: { restDay } }: Pick<ScheduledStart, 'time'>, calendar: Calendar): WorkingDays | undefined {
  return restDay && { restDay, calendar };
}

function sameTimes({ time: one }: ScheduledStart, { time: other }: ScheduledStart): boolean {
  const keys = (time: object) => JSON.stringify(Object.entries(time).sort(([a], [b]) => (a < b ? -1 : 1)));
  return keys(one) === keys(other);
}

function instantOf(at: Date): string {
  return formatInstant(at.getTime());
}
