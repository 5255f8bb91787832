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
/** All rows are looked at after every death: a fresh database now and then keeps that short. */
const roundsOfDatabase = 100;
/** Every tenth node meets a crowd, so that a thousand kills stand against a hundred thousand acknowledged commands. */
const [few, crowd] = [12, 400];

describe('kill -9 of a node under load', () => {
  const random = randomOf(seed);
  const done = { kills: 0, acknowledged: 0, sentAgain: 0 };
  const databases = Array.from({ length: Math.ceil(rounds / roundsOfDatabase) }, (_, n) => Math.min(roundsOfDatabase, rounds - n * roundsOfDatabase));

  it.each(databases)(
    `loses nothing that was acknowledged, %i times (seed ${seed})`,
    async (kills) => {
      const database = await openTestDatabase();
      const client = new LedgerClient(database.url, body);
      try {
        await plantSmallWorld(database);
        for (let round = 0; round < kills; round += 1) await killOnce(database, client, round);
        await finish(database, client);
      } finally {
        await client.kill();
        await database.close();
      }
      done.kills += kills;
      done.acknowledged += client.acknowledged.length;
      done.sentAgain += client.sentAgain;
    },
    roundsOfDatabase * 20_000,
  );

  it('killed while work was going on', () => {
    expect(done.kills).toBe(rounds);
    expect(done.sentAgain).toBeGreaterThan(rounds);
    recordRun({ test: 'T-kill', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged: done.acknowledged });
  });

  /** Dies at a random time or at a named place; among a crowd not before most of it was answered. */
  async function killOnce(database: TestDatabase, client: LedgerClient, round: number): Promise<void> {
    const crowded = round % 10 === 9;
    const failpoint = crowded || round % 2 === 0 ? undefined : `${places[Math.floor(random() * places.length)]}:${1 + Math.floor(random() * 20)}`;
    await client.startNode(failpoint);
    for (let i = 0; i < (crowded ? crowd : few); i += 1) client.open();
    const most = Math.floor(random() * crowd);
    if (crowded)
      await eventually(
        async () => client.outstanding,
        (n) => n <= most,
        60_000,
      );
    await client.kill(60 + Math.floor(random() * 400));
    expect([round, failpoint, await violations(database.app, region, client.acknowledged)]).toEqual([round, failpoint, []]);
  }

  async function finish(database: TestDatabase, client: LedgerClient): Promise<void> {
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
    expect(client.refused).toEqual([]);
    expect(client.acknowledged).toHaveLength(client.opened * 2);
    expect(await violations(database.app, region, client.acknowledged)).toEqual([]);
  }
});

async function running({ app }: TestDatabase): Promise<number> {
  return withTenant(app, region, async (t) => Number((await t('instance').where({ status: 'running' }).count({ n: '*' }).first())?.n));
}
