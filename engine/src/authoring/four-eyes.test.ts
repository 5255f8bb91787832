import path from 'node:path';
import type { Outcome } from '@onething/rules';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { examplePackages } from '../database/demo-data.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import type { Authoring } from './authoring.js';

const tenant = '330000';
const author: Actor = { person: 'author', name: '许诺', tenant, roles: ['designer', 'publisher'], ports: [] };
const second: Actor = { person: 'second', name: '沈括', tenant, roles: ['publisher'], ports: [] };

/** No demonstration: a database as production has it, without a clock that can be moved. */
describe('in production nothing is published in one person’s name', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let authoring: Authoring;
  let common: ReadonlyMap<string, Uint8Array>;
  let proposal: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    parts = testParts(database);
    authoring = testAuthoring(database, parts);
    common = (await examplePackages(path.resolve('.')))[0] ?? new Map();
  }, 30_000);
  afterAll(() => database?.close());

  it('the road of the demonstration is closed', async () => {
    expect(await parts.releases.publish(common, second)).toMatchObject({ ok: false, code: 'FOUR_EYES' });
  });

  it('the database refuses a release without an approved proposal, whoever asks', async () => {
    await expect(insertRelease(null, 'second')).rejects.toThrow(/four_eyes/);
    await expect(insertRelease('00000000-0000-4000-8000-000000000000', 'second')).rejects.toThrow(/four_eyes/);
  });

  it('a folder is proposed by one, and an open proposal is not enough for a release', async () => {
    const made = taken(await authoring.proposeFiles(common, '第一次发布', author));
    expect(made).toMatchObject({ package: 'common', status: 'open', mayDecide: false });
    proposal = made.id;
    await expect(insertRelease(proposal, 'second')).rejects.toThrow(/four_eyes/);
  });

  it('the author decides nothing, also not by writing himself out of the list', async () => {
    expect(await authoring.approve(proposal, author)).toMatchObject({ ok: false, code: 'FOUR_EYES' });
    const alone = update({ status: 'publishing', decided_by: 'author', decided_by_name: 'x', decided_at: new Date() });
    await expect(alone).rejects.toThrow(/four_eyes/);
    await expect(update({ authors: ['nobody'] })).rejects.toThrow(/permission denied/);
    await expect(update({ package: 'student-aid' })).rejects.toThrow(/permission denied/);
    const removed = withTenant(database.app, tenant, (t) => t('proposal').where({ id: proposal }).delete());
    await expect(removed).rejects.toThrow(/permission denied/);
  });

  it('what was approved is what is published: other files are refused by the database, in the author’s name too', async () => {
    const decision = { status: 'publishing', decided_by: 'second', decided_by_name: 'x', decided_at: new Date() };
    const swapped = withTenant(database.app, tenant, async (t) => {
      await t('proposal').where({ id: proposal }).update(decision);
      await t('release').insert(releaseRow(proposal, 'second'));
      await t('release_file').insert({ tenant, release: hash, path: 'manifest.json', bytes: Buffer.from('{}') });
    });
    await expect(swapped).rejects.toThrow(/not as it was proposed/);
    const inAuthorsName = withTenant(database.app, tenant, async (t) => {
      await t('proposal').where({ id: proposal }).update(decision);
      await t('release').insert(releaseRow(proposal, 'author'));
    });
    await expect(inAuthorsName).rejects.toThrow(/four_eyes/);
  });

  it('the second person publishes, and it is in force; the same again is refused, another content needs another version', async () => {
    expect(taken(await authoring.approve(proposal, second))).toMatchObject({ status: 'published', decidedBy: '沈括' });
    expect((await parts.library.ofPackage('common', tenant))?.publishedBy).toEqual({ id: 'second', name: '沈括' });
    expect(await authoring.proposeFiles(common, '', author)).toMatchObject({ ok: false, code: 'RELEASE_IN_FORCE' });
    const changed = new Map([...common, ['README.md', new TextEncoder().encode('changed')]]);
    expect(await authoring.proposeFiles(changed, '', author)).toMatchObject({ ok: false, code: 'VERSION_TAKEN' });
  });

  const hash = 'a'.repeat(64);
  const releaseRow = (of: string | null, by: string) => ({
    ...{ tenant, hash, package: 'common', version: '1.0.0', kind: 'library', title: 'x', required: '{}', proposal: of },
    ...{ published_by: by, published_by_name: 'x', published_at: new Date() },
  });
  const insertRelease = (of: string | null, by: string) => withTenant(database.app, tenant, (t) => t('release').insert(releaseRow(of, by)));
  const update = (change: object) => withTenant(database.app, tenant, (t) => t('proposal').where({ id: proposal }).update(change));
});

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}
