import { demoTenantsAndPeople } from '../../../qa/support/demo-people.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { personStore } from '../stores/person-store.js';
import { signInStore } from '../stores/sign-in-store.js';
import { createIdentity } from './create-identity.js';
import type { Identity } from './identity.js';
import { hashPassword } from './password.js';

const from = { address: '192.0.2.1' };

describe('signing in', () => {
  let database: TestDatabase;
  let identity: Identity;
  beforeAll(async () => {
    database = await openTestDatabase();
    await demoTenantsAndPeople(database);
    const signIns = signInStore(database.app);
    identity = createIdentity(personStore(database.app), signIns, { mode: 'demo', passwordLength: 10 });
    for (const person of ['archivist', 'archivist-2', 'registrar']) await signIns.setCredential('330199', person, await hashPassword(`secret of ${person}`));
  });
  afterAll(() => database.close());

  it('opens a session with the rights of the appointments', async () => {
    const session = await signedIn('archivist', 'secret of archivist');
    expect(session?.actor).toEqual({
      ...{ person: 'archivist', name: '徐静', tenant: '330199', roles: ['clerk'] },
      ports: ['degree-certificate-instant/school.archive'],
      standsInFor: [],
    });
    expect(session?.person.appointments).toMatchObject([{ tenantName: '甲市示例县', departmentName: '中学学籍档案室' }]);
  });

  it('keeps a hash of the token, not the token', async () => {
    const signedIn = await identity.signIn('archivist', 'secret of archivist', from);
    const token = signedIn.ok ? signedIn.value.token : '';
    const { rows } = await database.app.raw<{ rows: { dump: string }[] }>(
      `select set_config('app.tenant', '330199', false), (select string_agg(s::text, ' ') from session s) as dump`,
    );
    expect(token).toHaveLength(43);
    expect(rows[0]?.dump).not.toContain(token);
  });

  it('says the same about a wrong password and an account that does not exist', async () => {
    const wrong = await identity.signIn('registrar', 'guess', from);
    expect(wrong).toMatchObject({ ok: false, code: 'SIGN_IN_FAILED' });
    expect(await identity.signIn('nobody', 'guess', from)).toEqual(wrong);
  });

  it('takes as long for an account that does not exist', async () => {
    const [known, unknown] = [
      await quickest(() => identity.signIn('registrar', 'guess', from)),
      await quickest(() => identity.signIn('nobody-else', 'guess', from)),
    ];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
  });

  it('locks an account after five failures, also for the right password, and one that does not exist alike', async () => {
    for (const account of ['archivist-2', 'ghost']) {
      for (let attempt = 0; attempt < 5; attempt += 1) expect(await identity.signIn(account, 'guess', from)).toMatchObject({ code: 'SIGN_IN_FAILED' });
      expect(await identity.signIn(account, 'secret of archivist-2', from)).toMatchObject({ ok: false, code: 'SIGN_IN_LOCKED' });
    }
  });

  it('gives a hundred guesses sent at once no more tries than five in turn', async () => {
    const guesses = await Promise.all(Array.from({ length: 30 }, () => identity.signIn('crowd', 'guess', { address: '192.0.2.9' })));
    const heard = guesses.filter((guess) => !guess.ok && guess.code === 'SIGN_IN_FAILED').length;
    expect(heard).toBeGreaterThanOrEqual(5);
    expect(heard).toBeLessThanOrEqual(7);
  });

  it('opens again when the fifteen minutes are over', async () => {
    await owner(`update sign_in_attempt set locked_until = clock_timestamp() - interval '1 second'`);
    expect(await identity.signIn('archivist-2', 'secret of archivist-2', from)).toMatchObject({ ok: true });
  });

  it.each([
    ['is idle for fifteen minutes', `seen_at = clock_timestamp() - interval '15 minutes 1 second'`],
    ['is eight hours old', `started_at = clock_timestamp() - interval '8 hours 1 second', seen_at = clock_timestamp()`],
  ])('ends a session that %s', async (_, change) => {
    const opened = await identity.signInDemo('li-qiang');
    const token = opened.ok ? opened.value.token : '';
    expect((await identity.session(token))?.actor.roles).toEqual(['applicant']);
    await owner(`update session set ${change}`);
    expect(await identity.session(token)).toBeUndefined();
  });

  it('knows neither a token that was signed out nor an invented one', async () => {
    const opened = await identity.signInDemo('li-qiang');
    const token = opened.ok ? opened.value.token : '';
    await identity.signOut(token);
    expect(await identity.session(token)).toBeUndefined();
    expect(await identity.session('x'.repeat(43))).toBeUndefined();
  });

  it('masks the numbers of a person', async () => {
    const opened = await identity.signInDemo('li-qiang');
    const session = await identity.session(opened.ok ? opened.value.token : '');
    expect(session?.person).toMatchObject({ idNoMasked: '330199********0018', mobileMasked: '138****0001' });
  });

  it('knows no people of a demonstration in production', async () => {
    const production = createIdentity(personStore(database.app), signInStore(database.app), { mode: 'production', passwordLength: 10 });
    expect(await production.signInDemo('li-qiang')).toMatchObject({ ok: false, code: 'SIGN_IN_FAILED' });
    expect(await production.demoPeople()).toEqual([]);
  });

  async function signedIn(account: string, password: string) {
    const opened = await identity.signIn(account, password, from);
    return opened.ok ? identity.session(opened.value.token) : undefined;
  }

  async function owner(sql: string): Promise<void> {
    await database.owner.raw(sql);
  }
});

/** The quickest of three, so that a busy machine does not speak for the account. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}
