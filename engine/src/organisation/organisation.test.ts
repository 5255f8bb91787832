import { taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { createIdentity } from '../identity/create-identity.js';
import type { Identity } from '../identity/identity.js';
import { personStore } from '../stores/person-store.js';
import { signInStore } from '../stores/sign-in-store.js';
import { arrangeOrganisation } from './arrange-organisation.js';
import type { Organisation, OrganisationPerson } from './organisation.js';

const zhang: OrganisationPerson = {
  ...{ id: 'zhang-san', tenant: '360921', account: 'zhangsan', name: '张三', idNo: '360921198001010018' },
  appointments: [
    { tenant: '360921', department: 'education', role: 'clerk', ports: ['student-aid/county.aid'] },
    { tenant: '360900', role: 'publisher' },
  ],
};
const province: Organisation = {
  // A child may stand above its parent.
  tenants: [
    { code: '360921', name: '奉新县', level: 'county', parent: '360900' },
    { code: '360900', name: '宜春市', nameEn: 'Yichun', level: 'city', parent: '360000' },
    { code: '360000', name: '江西省', level: 'province' },
  ],
  departments: [{ tenant: '360921', id: 'education', name: '教育局' }],
  people: [zhang],
};
const from = { address: '192.0.2.7' };

describe('an organisation', () => {
  let database: TestDatabase;
  let identity: Identity;
  let first = '';
  const arrange = (organisation: Organisation) => arrangeOrganisation({ kind: 'server', url: database.url, ownerUrl: database.ownerUrl }, organisation);
  beforeAll(async () => {
    database = await openTestDatabase();
    identity = createIdentity(personStore(database.app), signInStore(database.app), { mode: 'production', passwordLength: 12 });
  });
  afterAll(() => database.close());

  it('is made in an empty database, with a first password for each account', async () => {
    const arranged = taken(await arrange(province));
    expect(arranged).toMatchObject({ tenants: 3, departments: 1, people: 1, endedAppointments: 0, firstPasswords: [{ account: 'zhangsan', name: '张三' }] });
    first = arranged.firstPasswords[0]?.password ?? '';
    expect(first).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const rows = await database.owner('tenant').orderBy('tenant').select('tenant', 'path');
    expect(rows).toEqual([
      { tenant: '360000', path: '360000' },
      { tenant: '360900', path: '360000/360900' },
      { tenant: '360921', path: '360000/360900/360921' },
    ]);
  });

  it('lets the first password do nothing but choose an own one', async () => {
    expect(await identity.signIn('zhangsan', first, from)).toMatchObject({ ok: false, code: 'PASSWORD_MUST_CHANGE' });
    expect(await identity.renewPassword('zhangsan', { now: 'a guess of it', next: 'correct horse battery' }, from)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await identity.renewPassword('zhangsan', { now: first, next: 'short' }, from)).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    const renewed = taken(await identity.renewPassword('zhangsan', { now: first, next: 'correct horse battery' }, from));
    expect(await identity.session(renewed.token)).toMatchObject({ actor: { person: 'zhang-san' }, person: { appointments: [{}, {}] } });
    expect(await identity.signIn('zhangsan', first, from)).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('ends the sessions of whoever had the old password', async () => {
    const before = taken(await identity.signIn('zhangsan', 'correct horse battery', from));
    const after = taken(await identity.renewPassword('zhangsan', { now: 'correct horse battery', next: 'another one of mine' }, from));
    expect([await identity.session(before.token), (await identity.session(after.token))?.person.name]).toEqual([undefined, '张三']);
  });

  it('changes nothing when it is taken over again, and keeps passwords', async () => {
    expect(taken(await arrange(province))).toMatchObject({ endedAppointments: 0, firstPasswords: [] });
    expect(await identity.signIn('zhangsan', 'another one of mine', from)).toMatchObject({ ok: true });
  });

  it('ends the appointments that the file no longer has, renames, and appoints again', async () => {
    const less = { ...province, people: [{ ...zhang, name: '张珊', appointments: zhang.appointments.slice(0, 1) }] };
    expect(taken(await arrange(less))).toMatchObject({ endedAppointments: 1 });
    const { token } = taken(await identity.signIn('zhangsan', 'another one of mine', from));
    expect((await identity.session(token))?.person).toMatchObject({ name: '张珊', appointments: [{ role: 'clerk', departmentName: '教育局' }] });
    taken(await arrange(province));
    expect((await identity.session(token))?.person.appointments).toHaveLength(2);
  });

  it.each<[string, Organisation, RegExp]>([
    [
      'a county below a province',
      { ...province, tenants: [{ code: '360921', name: '奉新县', level: 'county', parent: '360000' }, ...province.tenants.slice(2)] },
      /\/tenants\/0\/parent/,
    ],
    ['a place that is not there', { ...province, departments: [{ tenant: '990000', id: 'x', name: 'x' }] }, /\/departments\/0\/tenant/],
    ['an account twice', { ...province, people: [zhang, { ...zhang, id: 'li-si', account: 'ZhangSan' }] }, /\/people\/1\/account/],
    [
      'a department that is not there',
      { ...province, people: [{ ...zhang, appointments: [{ tenant: '360900', department: 'education', role: 'clerk' }] }] },
      /\/people\/0\/appointments\/0\/department/,
    ],
  ])('refuses %s with its place, and takes nothing over', async (_, organisation, place) => {
    const refusal = await arrange(organisation);
    expect(refusal).toMatchObject({ ok: false, code: 'ORGANISATION_INVALID' });
    expect(refusal.ok ? '' : refusal.problems?.map((problem) => problem.place).join(' ')).toMatch(place);
    expect(await database.owner('tenant').where({ tenant: '990000' })).toEqual([]);
  });

  it('needs the owner of the database', async () => {
    expect(await arrangeOrganisation({ kind: 'server', url: database.url }, province)).toMatchObject({ ok: false, code: 'OWNER_NEEDED' });
  });
});
