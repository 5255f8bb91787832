import type { Facts } from '@onething/rules';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { seedTestDemo, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import { registryLookup } from './registry-lookup.js';

const county = '330199';

describe('looking up a registry', () => {
  let database: TestDatabase;
  let lookup: (input: Facts) => Promise<unknown>;
  const look = (where: Facts) => lookup({ registry: 'school', where });

  beforeAll(async () => {
    database = await openTestDatabase();
    const parts = testParts(database);
    await seedTestDemo(database, parts);
    lookup = (input) => registryLookup(parts.registries).run(input, { tenant: county });
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

  it('takes a list as one of these, and of each record what is asked for', async () => {
    const found = await lookup({ registry: 'school', where: { schoolId: ['MANY3', 'MANY7', 'NOBODY'] }, fields: ['schoolId'] });
    expect(found).toEqual({ status: 'answered', output: { records: [{ schoolId: 'MANY3' }, { schoolId: 'MANY7' }] } });
  });

  it('finds nobody, and never everybody, by a condition that is not known', async () => {
    expect(await lookup({ registry: 'school' })).toEqual({ status: 'answered', output: { records: [] } });
  });

  it('gives none rather than a part', async () => {
    await withTenant(database.app, county, (t) =>
      t.raw(`update registry_record set data = jsonb_set(data::jsonb, '{status}', '"many"') where key = 'MANY2001'`),
    );
    expect(await look({ status: 'many' })).toMatchObject({ status: 'error', code: 'RECORDS_TOO_MANY', message: expect.stringContaining('2000') });
  });
});
