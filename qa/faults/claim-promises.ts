import { v7 } from 'uuid';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { type ClaimedWork, workStore } from '../../engine/src/stores/work-store.js';
import type { TestDatabase } from '../support/test-database.js';

const [first, second, third] = ['330100', '330199', '330298'];
const past = '2020-01-01T00:00:00Z';

/** Which promises the claim breaks: what is due and free, in turns of the tenants, one case at a time, never of a node that lives, never without a lease. */
export async function brokenByClaim(database: TestDatabase): Promise<readonly string[]> {
  const world = new Queue(database);
  return [...(await world.leases()), ...(await world.turns()), ...(await world.cases()), ...(await world.timers())];
}

class Queue {
  private readonly mine = v7();
  private readonly living = v7();
  private readonly dead = v7();
  private broken: string[] = [];

  constructor(private readonly database: TestDatabase) {}

  /** What a dead node held is free; what a living one holds is not; without a lease nobody claims. */
  async leases(): Promise<readonly string[]> {
    await this.arrange();
    await this.job(second, 'of-dead', { node: this.dead });
    await this.job(second, 'of-living', { node: this.living });
    await this.job(second, 'later', { due: '2999-01-01T00:00:00Z' });
    for (const [activity, node] of [
      ['t-dead', this.dead],
      ['t-living', this.living],
    ] as const)
      await this.timer(activity, { node });
    this.look('a node without a lease claims nothing', await this.claim(v7(), 8, 8), []);
    this.look('a node whose lease is over claims nothing', await this.claim(this.dead, 8, 8), []);
    this.look(
      'a claim of neither changes anything',
      [await this.holders('job'), await this.holders('timer')],
      [`later:,of-dead:${this.dead},of-living:${this.living}`, `t-dead:${this.dead},t-living:${this.living}`],
    );
    this.look('no job is wanted', await this.claim(this.mine, 0, 0), []);
    this.look(
      'what the dead held is free',
      [await this.holders('job'), await this.holders('timer')],
      [`later:,of-dead:,of-living:${this.living}`, `t-dead:,t-living:${this.living}`],
    );
    this.look('what was the dead one’s', await this.claim(this.mine, 8, 8), ['of-dead', 't-dead']);
    this.look(
      'holders after',
      [await this.holders('job'), await this.holders('timer')],
      [`later:,of-dead:${this.mine},of-living:${this.living}`, `t-dead:${this.mine},t-living:${this.living}`],
    );
    return this.told();
  }

  /** Each tenant its turn; of one tenant at most so many on this node, whatever other nodes hold of it. */
  async turns(): Promise<readonly string[]> {
    await this.arrange();
    for (const tenant of [first, second, third]) for (const n of [1, 2, 3, 4]) await this.job(tenant, `${tenant}-${n}`, { due: `2020-01-0${n}T00:00:00Z` });
    await this.job(second, 'other-holds', { node: this.living });
    await this.job(first, 'first-held', { node: this.living });
    this.look('one of each tenant', await this.claim(this.mine, 3, 0), [`${first}-1`, `${second}-1`, `${third}-1`]);
    this.look('two of each at most', await this.claim(this.mine, 9, 0, 2), [`${first}-2`, `${second}-2`, `${third}-2`]);
    this.look('the share is used up', await this.claim(this.mine, 9, 0, 2), []);
    this.look(
      'another node has a share of its own',
      (await this.claim(this.living, 9, 0, 2)).filter((activity) => activity.startsWith(second)),
      [`${second}-3`],
    );
    return this.told();
  }

  /** One case is worked for by one node at a time, and its jobs go together; those that are due. */
  async cases(): Promise<readonly string[]> {
    await this.arrange();
    const [held, free] = [v7(), v7()];
    await this.job(second, 'held', { instance: held, node: this.living });
    await this.job(second, 'waits', { instance: held });
    for (const [activity, kind] of [
      ['a', 'connector'],
      ['a', 'message'],
      ['b', 'connector'],
    ])
      await this.job(second, activity ?? '', { instance: free, kind });
    await this.job(second, 'later', { instance: free, due: '2999-01-01T00:00:00Z' });
    await this.job(third, 'a', { instance: held });
    const claimed = await workStore(this.database.app, this.mine).claim({ jobs: 8, timers: 0 });
    this.look(
      'those of the free case that are due, and the one of the other tenant',
      claimed.map(({ tenant, instance, activity, kind }) => `${tenant} ${instance === free} ${activity} ${kind}`).sort(),
      [`${second} true a connector`, `${second} true a message`, `${second} true b connector`, `${third} false a connector`],
    );
    const late = claimed.every((work: ClaimedWork) => (work.late ?? -1) > 1000);
    this.look('how late it is', late, true);
    const { rows } = await this.database.owner.raw<{ rows: { n: string }[] }>('select count(*) as n from job where node = ?', [this.mine]);
    this.look('nothing else went along', rows[0]?.n, '4');
    return this.told();
  }

  /** Due ones only, as many as were asked for. */
  async timers(): Promise<readonly string[]> {
    await this.arrange();
    const instance = v7();
    for (const n of [1, 2, 3]) await this.timer(`t${n}`, { instance, due: `2020-01-0${n}T00:00:00Z` });
    await this.timer('t1', { due: '2999-01-01T00:00:00Z' });
    await this.timer('t9', { instance, due: '2999-01-01T00:00:00Z' });
    this.look('one timer was asked for', await this.claim(this.mine, 8, 1), ['t1']);
    this.look('one timer was taken', (await this.database.owner('timer').where({ node: this.mine }).pluck('activity')).join(), 't1');
    this.look('the rest that is due', await this.claim(this.mine, 8, 8), ['t2', 't3']);
    this.look('no job is asked for', await this.claim(this.mine, 0, 8), []);
    return this.told();
  }

  private async arrange(): Promise<void> {
    for (const table of ['job', 'timer', 'node']) await this.database.owner(table).delete();
    for (const node of [this.mine, this.living, this.dead]) await workStore(this.database.app, node).renewLease(60);
    await this.database.owner.raw(`update node set lease_until = clock_timestamp() - interval '1 second' where id = ?`, [this.dead]);
  }

  private async claim(node: string, jobs: number, timers: number, ofTenant?: number): Promise<string[]> {
    const claimed = await workStore(this.database.app, node).claim({ jobs, timers, ...(ofTenant !== undefined && { ofTenant }) });
    return claimed.map(({ activity }) => activity).sort();
  }

  private async job(
    tenant: string | undefined,
    activity: string,
    { instance = v7(), kind = 'connector', node, due = past }: { instance?: string; kind?: string; node?: string; due?: string } = {},
  ): Promise<void> {
    const row = { tenant, instance, activity, kind, element: 'e', process: 'p', connector: 'demo', input: {}, due_at: due, created_at: past, node };
    await withTenant(this.database.app, tenant ?? '', (t) => t('job').insert(row));
  }

  private async timer(activity: string, { instance = v7(), node, due = past }: { instance?: string; node?: string; due?: string } = {}): Promise<void> {
    const row = { tenant: second, instance, activity, element: 'e', process: 'p', rule: {}, provisional: false, due_at: due, node };
    await withTenant(this.database.app, second ?? '', (t) => t('timer').insert(row));
  }

  private async holders(table: 'job' | 'timer'): Promise<string> {
    const rows: { activity: string; node: string | null }[] = await this.database.owner(table).orderBy('activity').select('activity', 'node');
    return rows.map(({ activity, node }) => `${activity}:${node ?? ''}`).join();
  }

  private look(what: string, found: unknown, wanted: unknown): void {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (a !== b) this.broken.push(`${what}: ${a} instead of ${b}`);
  }

  private told(): readonly string[] {
    const { broken } = this;
    this.broken = [];
    return broken;
  }
}
