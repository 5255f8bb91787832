import type { ChildProcess } from 'node:child_process';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { end, eventually, flow, plantSmallWorld, region, serviceTask, start, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { violations } from './invariants.js';
import { LedgerClient } from './ledger-client.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Number(process.env.STOPS ?? 1);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** With the promised lease a round takes half a minute: only at night. */
const lease = rounds > 10 ? 10 : 1;
const body = [start, userTask('check'), serviceTask('ask'), end, flow('start', 'check', 'ask', 'end')].join('');

/** Rounds wait most of their time, so several go on beside each other at night, each in a database of its own. */
const lanes = rounds > 10 ? 6 : 1;

describe('a node that is paused', () => {
  const databases: TestDatabase[] = [];
  const nodes: ChildProcess[] = [];
  beforeAll(async () => {
    for (let lane = 0; lane < lanes; lane += 1) {
      const database = await openTestDatabase();
      databases.push(database);
      await plantSmallWorld(database);
    }
  }, 60_000);
  afterAll(async () => {
    for (const node of nodes) node.kill('SIGKILL');
    for (const database of databases) await database.close();
  });

  it(
    `does no harm when it returns, and its work goes on without it, ${rounds} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      let left = rounds;
      const takeovers: number[] = [];
      const clients = await Promise.all(
        databases.map(async (database) => {
          const client = new LedgerClient(database.url, body);
          for (; left > 0; takeovers.push(await pausedOnce(database, client, 10 + random() * 150))) left -= 1;
          return client;
        }),
      );
      expect(takeovers).toHaveLength(rounds);
      expect(clients.flatMap(({ refused }) => refused)).toEqual([]);
      const acknowledged = clients.reduce((sum, client) => sum + client.acknowledged.length, 0);
      expect(acknowledged).toBe(rounds * 24);
      const sorted = [...takeovers].sort((a, b) => a - b);
      const measured = { slowestTakeoverSeconds: sorted.at(-1) ?? 0, takeoverSecondsP99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0, lease };
      recordRun({ test: 'T-stop', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged, measured });
    },
    rounds * 120_000,
  );

  /** Seconds until another node had done what the paused one was at. */
  async function pausedOnce(database: TestDatabase, client: LedgerClient, after: number): Promise<number> {
    const paused = await client.startNode(undefined, { LEASE: String(lease) });
    nodes.push(paused);
    for (let i = 0; i < 12; i += 1) client.open();
    await pause(after);
    paused.kill('SIGSTOP');
    const began = Date.now();
    const other = await client.startNode(undefined, { LEASE: String(lease) });
    nodes.push(other);
    await eventually(
      async () => client.outstanding + (await running(database)),
      (left) => left === 0,
      lease * 1000 + 60_000,
    );
    const took = (Date.now() - began) / 1000;
    paused.kill('SIGCONT');
    await pause(lease * 1000);
    expect(await violations(database.app, region, client.acknowledged)).toEqual([]);
    for (const node of [paused, other]) node.kill('SIGKILL');
    return took;
  }
});

async function running({ app }: TestDatabase): Promise<number> {
  return withTenant(app, region, async (t) => Number((await t('instance').where({ status: 'running' }).count({ n: '*' }).first())?.n));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
