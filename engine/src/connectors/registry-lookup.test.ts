import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { seedTestDemo, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import { registryLookup } from './registry-lookup.js';

const county = '330199';

describe('looking up a registry', () => {
  let database: TestDatabase;
  let look: (where: Record<string, string>) => Promise<unknown>;

  beforeAll(async () => {
    database = await openTestDatabase();
    const parts = testParts(database);
    await seedTestDemo(database, parts);
    look = (where) => registryLookup(parts.registries).run({ registry: 'school', where }, { tenant: county });
    await withTenant(database.app, county, (t) =>
      t.raw(
        `insert into registry_record (tenant, registry, key, data, source, provenance, created_at, updated_at)
         select ?, 'school', 'MANY' || n, json_build_object('schoolId', 'MANY' || n, 'status', case when n <= 2000 then 'many' else 'more' end)::jsonb, 'test', 'test', now(), now() from generate_series(1, 2001) n`,
        [county],
      ),
    );
  }, 60_000);
  afterAll(() => database.close());

  it('gives every record up to the limit, in the order of their keys', async () => {
    expect(await look({ status: 'many' })).toMatchObject({ status: 'answered', output: { records: { length: 2000 } } });
  });

  it('gives none rather than a part', async () => {
    await withTenant(database.app, county, (t) =>
      t.raw(`update registry_record set data = jsonb_set(data::jsonb, '{status}', '"many"') where key = 'MANY2001'`),
    );
    expect(await look({ status: 'many' })).toMatchObject({ status: 'error', code: 'RECORDS_TOO_MANY', message: expect.stringContaining('2000') });
  });
});
