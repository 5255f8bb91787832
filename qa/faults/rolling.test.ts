import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { newToken, tokenHash } from '../../engine/src/identity/session-token.js';
import { morningPackage } from '../bench/morning-package.js';
import { eventually, region, taken } from '../support/small-world.js';
import { plantClock, testParts } from '../support/test-parts.js';
import { violations } from './invariants.js';
import { recordRun } from './record-run.js';
import { type RollingNode, startRollingNode } from './rolling-nodes.js';
import { RollingOffice } from './rolling-office.js';

/** In each the older of two nodes goes when a new one is ready. They take some seconds: 200 at night only. */
const restarts = Number(process.env.RESTARTS ?? 4);
const clerks = 4;
/** What the contract gives a node to finish its requests. */
const longestGoodbye = 10_000;

describe('rolling restarts under load', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-rolling-'));
  const nodes: RollingNode[] = [];
  let postgres: EmbeddedPostgres;
  let tokens: { readonly citizens: readonly string[]; readonly clerks: readonly string[] };
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'data') });
    await migrate(postgres.ownerUrl);
    tokens = await arrange(postgres);
  }, 120_000);
  afterAll(async () => {
    for (const node of nodes) node.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `lose no request and do none twice, ${restarts} times`,
    async () => {
      const database = openDatabase(postgres.url);
      nodes.push(...(await Promise.all([startRollingNode(postgres.url), startRollingNode(postgres.url)])));
      const office = new RollingOffice(() => nodes.map(({ port }) => port));
      const share = tokens.citizens.length / clerks;
      const everybody = Promise.all(tokens.clerks.map((clerk, n) => office.work(tokens.citizens.slice(n * share, (n + 1) * share), clerk)));
      const goodbyes: { code: number | null; took: number }[] = [];
      for (let n = 0; n < restarts; n += 1) {
        const before = office.ledger.completed.length;
        nodes.push(await startRollingNode(postgres.url));
        const [oldest] = nodes;
        const going = oldest?.stop();
        // Its load balancer hears of it a moment later, when it asks again.
        await new Promise((resolve) => setTimeout(resolve, 100));
        nodes.shift();
        if (going) goodbyes.push(await going);
        await eventually(
          async () => office.ledger.completed.length - before,
          (count) => count > clerks,
          60_000,
        );
      }
      office.stop();
      await everybody;

      const { opened, completed, refused, elsewhere } = office.ledger;
      expect(refused).toEqual([]);
      expect(goodbyes.filter(({ code, took }) => code !== 0 || took > longestGoodbye)).toEqual([]);
      const cases = await withTenant(database.app, region, (t): Promise<{ id: string; state: string }[]> => t('case_file').select('id', 'state'));
      expect(cases.map(({ id }) => id).sort()).toEqual([...opened].sort());
      expect(cases.flatMap(({ id, state }) => (state === 'completed' ? [id] : [])).sort()).toEqual([...completed].sort());
      expect(await violations(database.app, region, [])).toEqual([]);
      // Otherwise nobody was there when a node went.
      expect(Object.values(elsewhere).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
      await database.close();
      const measured = { ...elsewhere, slowestGoodbyeMs: Math.max(...goodbyes.map(({ took }) => took)) };
      recordRun({
        test: 'rolling restarts',
        cycles: restarts,
        faults: restarts,
        violations: 0,
        seed: 0,
        acknowledged: opened.length + completed.length,
        measured,
      });
    },
    restarts * 60_000 + 120_000,
  );
});

/** A city as production has it: the package in force, people with sessions, and no clock that can be moved. */
async function arrange({ url, ownerUrl }: EmbeddedPostgres) {
  const [database, owner] = [openDatabase(url), openDatabase(ownerUrl)];
  const test = { app: database.app, owner: owner.app, url, ownerUrl, close: async () => undefined };
  await plantTenants(owner.app);
  await plantClock(test);
  const publisher = { person: 'publisher', name: '发布员', tenant: '330000', roles: ['publisher' as const], ports: [] };
  taken(await testParts(test).releases.publish(morningPackage(), publisher));
  await owner.app('clock_offset').delete();
  const people = { citizens: await plant(database, '330000', 'citizen', clerks * 5), clerks: await plant(database, region, 'rolling-clerk', clerks) };
  await Promise.all([database.close(), owner.close()]);
  return people;
}

/** Rows as an identity provider and a sign-in leave them. */
async function plant({ app }: ReturnType<typeof openDatabase>, tenant: string, name: string, count: number): Promise<readonly string[]> {
  const people = Array.from({ length: count }, (_, n) => ({ id: `${name}-${n}`, token: newToken() }));
  await withTenant(app, tenant, async (t) => {
    for (const { id, token } of people) {
      await t('person').insert({ tenant, id, account: id, name: id });
      if (tenant === region) await t('appointment').insert({ tenant, id, person: id, role: 'clerk', ports: ['morning/clerk'], valid_from: '2020-01-01' });
      await t('session').insert({ tenant, person: id, token_hash: tokenHash(token) });
    }
  });
  return people.map(({ token }) => token);
}
