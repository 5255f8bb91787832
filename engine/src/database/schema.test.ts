import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';

/** Before sign-in nobody has a tenant, machines have none, and the list of migrations is the program's. */
const withoutTenant = ['knex_migrations', 'knex_migrations_lock', 'node'];

describe('every table that the application can reach', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('begins its primary key with the tenant', async () => {
    const keys = await asked<{ name: string; first: string }>(`
      select c.relname as name, a.attname as first from pg_class c
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p' left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter(({ name, first }) => first !== 'tenant' && !withoutTenant.includes(name))).toEqual([]);
  });

  it('begins every foreign key with the tenant, on both sides', async () => {
    const references = await asked<{ name: string; from: string; to: string }>(`
      select k.conname as name, a.attname as "from", b.attname as "to" from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
    expect(references.length).toBeGreaterThan(10);
    // The tree itself: a tenant's parent is a tenant.
    expect(references.filter(({ name, from, to }) => (from !== 'tenant' || to !== 'tenant') && name !== 'tenant_parent_fkey')).toEqual([]);
  });

  it('is behind row-level security that also holds its owner', async () => {
    const open = await asked<{ name: string }>(`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and (has_any_column_privilege('onething_app', c.oid, 'select, insert, update') or has_table_privilege('onething_app', c.oid, 'delete, truncate'))`);
    expect(open.map(({ name }) => name)).toEqual(['knex_migrations']);
  });

  it('lets nobody but its application run the functions that cross tenants', async () => {
    const open = await asked<{ name: string }>(`
      select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
      and (has_function_privilege('public', p.oid, 'execute') or not coalesce(p.proconfig::text like '%search_path=public, pg_temp%', false))`);
    expect(open).toEqual([]);
  });

  it('cannot be changed where it is a record of the past', async () => {
    const rights = await asked<{ name: string }>(`
      select c.relname as name from pg_class c where c.relname in ('release', 'release_file', 'audit', 'history', 'decision_made')
      and (has_table_privilege('onething_app', c.oid, 'update') or has_table_privilege('onething_app', c.oid, 'delete'))`);
    expect(rights).toEqual([]);
  });

  async function asked<T>(sql: string): Promise<T[]> {
    const { rows } = await database.owner.raw<{ rows: T[] }>(sql);
    return rows;
  }
});
