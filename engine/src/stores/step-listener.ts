import pg from 'pg';
import type { Logger } from 'pino';

/** What a save of any node tells: which cases moved, and whether there is new work. */
export interface StepsSaved {
  readonly node: string;
  readonly work: boolean;
  readonly cases: readonly (readonly [instance: string, rev: number, state: 'running' | 'completed' | 'cancelled' | 'incident'])[];
}

/** Listens on a connection of its own, and opens a new one when it breaks. */
export interface StepListener {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const pauseMs = 1000;

/** LISTEN/NOTIFY: other nodes hear of a step a hundredth of a second after its commit. Nothing depends on it: who misses a call polls. */
export function stepListener(url: string, heard: (saved: StepsSaved) => void, logger: Logger): StepListener {
  let client: pg.Client | undefined;
  let stopped = true;

  return {
    async start() {
      stopped = false;
      await connect();
    },

    async stop() {
      stopped = true;
      await client?.end();
    },
  };

  async function connect(): Promise<void> {
    const own = new pg.Client({ connectionString: url });
    own.on('notification', ({ payload }) => heard(JSON.parse(payload ?? '{}')));
    own.on('error', (error) => logger.warn({ err: error }, 'the listening connection broke'));
    // A client that never listened ends too: whoever opened it tries again. Two who do would become four, and soon use up all sockets.
    own.on('end', () => client === own && void reconnect());
    try {
      await own.connect();
      await own.query('listen onething_steps');
      // Stopped while it connected: nobody would ever end it.
      if (stopped) return void (await own.end());
      client = own;
    } catch (error) {
      own.end().catch(() => undefined);
      throw error;
    }
  }

  /** A loop and not a chain of calls: a database may be away for a night. */
  async function reconnect(): Promise<void> {
    for (let connected = false; !connected && !stopped; ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
      if (stopped) return;
      connected = await connect().then(
        () => true,
        () => false,
      );
    }
  }
}
