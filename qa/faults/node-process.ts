import { openDatabase } from '../../engine/src/database/open-database.js';
import type { FailpointName } from '../../engine/src/runtime/failpoint.js';
import { applicant, clerk, openSmallWorld } from '../support/small-world.js';

/** What the client asks of a node over the channel between their processes. */
export type Asked = { readonly n: number; readonly key: string } & ({ readonly open: Record<string, unknown> } | { readonly complete: string });

/** Sent only after the command's promise was kept: what a 2xx is to a browser. */
export type Answered = { readonly n: number; readonly ok: boolean; readonly reply?: unknown; readonly code?: string };

/**
 * One node of the engine in a process of its own, to be killed. `FAILPOINT=after-save:7` kills it by its own hand the seventh
 * time it passes that place.
 */
const { NODE_DATABASE_URL = '', NODE_PROCESS = '', FAILPOINT, LEASE, CLOCK_SHIFT } = process.env;
const [place, count] = FAILPOINT?.split(':') ?? [];
let left = Number(count ?? 0);
const failpoint = (name: FailpointName): void => {
  if (name === place && --left === 0) process.kill(process.pid, 'SIGKILL');
};

// The machine's own clock is wrong by so many seconds; whoever decides by it shows.
if (CLOCK_SHIFT) {
  const [Real, shift] = [Date, Number(CLOCK_SHIFT) * 1000];
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => (given.length === 0 ? new target(target.now() + shift) : Reflect.construct(target, given)),
    get: (target, name) => (name === 'now' ? () => target.now() + shift : Reflect.get(target, name)),
  });
}

const database = openDatabase(NODE_DATABASE_URL);
const { runtime, open } = await openSmallWorld({ app: database.app, url: database.url }, NODE_PROCESS, {
  failpoint,
  ...(LEASE && { lease: { seconds: Number(LEASE), heartbeat: Number(LEASE) * 300 } }),
});
await runtime.start();
process.on('message', (asked: Asked) => {
  answer(asked).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function answer(asked: Asked): Promise<Answered> {
  const { n, key } = asked;
  try {
    const outcome =
      'open' in asked ? await open(asked.open, key, applicant) : await runtime.tasks.complete(asked.complete, { verdict: 'ok' }, clerk(n % 5), { key });
    return outcome.ok ? { n, ok: true, reply: outcome.value ?? null } : { n, ok: false, code: outcome.code };
  } catch (error) {
    return { n, ok: false, code: String(error) };
  }
}
