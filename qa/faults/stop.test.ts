import type { ChildProcess } from 'node:child_process';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { end, eventually, flow, plantSmallWorld, region, serviceTask, start, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { violations } from './invariants.js';
import { LedgerClient } from './ledger-client.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Math.max(1, Math.floor(Number(process.env.ROUNDS ?? 20) / 20));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** With the promised lease a round takes half a minute: only at night. */
const lease = rounds > 10 ? 10 : 1;
const body = [start, userTask('check'), serviceTask('ask'), end, flow('start', 'check', 'ask', 'end')].join('');

describe('a node that is paused', () => {
  let database: TestDatabase;
  const nodes: ChildProcess[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  }, 30_000);
  afterAll(async () => {
    for (const node of nodes) node.kill('SIGKILL');
    await database.close();
  });

  it(
    `does no harm when it returns, and its work goes on without it, ${rounds} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const client = new LedgerClient(database.url, body);
      const takeovers: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const paused = await client.startNode(undefined, { LEASE: String(lease) });
        nodes.push(paused);
        for (let i = 0; i < 12; i += 1) client.open();
        await pause(10 + random() * 150);
        paused.kill('SIGSTOP');
        const began = Date.now();
        const other = await client.startNode(undefined, { LEASE: String(lease) });
        nodes.push(other);
        await eventually(
          async () => client.outstanding + (await running(database)),
          (left) => left === 0,
          lease * 1000 + 60_000,
        );
        takeovers.push((Date.now() - began) / 1000);
        paused.kill('SIGCONT');
        await pause(lease * 1000);
        expect(await violations(database.app, region, client.acknowledged)).toEqual([]);
        for (const node of [paused, other]) node.kill('SIGKILL');
      }
      expect(client.refused).toEqual([]);
      expect(client.acknowledged).toHaveLength(rounds * 24);
      const measured = { slowestTakeoverSeconds: Math.max(...takeovers), lease };
      recordRun({ test: 'T-stop', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged: client.acknowledged.length, measured });
    },
    rounds * 120_000,
  );
});

async function running({ app }: TestDatabase): Promise<number> {
  return withTenant(app, region, async (t) => Number((await t('instance').where({ status: 'running' }).count({ n: '*' }).first())?.n));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
