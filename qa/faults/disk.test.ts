import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Outcome } from '@onething/rules';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { isDatabaseAway } from '../../runtime-api/src/middleware/database-away.js';
import { clerk, end, eventually, flow, openSmallWorld, region, type SmallWorld, serviceTask, start, taken, userTask } from '../support/small-world.js';
import { insist } from './insist.js';
import { type Acknowledged, violations } from './invariants.js';
import { recordRun } from './record-run.js';

const body = [start, userTask('check'), serviceTask('ask'), end, flow('start', 'check', 'ask', 'end')].join('');
const rounds = Math.max(1, Math.floor(Number(process.env.ROUNDS ?? 20) / 20));

/** A disk of a size: memory that only root may mount. */
class SmallDisk {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'onething-disk-'));
  readonly mounted: boolean;
  private readonly filler = path.join(this.folder, 'filler');

  constructor(megabytes: number) {
    this.mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', this.folder]).status === 0;
  }

  /** Leaves less room than one page of a table. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.folder);
    try {
      writeFileSync(this.filler, Buffer.alloc(Math.max(0, bavail - 1) * bsize));
    } catch (error) {
      // The database took the last room meanwhile: it is full all the same.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }

  makeRoom(): void {
    rmSync(this.filler, { force: true });
  }

  close(): void {
    if (this.mounted) spawnSync('umount', ['-l', this.folder]);
    for (const folder of [this.folder, `${this.folder}-log`]) rmSync(folder, { recursive: true, force: true });
  }
}

/** People who work until they are told to stop, and send again what was refused. */
class Office {
  readonly acknowledged: Acknowledged[] = [];
  readonly refusals: unknown[] = [];
  private working = true;

  /** `patience`: how long somebody sends the same again, in milliseconds. */
  constructor(
    private readonly world: SmallWorld,
    private readonly patience = 60_000,
  ) {}

  async work(n: number): Promise<void> {
    for (let i = 0; this.working; i += 1) {
      const key = `disk-${n}-${i}`;
      const opened = taken(await this.insist(() => this.world.open({ note: 'x'.repeat(90) }, key)));
      this.acknowledged.push({ key: `applicant:${key}`, reply: opened });
      taken(await this.insist(() => this.world.runtime.tasks.complete(`${opened.id}.a2`, { verdict: 'ok' }, clerk(n), { key: `${key}-done` })));
      this.acknowledged.push({ key: `clerk-${n}:${key}-done`, reply: null });
    }
  }

  stop(): void {
    this.working = false;
  }

  private insist<T>(send: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return insist(
      () => send().catch((error: unknown) => Promise.reject(this.note(error))),
      () => undefined,
      this.patience,
    );
  }

  private note(error: unknown): unknown {
    this.refusals.push(error);
    return error;
  }
}

const tables = new SmallDisk(192);
const whole = new SmallDisk(192);
/** Where nobody may mount a disk (no root) there is none to fill; the fault run says so. */
const onSmallDisk = tables.mounted ? describe : describe.skip;
if (!tables.mounted) console.warn('T-disk needs the right to mount a small disk (root): not run here.');

afterAll(() => {
  for (const disk of [tables, whole]) disk.close();
});

onSmallDisk('a full disk', () => {
  it(
    `under the tables refuses as a database does that is away, loses nothing, and work goes on by itself when there is room, ${rounds} times`,
    async () => {
      const postgres = await startOn(tables, { logElsewhere: true });
      const pool = openDatabase(postgres.url);
      const world = await openSmallWorld({ app: pool.app, url: postgres.url }, body);
      await world.runtime.start();
      const office = new Office(world);
      const everybody = Promise.all([0, 1, 2].map((n) => office.work(n)));
      for (let round = 0; round < rounds; round += 1) {
        const [before, refused] = [office.acknowledged.length, office.refusals.length];
        await eventually(
          async () => office.acknowledged.length - before,
          (n) => n > 20,
          60_000,
        );
        tables.fill();
        await eventually(
          async () => office.refusals.length - refused,
          (n) => n > 5,
          60_000,
        );
        tables.makeRoom();
        const after = office.acknowledged.length;
        await eventually(
          async () => office.acknowledged.length - after,
          (n) => n > 20,
          60_000,
        );
      }
      office.stop();
      await everybody;
      await eventually(
        () => withTenant(pool.app, region, (t) => t('instance').where({ status: 'running' }).select('id')),
        (rows) => rows.length === 0,
        60_000,
      );
      // 503 with its sentence, never a 500: what the middleware answers for each of them.
      expect(office.refusals.filter((error) => !isDatabaseAway(error))).toEqual([]);
      expect(await violations(pool.app, region, office.acknowledged)).toEqual([]);
      await world.runtime.stop();
      await pool.close();
      await postgres.stop();
      const measured = { refused: office.refusals.length };
      recordRun({ test: 'T-disk', cycles: rounds, faults: rounds, violations: 0, seed: 0, acknowledged: office.acknowledged.length, measured });
    },
    rounds * 60_000 + 120_000,
  );

  it('under the log too ends the database; started again with room, it has kept everything that was acknowledged', async () => {
    const postgres = await startOn(whole, { logElsewhere: false });
    const pool = openDatabase(postgres.url);
    const world = await openSmallWorld({ app: pool.app, url: postgres.url }, body);
    await world.runtime.start();
    // This database does not come back while they wait.
    const office = new Office(world, 3_000);
    const everybody = Promise.allSettled([0, 1, 2].map((n) => office.work(n)));
    await eventually(
      async () => office.acknowledged.length,
      (n) => n > 20,
      60_000,
    );
    whole.fill();
    await Promise.race([
      postgres.ended,
      eventually(
        async () => office.refusals.length,
        (n) => n > 20,
        120_000,
      ),
    ]);
    office.stop();
    await postgres.stop();
    await everybody;
    await world.runtime.stop().catch(() => undefined);
    await pool.close().catch(() => undefined);

    whole.makeRoom();
    const again = await startEmbeddedPostgres({ folder: path.join(whole.folder, 'data') });
    const reopened = openDatabase(again.url);
    expect(office.refusals.length).toBeGreaterThan(0);
    expect(await violations(reopened.app, region, office.acknowledged)).toEqual([]);
    await reopened.close();
    await again.stop();
  }, 240_000);
});

/** A durable PostgreSQL on the small disk; its log stands beside it where only the tables shall have no room. */
async function startOn(disk: SmallDisk, { logElsewhere }: { logElsewhere: boolean }): Promise<EmbeddedPostgres> {
  const folder = path.join(disk.folder, 'data');
  mkdirSync(folder);
  chmodSync(disk.folder, 0o755);
  const first = await startEmbeddedPostgres({ folder });
  await migrate(first.ownerUrl);
  const owner = openDatabase(first.ownerUrl);
  await plantTenants(owner.app);
  await owner.close();
  if (!logElsewhere) return first;

  await first.stop();
  const [log, elsewhere] = [path.join(folder, 'postgres/pg_wal'), path.join(`${disk.folder}-log`)];
  cpSync(log, elsewhere, { recursive: true, preserveTimestamps: true });
  spawnSync('chown', ['-R', '--reference', log, elsewhere]);
  rmSync(log, { recursive: true });
  symlinkSync(elsewhere, log);
  return startEmbeddedPostgres({ folder });
}
