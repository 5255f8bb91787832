import type { Knex } from 'knex';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { plantTenants } from './demo-tenants.js';
import { type Viewer, withTenant } from './with-tenant.js';

const [here, elsewhere] = ['330199', '330299'];
const county = { tenant: here, person: 'li-qiang' };
const other = { tenant: elsewhere, person: 'wang-fang' };

/** The application's own filter is dropped on purpose: every query here asks for all rows of a table. What holds is the database. */
describe('a query that forgets the tenant', () => {
  let database: TestDatabase;
  let tables: string[];
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await loosen(database.owner);
    tables = await reachable(database.app);
    for (const viewer of [county, other]) for (const table of tables) await plant(database.app, table, viewer);
  });
  afterAll(() => database.close());

  it('reads rows of its own tenant', async () => {
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) expect([table, await seen(table, county)]).toEqual([table, [here]]);
  });

  it('reads nothing before a tenant is set', async () => {
    for (const table of tables) expect([table, await database.app(table).select('tenant')]).toEqual([table, []]);
  });

  it('does not lead to another person of the same tenant', async () => {
    for (const table of ['draft', 'file', 'file_chunk', 'notification']) expect(await seen(table, { ...county, person: 'somebody-else' })).toEqual([]);
  });

  it('changes nothing elsewhere', async () => {
    for (const table of tables) {
      expect([table, await changed(table, 'update')]).toEqual([table, 0]);
      expect([table, await changed(table, 'delete')]).toEqual([table, 0]);
    }
  });

  it('cannot write into another tenant', async () => {
    for (const table of tables) {
      const smuggled = plant(database.app, table, county, elsewhere);
      await expect(smuggled).rejects.toThrow(/row-level security/);
    }
  });

  it('reads definitions of the tenants above, and of no other', async () => {
    const province = { tenant: '330000', person: 'publisher' };
    await plant(database.app, 'release', province);
    expect(await seen('release', county)).toEqual(['330000', here]);
    expect(await seen('release', province)).toEqual(['330000']);
  });

  it('shows a supervising body the cases below it when it looks as one, and those of no other', async () => {
    const city = { tenant: '330100', person: 'inspector' };
    const other = { tenant: '330200', person: 'inspector' };
    for (const table of ['case_file', 'task', 'incident']) {
      expect(await seen(table, city)).toEqual([]);
      expect(await seen(table, { ...city, scope: 'subtree' })).toEqual([here]);
      expect(await seen(table, { ...other, scope: 'subtree' })).toEqual([elsewhere]);
    }
    for (const table of ['registry_record', 'person', 'audit']) expect(await seen(table, { ...city, scope: 'subtree' })).toEqual([]);
  });

  it('lets a supervising body change nothing below it', async () => {
    const city = { tenant: '330100', person: 'inspector', scope: 'subtree' as const };
    expect(await withTenant(database.app, city, (t) => t('task').update({ name: 'x' }))).toBe(0);
  });

  it('shows the tree of tenants along the own line only', async () => {
    expect(await seen('tenant', county)).toEqual(['330000', '330100', here]);
  });

  it('would leak without the wall, so that this proof can fail', async () => {
    await database.owner.raw('alter table person disable row level security');
    expect(await seen('person', county)).toEqual([here, elsewhere]);
  });

  async function seen(table: string, viewer: Viewer): Promise<string[]> {
    const rows: { tenant: string }[] = await withTenant(database.app, viewer, (t) => t(table).distinct('tenant').orderBy('tenant'));
    return rows.map(({ tenant }) => tenant);
  }

  /** Rows of another tenant that the county's session could change. */
  async function changed(table: string, how: 'update' | 'delete'): Promise<number> {
    const sql = how === 'update' ? `update ${table} set tenant = tenant where tenant = ?` : `delete from ${table} where tenant = ?`;
    const attempt = withTenant(database.app, county, (t) => t.raw<{ rowCount: number }>(sql, [elsewhere]));
    return attempt.then(({ rowCount }) => rowCount).catch((error: Error) => (/permission denied/.test(error.message) ? 0 : Promise.reject(error)));
  }
});

/** Takes away what would ask for sensible rows; row-level security stays as it is. */
async function loosen(owner: Knex): Promise<void> {
  await owner.raw(`do $$ declare k record; begin
    for k in select conrelid::regclass as name, conname from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f') and conparentid = 0
    loop execute format('alter table %s drop constraint if exists %I', k.name, k.conname); end loop;
  end $$`);
  for (const table of ['release', 'release_file']) await owner.raw(`alter table ${table} disable trigger approved`);
}

/** Tables that the application may write. */
async function reachable(app: Knex): Promise<string[]> {
  const { rows } = await app.raw<{ rows: { name: string }[] }>(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and has_table_privilege(c.oid, 'insert') and has_table_privilege(c.oid, 'select') and not c.relispartition order by 1`);
  return rows.map(({ name }) => name);
}

/** A row with something of the right type in every column. */
async function plant(app: Knex, table: string, viewer: { tenant: string; person: string }, tenant = viewer.tenant): Promise<void> {
  await withTenant(app, viewer, async (t) => {
    const { rows } = await t.raw<{ rows: { name: string; type: string }[] }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''`,
      [table],
    );
    const values = rows.map(({ name, type }) =>
      name === 'tenant' ? t.raw('?', [tenant]) : name === 'person' ? t.raw('?', [viewer.person]) : t.raw(sample(type)),
    );
    await t(table).insert(Object.fromEntries(rows.map(({ name }, index) => [name, values[index]])));
  });
}

const samples: Readonly<Record<string, string>> = {
  text: `md5(random()::text) || md5(random()::text)`,
  uuid: 'gen_random_uuid()',
  jsonb: `'{}'::jsonb`,
  json: `'{}'::jsonb`,
  integer: '(random() * 1e9)::int',
  bigint: '(random() * 1e9)::bigint',
  boolean: 'false',
  bytea: `''::bytea`,
  date: `date '2026-09-14'`,
  'timestamp with time zone': 'clock_timestamp()',
  'text[]': `'{}'::text[]`,
};

function sample(type: string): string {
  const sql = samples[type];
  if (!sql) throw new Error(`no sample for the type ${type}`);
  return sql;
}
