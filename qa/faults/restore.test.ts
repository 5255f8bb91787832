import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkpointFolder } from '../../engine/src/audit/checkpoint.js';
import { createAudit } from '../../engine/src/audit/create-audit.js';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { openLogger } from '../../engine/src/logger.js';
import { auditStore } from '../../engine/src/stores/audit-store.js';
import { restoreDrill } from '../drill/restore.js';
import { clerk, end, flow, openSmallWorld, region, start, taken, userTask } from '../support/small-world.js';
import { recordRun } from './record-run.js';

const body = [start, userTask('check'), end, flow('start', 'check', 'end')].join('');

describe('the restore drill', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-restore-'));
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'data') });
    await migrate(postgres.ownerUrl);
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings back everything that was acknowledged before it began, from a copy made while people work', async () => {
    const database = openDatabase(postgres.url);
    const owner = openDatabase(postgres.ownerUrl);
    await plantTenants(owner.app);
    await owner.close();
    const world = await openSmallWorld({ app: database.app, url: postgres.url }, body);
    const keeper = createAudit({
      store: auditStore(database.app),
      folder: checkpointFolder(path.join(folder, 'data/audit')),
      now: async () => 'now',
      logger: openLogger('silent'),
    });
    const work = async (): Promise<string> => {
      const { id } = taken(await world.open());
      taken(await world.runtime.tasks.complete(`${id}.a2`, { verdict: 'ok' }, clerk(1), { key: `done-${id}` }));
      return id;
    };
    const before = await Promise.all(Array.from({ length: 30 }, work));
    await keeper.checkpointNow();
    let working = true;
    const load = (async () => {
      let count = 0;
      while (working) count += (await Promise.all([work(), work()])).length;
      return count;
    })();

    const target = path.join(folder, 'restored');
    const drill = await restoreDrill(path.join(folder, 'data'), target);
    working = false;
    expect(await load).toBeGreaterThan(0);
    expect(drill).toMatchObject({ kind: 'online', violations: [], auditFaults: [] });

    const restored = await startEmbeddedPostgres({ folder: target });
    const copy = openDatabase(restored.url);
    const kept: string[] = await withTenant(copy.app, region, (t) => t('instance').where({ status: 'completed' }).pluck('id'));
    expect(before.filter((id) => !kept.includes(id))).toEqual([]);
    await Promise.all([copy.close(), database.close()]);
    await restored.stop();
    recordRun({ test: 'restore', cycles: 1, faults: 1, violations: 0, seed: 0, measured: { rto: drill.rto, megabytes: drill.megabytes } });
  }, 120_000);
});
