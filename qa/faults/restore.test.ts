import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkpointFolder } from '../../engine/src/audit/checkpoint.js';
import { createAudit } from '../../engine/src/audit/create-audit.js';
import { deletionList } from '../../engine/src/audit/deletion-list.js';
import type { Database } from '../../engine/src/database/database.js';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { backUpEmbedded } from '../../engine/src/database/embedded/back-up.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { uuidIds } from '../../engine/src/ids.js';
import { openLogger } from '../../engine/src/logger.js';
import { auditStore } from '../../engine/src/stores/audit-store.js';
import { deletionStore } from '../../engine/src/stores/deletion-store.js';
import { draftStore } from '../../engine/src/stores/draft-store.js';
import { fileStore } from '../../engine/src/stores/file-store.js';
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

  it('deletes again what was deleted after an older backup was taken, and nothing else', async () => {
    const database = openDatabase(postgres.url);
    const people = personalOf(database);
    const [thrown, kept, opened] = [await people.draft('thrown'), await people.draft('kept'), await people.draft('opened')];
    const [unused, loose] = [await people.file(), await people.file()];
    const [over, ready] = [await people.population(), await people.population()];
    const [older, target] = [path.join(folder, 'older'), path.join(folder, 'restored-older')];
    await backUpEmbedded(path.join(folder, 'data'), older);

    await people.throwAway(thrown);
    await people.sweep(unused);
    await people.endPopulation(over);
    const world = await openSmallWorld({ app: database.app, url: postgres.url }, body);
    taken(await world.open({}, opened));
    await people.throwAway(opened);
    const list = deletionList(path.join(folder, 'data/audit'));
    const keeper = createAudit({
      store: auditStore(database.app),
      deletions: { store: deletionStore(database.app), list },
      now: async () => 'now',
      logger: openLogger('silent'),
    });
    await keeper.sealNow();
    // The draft that became a case was not thrown away; the list knows ids and nothing else.
    expect(list.read().deletions.map(({ kind, id }) => [kind, id])).toEqual([
      ['draft', thrown],
      ['file', unused],
      ['population', over],
    ]);
    const file = path.join(folder, 'data/audit/deletions.jsonl');
    expect(readFileSync(file, 'utf8')).not.toContain(canary);
    appendFileSync(file, `${JSON.stringify({ deletions: [{ tenant: region, kind: 'draft', id: kept, at: '' }], signature: 'AAAA' })}\n`);
    await keeper.sealNow();
    expect(list.read()).toMatchObject({ deletions: { length: 3 }, forged: 1 });

    const drill = await restoreDrill(older, target, path.join(folder, 'data/audit'));
    expect(drill).toMatchObject({ kind: 'cold', violations: [], auditFaults: [], deletions: { listed: 3, again: 3, forged: 1 } });
    const restored = await startEmbeddedPostgres({ folder: target });
    const copy = openDatabase(restored.url);
    const left = await personalOf(copy).all();
    expect(left.drafts.map(({ id }) => id).sort()).toEqual([kept, opened].sort());
    expect(JSON.stringify(left)).not.toContain(`${canary}-thrown`);
    expect(JSON.stringify(left)).toContain(`${canary}-kept`);
    expect(left.files).toEqual([loose]);
    expect(left.populations.sort()).toEqual([`${over} deleted`, `${ready} failed`].sort());
    await Promise.all([copy.close(), database.close()]);
    await restored.stop();
    recordRun({ test: 'deletions after a restore', cycles: 3, faults: 1, violations: 0, seed: 0 });
  }, 180_000);
});

/** A number that must not come back. */
const canary = '330102201001011234';

/** What a person keeps and throws away. */
function personalOf({ app }: Database) {
  const owner = { tenant: region, person: 'applicant' };
  const [drafts, files] = [draftStore(app), fileStore(app)];
  const population = { package: 'small', plan: '{}', status: 'failed', synthetic: true, why: 'x', frozen_by: 'x', frozen_by_name: 'x' };

  return {
    async draft(note: string): Promise<string> {
      const id = uuidIds.next();
      await drafts.add(owner, { id, matter: `small/${note}`, region, release: 'small', values: { note: `${canary}-${note}` }, prefilled: {} });
      return id;
    },
    async file(): Promise<string> {
      const id = uuidIds.next();
      await files.add(owner, { id, name: 'a.txt', type: 'text/plain', size: 1, sha256: 'x' }, Buffer.from('x'));
      return id;
    },
    async population(): Promise<string> {
      const id = uuidIds.next();
      await withTenant(app, region, (t) => t('population').insert({ tenant: region, id, ...population, as_of: new Date(), delete_after: new Date() }));
      return id;
    },

    throwAway: (id: string) => drafts.remove(owner, id),
    /** It has lain there for more than a day. */
    async sweep(id: string): Promise<void> {
      await withTenant(app, owner, (t) =>
        t('file')
          .where({ id })
          .update({ created_at: new Date(Date.now() - 90_000_000) }),
      );
      await files.removeUnused();
    },
    endPopulation: (id: string) => withTenant(app, region, (t) => t('population').where({ id }).update({ status: 'deleted', deleted_at: new Date() })),

    async all() {
      return {
        drafts: await drafts.list(owner),
        files: await withTenant(app, owner, (t): Promise<string[]> => t('file').pluck('id')),
        populations: await withTenant(app, region, async (t) => (await t('population').select('id', 'status')).map(({ id, status }) => `${id} ${status}`)),
      };
    },
  };
}
