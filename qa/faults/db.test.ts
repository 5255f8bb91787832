import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { prepareBinaries, program } from '../../engine/src/database/embedded/binaries.js';
import { environment } from '../../engine/src/database/embedded/postmaster.js';
import { databaseUser } from '../../engine/src/database/embedded/system-user.js';
import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { clerk, end, eventually, flow, openSmallWorld, region, serviceTask, start, taken, userTask } from '../support/small-world.js';
import { insist } from './insist.js';
import { type Acknowledged, violations } from './invariants.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Math.max(1, Math.floor(Number(process.env.ROUNDS ?? 20) / 20));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const body = [start, userTask('check'), serviceTask('ask'), end, flow('start', 'check', 'ask', 'end')].join('');

/** A database with everything that makes it durable, killed as if the power had gone. */
describe('a database that dies', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-db-'));
  const data = path.join(folder, 'data');
  const user = databaseUser();
  const control = (...words: readonly string[]) =>
    spawnSync(program(prepareBinaries(user, data), 'pg_ctl'), ['-D', path.join(data, 'postgres'), '-w', ...words], {
      ...user.ids,
      env: environment(),
      stdio: 'ignore',
    });

  afterAll(() => {
    control('-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `has kept every acknowledged command when it comes back, and the node goes on by itself, ${rounds} times (seed ${seed})`,
    async () => {
      chmodSync(folder, 0o755);
      const postgres = await startEmbeddedPostgres({ folder: data });
      await migrate(postgres.ownerUrl);
      const owner = openDatabase(postgres.ownerUrl);
      await plantTenants(owner.app);
      await owner.close();
      const pool = openDatabase(postgres.url);
      const world = await openSmallWorld({ app: pool.app, url: postgres.url }, body);
      await world.runtime.start();
      const random = randomOf(seed);
      const acknowledged: Acknowledged[] = [];
      const backAfter: number[] = [];
      let [errors, last] = [0, 0];
      let working = true;
      const failed = () => {
        errors += 1;
      };
      const client = async (n: number): Promise<void> => {
        for (let i = 0; working; i += 1) {
          const key = `db-${n}-${i}`;
          const opened = taken(await insist(() => world.open({}, key), failed));
          acknowledged.push({ key: `applicant:${key}`, reply: opened });
          taken(await insist(() => world.runtime.tasks.complete(`${opened.id}.a2`, { verdict: 'ok' }, clerk(n), { key: `${key}-done` }), failed));
          acknowledged.push({ key: `clerk-${n}:${key}-done`, reply: null });
          last = Date.now();
        }
      };
      const clients = Promise.all([0, 1, 2, 3].map(client));
      for (let round = 0; round < rounds; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 300 + random() * 500));
        expect(control('-m', 'immediate', 'restart').status).toBe(0);
        const back = Date.now();
        await eventually(
          async () => last > back,
          (so) => so,
          60_000,
        );
        backAfter.push((last - back) / 1000);
      }
      working = false;
      await clients;
      await eventually(
        () => withTenant(pool.app, region, (t) => t('instance').where({ status: 'running' }).select('id')),
        (rows) => rows.length === 0,
        60_000,
      );
      expect(errors).toBeGreaterThan(0);
      expect(await violations(pool.app, region, acknowledged)).toEqual([]);
      await world.runtime.stop();
      await pool.close();
      const measured = { slowestBackSeconds: Math.max(...backAfter) };
      recordRun({ test: 'T-db', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged: acknowledged.length, measured });
    },
    rounds * 60_000 + 120_000,
  );
});
