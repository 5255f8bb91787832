import { v7 } from 'uuid';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { withTenant } from '../database/with-tenant.js';
import type { JobKind } from '../runtime/step-rows.js';
import { type ClaimedWork, type WorkStore, workStore } from './work-store.js';

const [big, small] = ['330199', '330298'];

describe('claiming work', () => {
  let database: TestDatabase;
  let one: WorkStore;
  let other: WorkStore;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  beforeEach(async () => {
    [one, other] = [workStore(database.app, v7()), workStore(database.app, v7())];
    await Promise.all([one.renewLease(10), other.renewLease(10)]);
  });
  afterEach(async () => {
    await Promise.all([one.leave(), other.leave()]);
    await database.owner('job').delete();
  });
  afterAll(() => database.close());

  async function job(tenant: string, more: { instance?: string; activity?: string; kind?: JobKind; attempts?: number; due?: string } = {}): Promise<string> {
    const { instance = v7(), activity = 'a1', kind = 'connector', attempts = 0, due = '2020-01-01' } = more;
    const row = { tenant, instance, activity, kind, attempts, element: 'e', process: 'p', connector: 'demo', input: {}, due_at: due, created_at: due };
    await withTenant(database.app, tenant, (transaction) => transaction('job').insert(row));
    return instance;
  }
  const count = (work: readonly ClaimedWork[], tenant: string) => work.filter((each) => each.tenant === tenant).length;

  it('gives every tenant its turn, however long the queue of another is', async () => {
    for (let n = 0; n < 60; n += 1) await job(big);
    for (let n = 0; n < 3; n += 1) await job(small, { due: '2021-01-01' });

    const claimed = await one.claim({ jobs: 8, timers: 0 });
    expect([count(claimed, big), count(claimed, small)]).toEqual([5, 3]);
  });

  it('lets one tenant hold a share of a node, so that there is room for the next', async () => {
    for (let n = 0; n < 40; n += 1) await job(big);
    expect(await one.claim({ jobs: 16, timers: 0, ofTenant: 12 })).toHaveLength(12);
    expect(await one.claim({ jobs: 4, timers: 0, ofTenant: 12 })).toHaveLength(0);

    await job(small);
    expect(await one.claim({ jobs: 4, timers: 0, ofTenant: 12 })).toMatchObject([{ tenant: small }]);
    // Another node has a share of its own.
    expect(await other.claim({ jobs: 16, timers: 0, ofTenant: 12 })).toHaveLength(12);
  });

  it('serves what leads a case on first, then first tries, then repeated ones', async () => {
    await job(big, { attempts: 2, activity: 'again', due: '2019-01-01' });
    await job(big, { activity: 'first', due: '2019-06-01' });
    await job(big, { activity: 'message', kind: 'delivery' });

    const order: string[] = [];
    for (let n = 0; n < 3; n += 1) order.push((await one.claim({ jobs: 1, timers: 0, ofTenant: 9 }))[0]?.activity ?? '');
    expect(order).toEqual(['message', 'first', 'again']);
  });

  it('lets one node at a time work for a case, also when two claim at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const instances = await Promise.all(Array.from({ length: 4 }, () => job(big)));
      await Promise.all(instances.map((instance) => job(big, { instance, activity: 'a2' })));

      const both = await Promise.all([one.claim({ jobs: 8, timers: 0 }), other.claim({ jobs: 8, timers: 0 })]);
      const [mine, theirs] = both.map((claimed) => new Set(claimed.map(({ instance }) => instance)));
      expect([...(mine ?? [])].filter((instance) => theirs?.has(instance))).toEqual([]);
      // A case goes with all of its work.
      expect(both.flat().length).toBe(2 * ((mine?.size ?? 0) + (theirs?.size ?? 0)));
      await Promise.all([one.leave(), other.leave()]);
      await Promise.all([one.renewLease(10), other.renewLease(10)]);
      await database.owner('job').delete();
    }
  });

  it('leaves what another node has taken over since', async () => {
    const instance = await job(big);
    const [mine] = await one.claim({ jobs: 1, timers: 0 });
    await one.leave();
    await other.claim({ jobs: 1, timers: 0 });

    await one.drop({ ...(mine as ClaimedWork), instance });
    expect(await database.owner('job').count({ n: '*' }).first()).toMatchObject({ n: '1' });
  });

  it('tells a node all that belongs to it, also what it was never told of, and nothing of others', async () => {
    await Promise.all([job(big), job(small), job(big)]);
    const claimed = await one.claim({ jobs: 2, timers: 0 });
    await other.claim({ jobs: 1, timers: 0 });

    const keyOf = ({ kind, tenant, instance, activity }: ClaimedWork) => [kind, tenant, instance, activity].join();
    expect((await one.held()).map(keyOf).sort()).toEqual(claimed.map(keyOf).sort());
  });

  it('forgets messages whose time is over, and no others', async () => {
    const row = (id: string, expires: string) => ({ tenant: big, id, name: 'm', keys: '[]', payload: {}, received_at: '2020-01-01', expires_at: expires });
    await withTenant(database.app, big, (transaction) => transaction('buffered_message').insert([row('old', '2020-02-01'), row('new', '2999-01-01')]));

    expect(await one.sweepMessages()).toBe(1);
    expect(await database.owner('buffered_message').pluck('id')).toEqual(['new']);
  });
});
