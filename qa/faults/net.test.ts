import net from 'node:net';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { clerk, end, eventually, flow, openSmallWorld, plantSmallWorld, region, serviceTask, start, taken, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { insist } from './insist.js';
import { type Acknowledged, violations } from './invariants.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Math.max(2, Math.floor(Number(process.env.ROUNDS ?? 8) / 4));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const body = [start, userTask('check'), serviceTask('ask'), end, flow('start', 'check', 'ask', 'end')].join('');

/** A wire between node and database that somebody cuts, or that carries nothing for a while. */
class Wire {
  readonly pairs = new Set<readonly [net.Socket, net.Socket]>();
  private readonly server: net.Server;

  constructor(private readonly target: URL) {
    this.server = net.createServer((near) => {
      const far = net.connect(Number(target.port), target.hostname);
      const pair = [near, far] as const;
      this.pairs.add(pair);
      near.pipe(far).pipe(near);
      for (const socket of pair) socket.on('error', () => undefined).once('close', () => pair.forEach((one) => void one.destroy()) ?? this.pairs.delete(pair));
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    const through = new URL(this.target);
    through.port = String(typeof address === 'object' ? address?.port : 0);
    return through.href;
  }

  /** How many connections broke. */
  cut(): number {
    const broken = this.pairs.size;
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    return broken;
  }

  async hold(milliseconds: number): Promise<void> {
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}

describe('a wire to the database that breaks', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  }, 30_000);
  afterAll(() => database.close());

  it(
    `loses nothing that was acknowledged, and the node goes on by itself, ${rounds} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const wire = new Wire(new URL(database.url));
      const url = await wire.open();
      const pool = openDatabase(url);
      const world = await openSmallWorld({ app: pool.app, url }, body);
      await world.runtime.start();
      const acknowledged: Acknowledged[] = [];
      let [broken, cases] = [0, 0];
      let working = true;
      const failed = () => undefined;
      const client = async (n: number): Promise<void> => {
        for (let i = 0; working; i += 1) {
          const key = `net-${n}-${i}`;
          const opened = taken(await insist(() => world.open({}, key), failed));
          acknowledged.push({ key: `applicant:${key}`, reply: opened });
          taken(await insist(() => world.runtime.tasks.complete(`${opened.id}.a2`, { verdict: 'ok' }, clerk(n), { key: `${key}-done` }), failed));
          acknowledged.push({ key: `clerk-${n}:${key}-done`, reply: null });
          cases += 1;
        }
      };
      const clients = Promise.all([0, 1, 2, 3].map(client));
      await eventually(
        async () => cases,
        (count) => count > 0,
      );
      for (let round = 0; round < rounds; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100 + random() * 400));
        if (round % 2 === 0) broken += wire.cut();
        else await wire.hold(200 + random() * 800);
      }
      working = false;
      await clients;
      await eventually(
        async () => (await database.owner.raw<{ rows: unknown[] }>(`select 1 from instance where status = 'running'`)).rows.length,
        (n) => n === 0,
        60_000,
      );
      await world.runtime.stop();
      await pool.close();
      wire.close();

      expect(cases).toBeGreaterThan(0);
      // Otherwise nothing was cut.
      expect(broken).toBeGreaterThan(0);
      expect(await violations(database.app, region, acknowledged)).toEqual([]);
      recordRun({ test: 'T-net', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged: acknowledged.length });
    },
    rounds * 10_000 + 120_000,
  );
});
