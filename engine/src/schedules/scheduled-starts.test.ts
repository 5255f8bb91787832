import { chinaCalendar } from '@onething/rules';
import { eventually, taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { tickingPackage } from '../../../qa/support/ticking-package.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { createRuntime } from '../runtime/create-runtime.js';
import type { Runtime } from '../runtime-parts.js';
import { startStore } from '../stores/start-store.js';
import { createSchedules } from './create-schedules.js';

const publisher: Actor = { person: 'publisher', name: '发布员', tenant: '330000', roles: ['publisher'], ports: [] };
const county = '330199';
const staff: Actor = { person: 'clerk', name: '办事员', tenant: county, roles: ['clerk'], ports: ['small/clerk'] };

describe('cases that begin by the clock', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let nodes: readonly [Runtime, Runtime];
  let first: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await setClock(database, '2026-09-14T07:00:00+08:00');
    parts = testParts(database);
    nodes = [createRuntime(parts.runtime), createRuntime(testParts(database).runtime)];
    await database.owner('person').insert({ tenant: county, id: 'clerk', account: 'clerk', name: '办事员' });
    await withTenant(database.app, county, (t) =>
      t('appointment').insert({
        tenant: county,
        id: 'clerk',
        person: 'clerk',
        role: 'clerk',
        ports: ['small/clerk', 'small/other@SCH001'],
        valid_from: '2000-01-01',
      }),
    );
    first = await publish(tickingPackage('1.0.0', '0 8 * * *'));
  }, 30_000);
  afterAll(() => database.close());

  const publish = async (files: ReadonlyMap<string, Uint8Array>, by = publisher) => taken(await parts.releases.publish(files, by)).release;
  const openNow = async () => Promise.all(nodes.map(({ scheduledStarts }) => scheduledStarts.openNow()));
  const casesIn = (tenant: string) => withTenant(database.app, tenant, (t) => t('case_file').orderBy('opened_at'));
  const armedIn = (tenant: string) => withTenant(database.app, tenant, (t) => t('scheduled_start').where({ tenant }));
  const dueIn = async (tenant: string) => (await armedIn(tenant)).map(({ due_at }) => due_at.toISOString());

  it('are armed in every tenant where the release is in force, as the release comes into force', async () => {
    expect(await armedIn(county)).toEqual([]);
    expect(await openNow()).toEqual([0, 0]);
    for (const tenant of ['330000', '330100', county, '330299']) expect(await dueIn(tenant)).toEqual(['2026-09-14T00:00:00.000Z']);
    expect(await withTenant(database.app, '330000', (t) => t('start_arming'))).toEqual([]);
  });

  it('are opened once by two nodes that ask at once, by the system, where somebody could do it by hand', async () => {
    await setClock(database, '2026-09-14T08:00:01+08:00');
    const opened = await openNow();
    expect(opened.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await casesIn(county)).toMatchObject([
      { matter: 'small/small', applicant: 'system', applicant_name: '系统', draft: null, values: { note: '到时' } },
    ]);
    for (const tenant of ['330000', '330198', county]) expect(await dueIn(tenant)).toEqual(['2026-09-15T00:00:00.000Z']);
    expect(await casesIn('330198')).toEqual([]);
    expect((await nodes[0].tasks.list({ view: 'group' }, staff)).items).toHaveLength(1);
  });

  it('are the same case again where a node died between opening and arming', async () => {
    await database.owner.raw('alter table scheduled_start no force row level security');
    await database.owner('scheduled_start').where({ tenant: county }).update({ due_at: '2026-09-14T08:00:00+08:00', claimed_until: null });
    await database.owner.raw('alter table scheduled_start force row level security');
    await openNow();
    expect(await casesIn(county)).toHaveLength(1);
    expect(await dueIn(county)).toEqual(['2026-09-15T00:00:00.000Z']);
  });

  it('are left to who holds them, until the lease is over', async () => {
    await setClock(database, '2026-09-15T08:00:01+08:00');
    await withTenant(database.app, county, (t) => t('scheduled_start').update({ claimed_until: t.raw(`clock_timestamp() + interval '1 minute'`) }));
    await openNow();
    expect(await casesIn(county)).toHaveLength(1);
    await withTenant(database.app, county, (t) => t('scheduled_start').update({ claimed_until: t.raw(`clock_timestamp() - interval '1 second'`) }));
    await openNow();
    expect(await casesIn(county)).toHaveLength(2);
  });

  it('after a standstill are one case for the latest time, which says how many were missed', async () => {
    await setClock(database, '2026-09-19T09:00:00+08:00');
    await openNow();
    const cases = await casesIn(county);
    expect(cases).toHaveLength(3);
    const detail = taken(await nodes[0].cases.get(cases[2]?.id ?? '', staff));
    expect(detail.history[0]).toMatchObject({
      type: 'instance.started',
      text: {
        zh: '按计划“每日汇总”（2026-09-19 08:00）由系统立案；此前有 3 次未能按时立案。',
        en: expect.stringContaining('3 earlier time(s) went by unseen'),
      },
    });
    expect(await dueIn(county)).toEqual(['2026-09-20T00:00:00.000Z']);
  });

  it('keep their time under a new release that states the same, and run on it', async () => {
    const release = await publish(tickingPackage('1.1.0', '0 8 * * *', '"新版"'));
    await setClock(database, '2026-09-20T08:30:00+08:00');
    await openNow();
    expect((await casesIn(county))[3]).toMatchObject({ release, values: { note: '新版' } });
  });

  it('follow the release in force: another time, none, and back again', async () => {
    await publish(tickingPackage('1.2.0', '0 9 1 * *'));
    await openNow();
    expect(await dueIn(county)).toEqual(['2026-10-01T01:00:00.000Z']);
    await publish(tickingPackage('1.3.0'));
    await openNow();
    expect([await armedIn(county), await armedIn('330000')]).toEqual([[], []]);
    taken(await parts.releases.restore('small', first, '试运行', publisher));
    await openNow();
    expect(await dueIn(county)).toEqual(['2026-09-21T00:00:00.000Z']);
  });

  it('of a county that has a release of its own follow that one', async () => {
    await publish(tickingPackage('2.0.0', '30 10 * * *'), { ...publisher, tenant: county });
    await openNow();
    expect([await dueIn(county), await dueIn('330198')]).toEqual([['2026-09-20T02:30:00.000Z'], ['2026-09-21T00:00:00.000Z']]);
    await publish(tickingPackage('1.4.0', '15 8 * * *'));
    await openNow();
    expect([await dueIn(county), await dueIn('330198')]).toEqual([['2026-09-20T02:30:00.000Z'], ['2026-09-21T00:15:00.000Z']]);
  });

  it('that the form refuses leave the reason, and the next time is tried again', async () => {
    const before = await casesIn(county);
    await publish(tickingPackage('2.1.0', '45 10 * * *', 'string join(for i in 1..101 return "长")'), { ...publisher, tenant: county });
    await openNow();
    await setClock(database, '2026-09-20T10:46:00+08:00');
    await openNow();
    expect(await casesIn(county)).toEqual(before);
    const told = await withTenant(database.app, { tenant: county, person: 'clerk' }, (t) => t('notification').where({ person: 'clerk' }));
    expect(told).toMatchObject([{ title: '到时未能立案', text: expect.stringMatching(/^2026-09-20 10:45：“小事项”没有立案：note .+。请更正后重试。$/) }]);
    expect(await armedIn(county)).toMatchObject([
      { due_at: new Date('2026-09-21T10:45:00+08:00'), refusal: { code: 'CASE_NOT_OPENED', at: '2026-09-20T10:45:00+08:00' } },
    ]);
  });

  it('are paused with a reason by the head of the department, leave the times out, and go on with the next', async () => {
    await publish(tickingPackage('2.1.1', '50 10 * * *'), { ...publisher, tenant: county });
    await openNow();
    const schedules = createSchedules({ store: startStore(database.app), library: parts.library });
    const head: Actor = { ...staff, person: 'head', name: '严峻', roles: ['departmentAdministrator'] };
    const start = { package: 'small', process: 'small', event: 'tick' };
    expect(await schedules.pause(start, '停办', staff)).toMatchObject({ code: 'SCHEDULE_NOT_FOUND' });
    expect(await schedules.pause({ ...start, event: 'nothing' }, '停办', head)).toMatchObject({ code: 'SCHEDULE_NOT_FOUND' });
    taken(await schedules.pause(start, '系统切换', head));
    const before = await casesIn(county);
    await setClock(database, '2026-09-20T10:51:00+08:00');
    await openNow();
    expect(await casesIn(county)).toHaveLength(before.length);
    expect(await dueIn(county)).toEqual(['2026-09-21T02:50:00.000Z']);
    const [shown] = taken(await schedules.list(head));
    expect(shown).toMatchObject({ name: '每日汇总', matterTitle: '小事项', times: { zh: '每天 10:50' }, mayPause: true });
    expect(shown?.places).toMatchObject([{ own: true, paused: { by: '严峻', reason: '系统切换' }, opened: before.length }]);
    expect(shown?.cases).toHaveLength(before.length);
    taken(await schedules.resume(start, '切换完成', head));
    const traces = await withTenant(database.app, county, (t) =>
      t('audit').whereLike('action', 'schedule.%').orderBy('at').select('action', 'actor', 'subject'),
    );
    expect(traces).toEqual([
      { action: 'schedule.pause', actor: 'head', subject: 'small/small/tick: 系统切换' },
      { action: 'schedule.resume', actor: 'head', subject: 'small/small/tick: 切换完成' },
    ]);
    const province = taken(await schedules.list({ ...head, tenant: '330000', roles: ['systemAdministrator'] }));
    expect(province.flatMap(({ places }) => places.map(({ own }) => own)).filter(Boolean)).toHaveLength(1);
    expect(province.some(({ places }) => places.length > 1)).toBe(true);
    expect(province.every(({ mayPause }) => !mayPause)).toBe(true);
  });

  it('on a day off move to the next working day, also when the day is made a day off afterwards', async () => {
    await setClock(database, '2026-09-24T12:00:00+08:00');
    // 25 to 27 September are the Mid-Autumn Festival.
    await publish(tickingPackage('2.1.2', '0 8 25 * *', '"到时"', 'next'), { ...publisher, tenant: county });
    await openNow();
    expect(await dueIn(county)).toEqual(['2026-09-28T00:00:00.000Z']);
    await publish(tickingPackage('2.1.3', '0 9 29 * *', '"到时"', 'next'), { ...publisher, tenant: county });
    await openNow();
    expect(await dueIn(county)).toEqual(['2026-09-29T01:00:00.000Z']);
    const typhoon = { ...chinaCalendar, id: 'typhoon', holidays: { ...chinaCalendar.holidays, '2026-09-29': '台风' } };
    await withTenant(database.app, county, (t) => t('calendar').insert({ tenant: county, id: 'typhoon', calendar: JSON.stringify(typhoon) }));
    const before = await casesIn(county);
    await setClock(database, '2026-09-29T09:00:01+08:00');
    const fresh = createRuntime(testParts(database).runtime);
    expect(await fresh.scheduledStarts.openNow()).toBe(0);
    expect([await casesIn(county), await dueIn(county)]).toEqual([before, ['2026-09-30T01:00:00.000Z']]);
  });

  it('are opened by a node that runs, as soon as the clock is moved', async () => {
    await publish(tickingPackage('2.2.0', '0 12 * * *'), { ...publisher, tenant: county });
    const before = await casesIn(county);
    await nodes[0].start();
    try {
      await eventually(
        () => dueIn(county),
        (due) => due[0] === '2026-09-29T04:00:00.000Z',
      );
      await setClock(database, '2026-09-29T12:00:01+08:00');
      nodes[0].wake();
      const after = await eventually(
        () => casesIn(county),
        (cases) => cases.length > before.length,
        3000,
      );
      expect(after).toHaveLength(before.length + 1);
    } finally {
      await nodes[0].stop();
    }
  });
});
