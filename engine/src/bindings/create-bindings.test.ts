import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { boundTarget } from '../connectors/bound-target.js';
import type { ConnectorCall } from '../connectors/connector.js';
import { notify } from '../connectors/notify.js';
import { publishNotice } from '../connectors/publish-notice.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import type { NotificationToSend } from '../notifications/notifications.js';
import { endpointStore } from '../stores/endpoint-store.js';
import { noticeStore } from '../stores/notice-store.js';
import { packageDraftStore } from '../stores/package-draft-store.js';
import { portStore } from '../stores/port-store.js';
import { serviceAccountStore } from '../stores/service-account-store.js';
import type { Bindings } from './bindings.js';
import { createBindings } from './create-bindings.js';

const [city, county] = ['330200', '330299'];
const publisher: Actor = { person: 'publisher-b', name: '蒋岚', tenant: city, roles: ['publisher'], ports: [] };
const keeper: Actor = { person: 'keeper', name: '施雯', tenant: city, roles: ['securityAdministrator'], ports: [] };

const answers = { format: 'json' as const, values: { score: { at: 'score' } } };
const binding = { url: 'https://roll.example/ask', method: 'POST' as const, response: answers };

const manifest = {
  ...{ id: 'hall', version: '1.0.0', kind: 'library', title: '场馆', legalBasis: [], matters: [] },
  ports: {
    roles: [{ id: 'office', title: '办公室' }],
    registries: [],
    endpoints: [{ id: 'roll', title: '学籍核验', outputs: { score: { title: '成绩', type: 'number', required: true } } }],
    topics: [{ id: 'visit', title: '入户核查' }],
    accounts: [{ id: 'main', title: '发放户' }],
    notices: [{ id: 'board', title: '公示栏' }],
    channels: [{ id: 'people', title: '消息' }],
  },
};

/** A city changes, under its administrator, who answers for the ports of a package that is in force. */
describe('bindings of a package in force', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let bindings: Bindings;
  let program: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    await withTenant(database.app, city, async (t) => {
      for (const [id, name] of [
        ['education', '教育局'],
        ['culture', '文旅局'],
      ] as const)
        await t('department').insert({ tenant: city, id, name });
      for (const id of ['education', 'culture']) {
        await t('person').insert({ tenant: city, id: `clerk-${id}`, account: `clerk-${id}`, name: id });
        await t('appointment').insert({
          ...{ tenant: city, id: `clerk-${id}`, person: `clerk-${id}`, department: id },
          role: 'clerk',
          ports: [],
          valid_from: '2020-01-01',
        });
      }
    });
    program = '01900000-0000-7000-8000-000000000001';
    await serviceAccountStore(database.app).add(city, { id: program, name: '入户核查系统', topics: [], tokenHash: 'a'.repeat(64), by: 'keeper' });
    await endpointStore(database.app).bind(city, 'other', 'roll', binding, { id: 'keeper', name: '施雯' });
    const files = new Map([['manifest.json', new TextEncoder().encode(JSON.stringify(manifest))]]);
    const published = await parts.releases.publish(files, publisher);
    if (!published.ok) throw new Error(JSON.stringify(published));
    const installed = { bank: true, channels: [] };
    const surroundings = { ports: portStore(database.app), endpoints: endpointStore(database.app), installed };
    bindings = createBindings({ surroundings, library: parts.library, drafts: packageDraftStore(database.app) });
  }, 60_000);
  afterAll(() => database?.close());

  const bind = (kind: Parameters<Bindings['change']>[0]['kind'], port: string, target: string) =>
    bindings.change({ package: 'hall', kind, port, target }, keeper);
  const stateOf = async (by = keeper) => {
    const hall = (await bindings.list(by)).find((entry) => entry.package === 'hall');
    return Object.fromEntries(hall?.ports.map(({ id, boundTo }) => [id, boundTo.join()]) ?? []);
  };
  const portsOfClerk = (id: string) => withTenant(database.app, city, (t) => t('appointment').where({ tenant: city, id }).first('ports'));

  it('begin open', async () => {
    expect(await stateOf()).toEqual({ office: '', roll: '', visit: '', main: '', board: '', people: '' });
  });

  it('refuse what is not there, each with its sentence', async () => {
    expect(await bindings.change({ package: 'none', kind: 'role', port: 'office', target: 'education' }, keeper)).toMatchObject({ code: 'PACKAGE_NOT_FOUND' });
    expect(await bind('role', 'nobody', 'education')).toMatchObject({ code: 'PORT_NOT_FOUND' });
    expect(await bind('account', 'main', 'cash')).toMatchObject({
      code: 'PORT_TARGET_NOT_FOUND',
      message: { zh: '“发放户”只能选择：银行直连（bank）、导出文件交银行（file）。' },
    });
  });

  it('are changed at once, of every kind', async () => {
    for (const [kind, port, target] of [
      ['role', 'office', 'education'],
      ['endpoint', 'roll', 'other/roll'],
      ['topic', 'visit', program],
      ['account', 'main', 'file'],
      ['notice', 'board', '乙市文旅局'],
      ['channel', 'people', 'site'],
    ] as const)
      expect(await bind(kind, port, target)).toMatchObject({ ok: true });
    expect(await stateOf()).toEqual({
      ...{ office: '教育局', roll: 'https://roll.example/ask', visit: '入户核查系统' },
      ...{ main: '导出文件交银行', board: '乙市文旅局公示栏', people: '只发站内消息' },
    });
    expect(await endpointStore(database.app).binding(city, 'hall', 'roll')).toEqual({ ...binding, response: { ...answers, errors: [] } });
    expect((await serviceAccountStore(database.app).list(city))[0]?.topics).toEqual(['hall/visit']);
    expect(await portsOfClerk('clerk-education')).toEqual({ ports: ['hall/office'] });
  });

  it('count below too, for what is not the work of people', async () => {
    expect(await stateOf({ ...keeper, tenant: county })).toMatchObject({ office: '', main: '导出文件交银行', people: '只发站内消息' });
  });

  it('answer for a task: the port that it names, or the only one', async () => {
    const stored = await parts.library.ofPackage('hall', county);
    const call = { tenant: county, release: await parts.library.release(stored?.hash ?? '', county) };
    expect(await boundTarget(portStore(database.app), call, 'account')).toBe('file');
    expect(await boundTarget(portStore(database.app), call, 'notice', 'board')).toBe('乙市文旅局');
    expect(await boundTarget(portStore(database.app), call, 'notice', 'elsewhere')).toBeUndefined();
  });

  it('say whose board a notice is on, and how people are told', async () => {
    const ports = portStore(database.app);
    const stored = await parts.library.ofPackage('hall', county);
    const release = await parts.library.release(stored?.hash ?? '', county);
    const context = { facts: { case: { region: county, regionName: '乙市青山区' } } };
    const call = { key: 'k1', tenant: county, instance: uuidIds.next(), release, context, now: '2026-09-14T09:00:00+08:00' } as unknown as ConnectorCall;
    const entries = [...'甲乙丙丁戊己庚辛壬癸子丑'].map((name) => ({ key: name, name: `张${name}`, detail: '一班' }));
    const notices = noticeStore(database.app, () => uuidIds.next());
    const answer = await publishNotice(notices, parts.library, ports).run({ title: '名单', audience: 'public', entries, days: 5 }, call);
    expect(answer).toMatchObject({ status: 'answered' });
    expect(await notices.list(county)).toMatchObject([{ publisher: '乙市文旅局' }]);
    const told: NotificationToSend[] = [];
    const notifier = { send: async (message: NotificationToSend) => void told.push(message) };
    await notify(notifier, parts.people, { find: async () => undefined }, ports).run({ to: 'somebody', title: 't', text: 'x' }, call);
    expect(told).toMatchObject([{ to: 'somebody', by: 'site' }]);
  });

  it('move the work: who answered before answers no more', async () => {
    expect(await bind('role', 'office', 'culture')).toMatchObject({ ok: true });
    expect([await portsOfClerk('clerk-education'), await portsOfClerk('clerk-culture')]).toEqual([{ ports: [] }, { ports: ['hall/office'] }]);
  });

  it('are written down with who and when; the same again is no change', async () => {
    await bind('role', 'office', 'culture');
    const history = await bindings.history(keeper);
    expect(history.filter(({ port }) => port === 'office')).toEqual([
      { package: 'hall', kind: 'role', port: 'office', before: '教育局', after: '文旅局', by: '施雯', at: expect.stringMatching(/^2026-09-14T/) },
      { package: 'hall', kind: 'role', port: 'office', after: '教育局', by: '施雯', at: expect.stringMatching(/^2026-09-14T/) },
    ]);
    expect(await bindings.history({ ...keeper, tenant: '330100' })).toEqual([]);
  });
});
