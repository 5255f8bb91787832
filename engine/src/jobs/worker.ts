import type { Logger } from 'pino';
import type { Failpoint } from '../runtime/failpoint.js';
import type { ClaimedWork, WorkStore } from '../stores/work-store.js';
import { recallUnheard } from './recall-unheard.js';
import { runningWork } from './running-work.js';

/** Claims due jobs and timers for this node and runs them, a bounded number at a time. */
export interface Worker {
  start(): Promise<void>;
  /** Stops claiming, lets running work finish (≤ 10 s), gives the rest back. */
  stop(): Promise<void>;
  /** Looks for work now instead of at the next poll. */
  wake(): void;
  /** Runs work that the save has already given to this node. */
  take(work: ClaimedWork): void;
  /** Whether new jobs of a case may be given to this node without claiming; those of a case that it works for anyway always may. */
  hasRoom(tenant: string, instance: string): boolean;
}

export interface WorkerParts {
  readonly store: WorkStore;
  readonly run: (work: ClaimedWork) => Promise<void>;
  readonly failpoint: Failpoint;
  readonly logger: Logger;
  /** Hears how many seconds after its time a timer was claimed. */
  readonly late: (seconds: number) => void;
  /** Seconds that a lease holds, and milliseconds between two renewals. */
  readonly lease?: { readonly seconds: number; readonly heartbeat: number };
  /** Cases at a time, so many of them of one tenant. */
  readonly limits?: { readonly cases: number; readonly ofTenant: number };
}

/** What reliability promises: a dead node's work goes on within 15 seconds. */
const promisedLease = { seconds: 10, heartbeat: 3000 };
const poll = 500;
const patience = 10_000;

/** One worker a node. */
export function createWorker({ store, run, failpoint, logger, late, lease = promisedLease, limits = { cases: 16, ofTenant: 12 } }: WorkerParts): Worker {
  const running = runningWork();
  const ends = new Set<Promise<void>>();
  /** What failed unexpectedly (the database was gone, say) and still belongs to this node. */
  const unfinished = new Set<ClaimedWork>();
  let state: 'idle' | 'working' | 'leaving' = 'idle';
  let wakeUp: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();
  let pulse: NodeJS.Timeout | undefined;
  const recall = recallUnheard(store, () => [...running.list(), ...unfinished]);

  return {
    async start() {
      if (state === 'working') return;
      await store.renewLease(lease.seconds);
      state = 'working';
      pulse = setInterval(beat, lease.heartbeat);
      loop = claimLoop();
    },

    async stop() {
      if (state !== 'working') return;
      state = 'leaving';
      wakeUp();
      await loop;
      await Promise.race([Promise.allSettled(ends), pause(patience)]);
      clearInterval(pulse);
      // Without a database there is nobody to tell: the lease runs out by itself.
      await store.leave().catch((error) => logger.warn({ err: error }, 'the work could not be given back'));
      state = 'idle';
    },

    wake: () => wakeUp(),
    take: track,
    hasRoom: (tenant, instance) =>
      state === 'working' && (running.has(tenant, instance) || (running.cases() < limits.cases && running.cases(tenant) < limits.ofTenant)),
  };

  function beat(): void {
    failpoint('in-lease-renewal');
    store.renewLease(lease.seconds).catch((error) => logger.error({ err: error }, 'the lease could not be renewed'));
    recall().catch((error) => logger.error({ err: error }, 'unheard work could not be looked for'));
  }

  async function claimLoop(): Promise<void> {
    while (state === 'working') {
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      await giveBack();
      const claimed = await claim();
      failpoint('after-claim');
      for (const { kind, late: seconds = 0 } of claimed) if (kind === 'timer') late(seconds);
      claimed.forEach(track);
      if (claimed.length === 0) await Promise.race([woken, pause(poll)]);
    }
  }

  async function claim(): Promise<readonly ClaimedWork[]> {
    const room = Math.max(0, limits.cases - running.cases());
    if (room === 0) return [];

    return store.claim({ jobs: room, timers: room, ofTenant: limits.ofTenant }).catch((error) => {
      logger.error({ err: error }, 'no work could be claimed');
      return [];
    });
  }

  async function giveBack(): Promise<void> {
    for (const work of unfinished) {
      const given = await store.giveBack(work).then(
        () => true,
        () => false,
      );
      if (!given) return;
      unfinished.delete(work);
    }
  }

  function track(work: ClaimedWork): void {
    const { tenant, instance, activity } = work;
    const one = run(work)
      .catch((error) => {
        logger.error({ err: error, tenant, instance, activity }, 'work could not be finished; it is tried again');
        unfinished.add(work);
      })
      .finally(() => {
        ends.delete(one);
        running.delete(work);
        wakeUp();
      });
    running.add(work);
    ends.add(one);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
