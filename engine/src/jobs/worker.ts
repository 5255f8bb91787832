import type { Logger } from 'pino';
import type { Failpoint } from '../runtime/failpoint.js';
import type { ClaimedWork, WorkStore } from '../stores/work-store.js';
import { recallUnheard } from './recall-unheard.js';

/** Claims due jobs and timers for this node and runs them, a bounded number at a time. */
export interface Worker {
  start(): Promise<void>;
  /** Stops claiming, lets running work finish (≤ 10 s), gives the rest back. */
  stop(): Promise<void>;
  /** Looks for work now instead of at the next poll. */
  wake(): void;
  /** Runs work that the save has already given to this node. */
  take(work: ClaimedWork): void;
  /** Whether new jobs of a tenant may be given to this node without claiming. */
  hasRoom(tenant: string): boolean;
}

export interface WorkerParts {
  readonly store: WorkStore;
  readonly run: (work: ClaimedWork) => Promise<void>;
  readonly failpoint: Failpoint;
  readonly logger: Logger;
  /** Hears how many seconds after its time a timer was claimed. */
  readonly late: (seconds: number) => void;
  /** At a time; `ofTenant` of the jobs may belong to one tenant. */
  /** Seconds that a lease holds, and milliseconds between two renewals. */
  readonly lease?: { readonly seconds: number; readonly heartbeat: number };
  readonly limits?: { readonly jobs: number; readonly timers: number; readonly ofTenant: number };
}

/** What reliability promises: a dead node's work goes on within 15 seconds. */
const promisedLease = { seconds: 10, heartbeat: 3000 };
const poll = 500;
const patience = 10_000;

/** One worker a node. */
export function createWorker({
  store,
  run,
  failpoint,
  logger,
  late,
  lease = promisedLease,
  limits = { jobs: 16, timers: 16, ofTenant: 12 },
}: WorkerParts): Worker {
  const running = new Map<Promise<void>, ClaimedWork>();
  /** What failed unexpectedly (the database was gone, say) and still belongs to this node. */
  const unfinished = new Set<ClaimedWork>();
  let state: 'idle' | 'working' | 'leaving' = 'idle';
  let wakeUp: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();
  let pulse: NodeJS.Timeout | undefined;
  const recall = recallUnheard(store, () => [...running.values(), ...unfinished]);

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
      await Promise.race([Promise.allSettled(running.keys()), pause(patience)]);
      clearInterval(pulse);
      // Without a database there is nobody to tell: the lease runs out by itself.
      await store.leave().catch((error) => logger.warn({ err: error }, 'the work could not be given back'));
      state = 'idle';
    },

    wake: () => wakeUp(),
    take: track,
    hasRoom: (tenant) => state === 'working' && running.size < limits.jobs && ofTenant(tenant) < limits.ofTenant,
  };

  function ofTenant(wanted: string): number {
    let count = 0;
    for (const { tenant } of running.values()) if (tenant === wanted) count += 1;
    return count;
  }

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
    const room = { jobs: Math.max(0, limits.jobs - running.size), timers: Math.max(0, limits.timers - running.size) };
    if (room.jobs + room.timers === 0) return [];

    return store.claim({ ...room, ofTenant: limits.ofTenant }).catch((error) => {
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
        running.delete(one);
        wakeUp();
      });
    running.set(one, work);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
