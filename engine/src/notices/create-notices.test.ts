import { checkNotice, type NoticeContent } from '@onething/processes';
import { demoTenantsAndPeople } from '../../../qa/support/demo-people.js';
import { taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import { commandStore } from '../stores/command-store.js';
import { noticeStore } from '../stores/notice-store.js';
import { createNotices } from './create-notices.js';
import type { Notices } from './notices.js';
import { raisingObjections } from './raise-objection.js';
import { noticeReaders } from './reader-of.js';

const region = '330199';
const reason = '家庭情况与公示不符';
const day = { at: '2026-09-14T09:00:00+08:00', from: '2026-09-14', to: '2026-09-18', until: '2026-09-19T00:00:00+08:00' };

describe('notices', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let notices: Notices;
  let store: ReturnType<typeof noticeStore>;

  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await demoTenantsAndPeople(database);
    store = noticeStore(database.app, uuidIds.next);
    const readerOf = noticeReaders(parts.people, parts.registries);
    const commands = commandStore(database.app, uuidIds.next);
    notices = createNotices({
      store,
      readerOf,
      raise: raisingObjections({ commands, store, readerOf, notifications: parts.notifications, wake: () => undefined }),
    });
  });
  beforeEach(() => setClock(database, day.at));
  afterAll(() => database.close());

  it('are put up once, however often the job is tried', async () => {
    const [one, again] = await Promise.all([publish('public', 'job-1'), publish('public', 'job-1')]);
    expect(again).toBe(one);
    expect((await notices.list(region, undefined)).filter(({ id }) => id === one)).toMatchObject([{ count: 12, from: '2026-09-14', to: '2026-09-18' }]);
  });

  it('for a department are there for its staff, and for nobody else', async () => {
    const id = await publish('department');
    const seen = async (by?: Actor) => (await notices.get(region, id, by)).ok;
    expect([await seen(actors.archivist), await seen(actors.registrar)]).toEqual([true, true]);
    expect([await seen(), await seen(actors.liQiang), await seen(actors.otherRegistrar), await seen(actors.publisher)]).toEqual([false, false, false, false]);
  });

  it('for a school are no business of staff with another matter, nor of anybody where no register says who belongs to it', async () => {
    const id = await publish('school');
    const clerk: Actor = { ...actors.archivist, ports: ['student-aid/school.aid'] };
    expect(await notices.get(region, id, clerk)).toMatchObject({ ok: true });
    expect(await notices.get(region, id, actors.archivist)).toMatchObject({ ok: false, code: 'NOTICE_NOT_FOUND' });
    expect(await notices.get(region, id, actors.liQiang)).toMatchObject({ ok: false, code: 'NOTICE_NOT_FOUND' });
  });

  it('belong to their tenant', async () => {
    const id = await publish('public');
    expect(await store.find('330299', id)).toBeUndefined();
    expect(await store.withdraw('330299', id)).toBeUndefined();
    expect(await notices.list('330299', undefined)).toEqual([]);
  });

  it('are gone when their time is over, although no worker has taken them down', async () => {
    const id = await publish('public');
    await setClock(database, '2026-09-18T23:59:00+08:00');
    expect(await notices.get(region, id, undefined)).toMatchObject({ ok: true });
    await setClock(database, day.until);
    expect(await notices.get(region, id, undefined)).toMatchObject({ ok: false, code: 'NOTICE_NOT_FOUND' });
    expect((await notices.list(region, undefined)).map((notice) => notice.id)).not.toContain(id);
    expect(await object(id, actors.liQiang)).toMatchObject({ ok: false, code: 'OBJECTION_TOO_LATE', message: { zh: expect.stringContaining('2026-09-18') } });
  });

  it('go with the case that has published them, when somebody ends it before its time', async () => {
    const id = await publish('public');
    const notice = await store.find(region, id);
    await endedCase(notice?.instance ?? '');
    expect(await notices.get(region, id, undefined)).toMatchObject({ ok: false, code: 'NOTICE_NOT_FOUND' });
    expect((await notices.list(region, undefined)).map((one) => one.id)).not.toContain(id);
    expect(await object(id, actors.liQiang)).toMatchObject({ ok: false, code: 'OBJECTION_TOO_LATE' });
  });

  it('take an objection once for a key, and the case hears of it by one message', async () => {
    const id = await publish('public');
    const [first, again] = [await object(id, actors.sunYue, 'key-0001'), await object(id, actors.sunYue, 'key-0001')];
    expect(first).toMatchObject({ ok: true, value: { no: expect.stringMatching(/^YY-330199-20260914-\d{4}$/), name: '张*明' } });
    expect(again).toEqual(first);
    expect(await messagesOf(id)).toMatchObject([
      { name: 'objection.raised', payload: { objection: { key: 'K0', reason, by: { id: 'sun-yue', name: '孙悦' } } } },
    ]);
    expect((await parts.notifications.list(actors.sunYue)).filter(({ title }) => title === '异议已收到')).toHaveLength(1);
    expect(await notices.object(region, id, { entry: 2, reason }, actors.sunYue, { key: 'key-0001' })).toMatchObject({
      ok: false,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('lose no objection that was acknowledged, and take none after they went down', async () => {
    const id = await publish('public');
    const people = Array.from({ length: 24 }, (_, index): Actor => ({ ...actors.liQiang, person: `person-${index}`, name: `某人${index}` }));
    const raised = people.map((by) => object(id, by));
    const withdrawn = new Promise((resolve) => setTimeout(resolve, 25)).then(() => store.withdraw(region, id));
    const acknowledged = (await Promise.all(raised)).flatMap((one) => (one.ok ? [one.value.no] : (expect(one.code).toBe('OBJECTION_TOO_LATE') ?? [])));
    const kept = (await withdrawn)?.objections.map(({ no }) => no) ?? [];
    expect([...kept].sort()).toEqual([...acknowledged].sort());
    expect(new Set(kept).size).toBe(kept.length);
    expect(await object(id, actors.sunYue)).toMatchObject({ ok: false, code: 'OBJECTION_TOO_LATE' });
  });

  function publish(audience: string, key: string = uuidIds.next()): Promise<string> {
    const owner = { key, instance: uuidIds.next(), package: 'student-aid', publisher: '甲市示例县' };
    return store.publish(region, { ...owner, ...day, content: content(audience) }).then(({ id }) => id);
  }

  function object(id: string, by: Actor, key: string = uuidIds.next()) {
    return notices.object(region, id, { entry: 1, reason }, by, { key });
  }

  function endedCase(id: string) {
    const words = [
      'number',
      'package',
      'matter',
      'title',
      'form',
      'release',
      'process',
      'region',
      'region_name',
      'applicant',
      'applicant_name',
      'parameters_hash',
    ];
    const row = {
      tenant: region,
      id,
      values: '{}',
      state: 'cancelled',
      opened_at: day.at,
      closed_at: day.at,
      ...Object.fromEntries(words.map((name) => [name, id])),
    };
    return withTenant(database.app, region, (transaction) => transaction('case_file').insert(row));
  }

  function messagesOf(id: string) {
    return withTenant(database.app, region, (transaction) => transaction('buffered_message').where({ keys: JSON.stringify([id]) }));
  }
});

function content(audience: string): NoticeContent {
  const entries = Array.from({ length: 12 }, (_, index) => ({ key: `K${index}`, name: '张小明', detail: `高一（${index < 1 ? 1 : 2}）班` }));
  return taken(checkNotice({ title: '认定公示', audience, group: 'SCH001', days: 4, entries }));
}
