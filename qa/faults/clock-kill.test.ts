import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { createRuntime } from '../../engine/src/runtime/create-runtime.js';
import { eventually, region, taken } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { setClock, testParts } from '../support/test-parts.js';
import { tickingPackage } from '../support/ticking-package.js';
import { bundled, forkFile } from './bundled.js';
import { violations } from './invariants.js';
import { recordRun } from './record-run.js';

/** Before the case, at every place of the step that opens it, and after it. */
const places = ['after-start-claim', 'after-step', 'before-save', 'after-save', 'after-start-open'];
const days = Math.max(places.length, Math.floor(Number(process.env.ROUNDS ?? 0) / 4));
const dayOf = (n: number) => new Date(Date.UTC(2026, 8, 15 + n)).toISOString().slice(0, 10);

describe('kill -9 of a node while the clock begins cases', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    await database.owner('person').insert({ tenant: region, id: 'clerk', account: 'clerk', name: '办事员' });
    await withTenant(database.app, region, (t) =>
      t('appointment').insert({ tenant: region, id: 'clerk', person: 'clerk', role: 'clerk', ports: ['small/clerk'], valid_from: '2000-01-01' }),
    );
  }, 30_000);
  afterAll(() => database.close());

  it(
    `opens one case for each of ${days} mornings, whatever place it dies at`,
    async () => {
      const parts = testParts(database);
      const publisher = { person: 'publisher', name: '发布员', tenant: '330000', roles: ['publisher' as const], ports: [] };
      taken(await parts.releases.publish(tickingPackage('1.0.0', '0 8 * * *'), publisher));
      const next = createRuntime(parts.runtime);
      await next.scheduledStarts.openNow();
      const begun: string[] = [];
      for (let n = 0; n < days; n += 1) {
        const place = places[n % places.length] ?? '';
        await setClock(database, `${dayOf(n)}T08:00:01+08:00`);
        await dies(place);
        // What it held is free when its claim is over: the real minute is not waited for.
        await withTenant(database.app, region, (t) => t('scheduled_start').update({ claimed_until: null }));
        await eventually(
          async () => {
            await next.scheduledStarts.openNow();
            return armed();
          },
          (due) => due === new Date(`${dayOf(n + 1)}T08:00:00+08:00`).toISOString(),
          30_000,
        );
        begun.push(`${dayOf(n)} ${place}`);
        expect(begun).toHaveLength(await cases());
      }
      expect(await violations(database.app, region, [])).toEqual([]);
      recordRun({ test: 'clock starts', cycles: days, faults: days, violations: 0, seed: 0 });
    },
    days * 30_000 + 60_000,
  );

  /** A node comes, sees that a case is due, and dies where it is told to. */
  async function dies(place: string): Promise<void> {
    const node = forkFile(bundled('clock-node'), { NODE_DATABASE_URL: database.url, FAILPOINT: place });
    const signal = await new Promise((resolve) => {
      node.once('exit', (_code, by) => resolve(by));
      setTimeout(() => node.kill('SIGTERM'), 20_000).unref();
    });
    expect([place, signal]).toEqual([place, 'SIGKILL']);
  }

  async function armed(): Promise<string | undefined> {
    const [row] = await withTenant(database.app, region, (t) => t('scheduled_start').where({ tenant: region }).select('due_at'));
    return row?.due_at.toISOString();
  }

  async function cases(): Promise<number> {
    return withTenant(database.app, region, async (t) => Number((await t('case_file').count({ n: '*' }).first())?.n));
  }
});
