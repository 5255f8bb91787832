import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';

describe('the migrated schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('hides tenants from a session that has not said which tenant it serves', async () => {
    expect(await database.app('tenant').select()).toEqual([]);
  });
});
