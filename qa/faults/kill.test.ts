import { withTenant } from '../../engine/src/database/with-tenant.js';
import { end, eventually, flow, plantSmallWorld, region, serviceTask, start, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { violations } from './invariants.js';
import { LedgerClient } from './ledger-client.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Number(process.env.KILLS ?? process.env.ROUNDS ?? 8);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const places = ['after-load', 'after-step', 'before-save', 'after-save', 'after-claim', 'before-connector', 'after-connector'];
const body = [start, userTask('check'), serviceTask('ask'), end, flow('start', 'check', 'ask', 'end')].join('');

describe('kill -9 of a node under load', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  }, 30_000);
  afterAll(() => database.close());

  it(
    `loses nothing that was acknowledged, ${rounds} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const client = new LedgerClient(database.url, body);
      for (let round = 0; round < rounds; round += 1) {
        const failpoint = round % 2 === 0 ? undefined : `${places[Math.floor(random() * places.length)]}:${1 + Math.floor(random() * 20)}`;
        await client.startNode(failpoint);
        for (let i = 0; i < 12; i += 1) client.open();
        await client.kill(60 + Math.floor(random() * 400));
        expect([round, failpoint, await violations(database.app, region, client.acknowledged)]).toEqual([round, failpoint, []]);
      }

      await client.startNode();
      await eventually(
        async () => client.outstanding,
        (n) => n === 0,
        60_000,
      );
      await eventually(
        () => running(database),
        (n) => n === 0,
        60_000,
      );
      await client.kill();
      // Otherwise the nodes were killed while nothing was going on.
      expect(client.sentAgain).toBeGreaterThan(rounds);
      expect(client.refused).toEqual([]);
      expect(client.acknowledged).toHaveLength(rounds * 12 * 2);
      expect(await violations(database.app, region, client.acknowledged)).toEqual([]);
      recordRun({ test: 'T-kill', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged: client.acknowledged.length });
    },
    rounds * 20_000,
  );
});

async function running({ app }: TestDatabase): Promise<number> {
  return withTenant(app, region, async (t) => Number((await t('instance').where({ status: 'running' }).count({ n: '*' }).first())?.n));
}
