import { v7 } from 'uuid';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import { ed25519 } from '../documents/seal/ed25519.js';
import { sealStore } from '../stores/seal-store.js';
import { checkPapers } from './check-papers.js';

describe('what papers are made with', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
  });
  afterAll(() => database.close());

  it('is proven by a signature that verifies and by a page that carries its glyphs', async () => {
    const seals = sealStore(database.app, v7);
    const check = async (tenant: string) =>
      (await checkPapers({ seals, seal: ed25519 }, tenant)).map(({ target, reach, credentials }) => [target, reach.state, credentials.state]);
    const font = ['font/NotoSansSC', 'good', 'none'];
    expect(await check('330199')).toEqual([['seal', 'none', 'none'], font]);
    expect(await seals.kept('330199')).toEqual([]);

    await seals.key('330199', 'county', ed25519.newKey);
    expect(await check('330199')).toEqual([['seal/county', 'good', 'good'], font]);
    expect(await check('330298')).toEqual([['seal', 'none', 'none'], font]);

    const strange = ed25519.newKey().publicKey;
    await withTenant(database.owner, '330199', (t) => t('seal_key').where({ seal: 'county' }).update({ public_key: strange }));
    expect(await check('330199')).toEqual([['seal/county', 'good', 'bad'], font]);
  });
});
