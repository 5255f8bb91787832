import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CheckpointFolder, checkpointFolder } from '../../engine/src/audit/checkpoint.js';
import { createAudit } from '../../engine/src/audit/create-audit.js';
import { verifyAudit } from '../../engine/src/audit/verify-audit.js';
import { openLogger } from '../../engine/src/logger.js';
import { auditStore } from '../../engine/src/stores/audit-store.js';
import { clerk, end, eventually, flow, openSmallWorld, plantSmallWorld, region, start, taken, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Number(process.env.ROUNDS ?? 6) * 10;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Ways to falsify the past, each with the right to write every table. `$1` picks among the rows. */
const manipulations: readonly (readonly [name: string, sql: string])[] = [
  ['another actor', `update audit set actor = 'somebody-else' where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`],
  [
    'another time',
    `update audit set at = at - interval '1 microsecond' where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`,
  ],
  ['another action', `update audit set action = 'case.read' where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`],
  [
    'a detail added',
    `update audit set detail = '{"why":"ordered"}' where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`,
  ],
  ['a row deleted', `delete from audit where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`],
  [
    'a row slipped in',
    `insert into audit (tenant, id, at, actor, action, subject, tx) select tenant, gen_random_uuid(), at, actor, action, subject, tx from audit where tenant = '${region}' order by id offset $1 limit 1`,
  ],
  [
    'a row moved to another tenant',
    `update audit set tenant = '330298' where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`,
  ],
  [
    'a row moved behind the last seal',
    `update audit set tx = tx + 1000000000 where id = (select id from audit where tenant = '${region}' order by id offset $1 limit 1)`,
  ],
  ['the last seals deleted', `delete from audit_seal where tenant = '${region}' and number > $1 % 3`],
  ['a seal rewritten', `update audit_seal set hash = repeat('a', 64) where tenant = '${region}' and number = 1 + $1 % 3`],
  ['a seal that says fewer rows', `update audit_seal set rows = rows - 1 where tenant = '${region}' and number = 1 + $1 % 3`],
  ['a wider span', `update audit_seal set until_tx = until_tx + 1 where tenant = '${region}' and number = 3`],
  ['everything deleted', `with a as (delete from audit where tenant = '${region}') delete from audit_seal where tenant = '${region}' and $1 >= 0`],
];

describe('the audit trail', () => {
  let database: TestDatabase;
  let exported: CheckpointFolder;
  let rows: number;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-audit-'));

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    exported = checkpointFolder(folder);
    const keeper = createAudit({
      store: auditStore(database.app),
      folder: exported,
      now: async () => '2026-09-14T09:00:00+08:00',
      logger: openLogger('silent'),
    });
    // A seal waits for every older transaction of the installation, also for those of other suites.
    const sealed = (count: number) =>
      eventually(
        async () => {
          await keeper.sealNow();
          return (await auditStore(database.app).seals(region)).reduce((sum, seal) => sum + seal.rows, 0);
        },
        (rowsSealed) => rowsSealed === count,
      );
    const world = await openSmallWorld(database, [start, userTask('check'), end, flow('start', 'check', 'end')].join(''));
    for (let batch = 0; batch < 3; batch += 1) {
      await Promise.all(
        Array.from({ length: 5 }, async () => {
          const { id } = taken(await world.open());
          taken(await world.runtime.tasks.complete(`${id}.a2`, { verdict: 'ok' }, clerk(1), { key: `done-${id}` }));
        }),
      );
      await sealed(10 * (batch + 1));
      await keeper.checkpointNow();
    }
    rows = Number((await database.owner('audit').where({ tenant: region }).count({ n: '*' }).first())?.n);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const faults = () => verifyAudit(auditStore(database.owner), exported.read().checkpoints);

  it('is sealed as it is written, and holds', async () => {
    expect(rows).toBe(30);
    const seals = await auditStore(database.app).seals(region);
    expect(seals.length).toBeGreaterThanOrEqual(3);
    expect(seals.reduce((sum, seal) => sum + seal.rows, 0)).toBe(30);
    expect(await faults()).toEqual([]);
    expect(exported.read()).toMatchObject({ forged: 0, checkpoints: { length: 3 } });
  });

  it('leaves no row between two seals, also while transactions run', async () => {
    const store = auditStore(database.app);
    const open = await database.app.transaction();
    await open.raw(`select set_config('app.tenant', ?, true)`, [region]);
    await open('audit').insert({ tenant: region, id: '01990000-0000-7000-8000-00000000000a', at: '2026-09-14', actor: 'slow', action: 'a', subject: 's' });
    await database
      .owner('audit')
      .insert({ tenant: region, id: '01990000-0000-7000-8000-00000000000b', at: '2026-09-14', actor: 'fast', action: 'a', subject: 's' });
    const keeper = createAudit({ store, now: async () => '', logger: openLogger('silent') });
    // What ended meanwhile waits for the older transaction, so that the order of the chain can never be contradicted.
    expect(await keeper.sealNow()).toBe(0);
    await open.commit();
    let later = 0;
    await eventually(
      async () => {
        later += await keeper.sealNow();
        return later;
      },
      (count) => count === 2,
    );
    expect(await faults()).toEqual([]);
  });

  it(`shows every one of ${rounds} manipulations with all rights (seed ${seed})`, async () => {
    const random = randomOf(seed);
    const unseen: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [name, sql] = manipulations[round % manipulations.length] ?? ['', ''];
      const turn = Math.floor(random() * rows);
      const transaction = await database.owner.transaction();
      const { rowCount } = await transaction.raw<{ rowCount: number }>(sql.replaceAll('$1', String(turn)));
      const found = await verifyAudit(auditStore(transaction), exported.read().checkpoints);
      if (rowCount > 0 && found.length === 0) unseen.push(`${name} ${turn}`);
      await transaction.rollback();
    }
    expect(unseen).toEqual([]);
    expect(await faults()).toEqual([]);
    recordRun({ test: 'T-tamper', cycles: rounds, faults: rounds, violations: 0, seed });
  }, 300_000);

  it('contradicts a chain that was rewritten from its beginning', async () => {
    const transaction = await database.owner.transaction();
    await transaction.raw(`update audit set actor = 'nobody' where tenant = ?`, [region]);
    await transaction('audit_seal').where({ tenant: region }).delete();
    const store = auditStore(transaction);
    const { chainHash } = await import('../../engine/src/audit/chain-hash.js');
    const lines = await store.lines(region, { from: '0', until: '9000000000000' });
    const hash = chainHash('0'.repeat(64), { from: '0', until: '9000000000000', lines });
    await transaction('audit_seal').insert({ tenant: region, number: 1, from_tx: 0, until_tx: '9000000000000', rows: lines.length, hash });

    expect(await verifyAudit(store, [])).toEqual([]);
    expect(await verifyAudit(store, exported.read().checkpoints)).toMatchObject([{ code: 'CHECKPOINT_CONTRADICTED' }]);
    await transaction.rollback();
  });

  it('does not believe a checkpoint that somebody else has written', () => {
    const file = path.join(folder, 'checkpoints.jsonl');
    const lines = readFileSync(file, 'utf8');
    writeFileSync(file, lines.replace('2026-09-14', '2026-09-15'));
    expect(exported.read()).toMatchObject({ forged: 1, checkpoints: { length: 2 } });
  });
});
