import { migrate } from '../../engine/src/database/migrate.js';
import { requireMigrated } from '../../engine/src/database/require-migrated.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { bundled, forkFile, messageOf } from './bundled.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Math.max(5, Math.floor(Number(process.env.ROUNDS ?? 20) / 4));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe('kill -9 during migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it(
    `leaves a database that the next start brings up to date, the same as one that was never disturbed, ${rounds} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const whole = await shapeOf(database);
      let died = 0;
      for (let round = 0; round < rounds; round += 1) {
        await database.owner.raw('drop schema public cascade; create schema public; grant usage on schema public to public');
        const child = forkFile(bundled('migrate-process'), { OWNER_URL: database.ownerUrl });
        const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
        await messageOf(child);
        const timer = setTimeout(() => child.kill('SIGKILL'), 30 + random() * 900);
        if ((await gone) === 'SIGKILL') died += 1;
        clearTimeout(timer);

        await migrate(database.ownerUrl);
        await requireMigrated(database.app);
        expect(await shapeOf(database)).toEqual(whole);
      }
      // Otherwise every one of them was done before its death.
      expect(died).toBeGreaterThan(0);
      recordRun({ test: 'T-kill in migrations', cycles: rounds, faults: died, violations: 0, seed });
    },
    rounds * 60_000,
  );
});

/** Every column, index, function and policy of the schema. */
async function shapeOf({ owner }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await owner.raw<{ rows: { line: string }[] }>(`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line from information_schema.columns where table_schema = 'public' and table_name !~ '_20[0-9]{2}_'
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename !~ '_20[0-9]{2}_'
    union all select p.proname || ' ' || md5(p.prosrc) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
    union all select tablename || ' ' || policyname from pg_policies where schemaname = 'public' and tablename !~ '_20[0-9]{2}_'
    order by 1`);
  return rows.map(({ line }) => line);
}
