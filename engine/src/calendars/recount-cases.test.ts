import { chinaCalendar } from '@onething/rules';
import {
  administrator,
  applicant,
  clerk,
  end,
  flow,
  openSmallWorld,
  plantSmallWorld,
  region,
  type SmallWorld,
  start,
  taken,
  userTask,
} from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor } from '../engine.js';
import { createReleaseLibrary } from '../releases/create-release-library.js';
import { calendarStore } from '../stores/calendar-store.js';
import { releaseStore } from '../stores/release-store.js';
import type { Calendars } from './calendars.js';
import { createCalendars } from './create-calendars.js';

const province: Actor = { ...administrator, tenant: '330000' };
/** As it might be published: 元旦 takes Monday 4 January too, and Saturday 9 is worked. */
const year2027 = {
  year: 2027,
  holidays: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦', '2027-01-04': '元旦' },
  makeUpDays: ['2027-01-09'],
};
const limit = 'onething:due="{ value: 8, unit: &quot;workday&quot; }"';
const timer = `<bpmn:boundaryEvent id="red" name="红牌" attachedToRef="check" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression" language="urn:onething:feel:1">{ value: 4, unit: "workday" }</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id="warned" name="已提醒" />`;
const body = start + userTask('check', limit) + timer + end + flow('start', 'check', 'end') + flow('red', 'warned');

describe('the calendar of a further year', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  let calendars: Calendars;
  let cases: string[];
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await database.owner('person').insert({ tenant: region, id: 'clerk-1', account: 'clerk-1', name: '办事员1' });
    await setClock(database, '2026-12-28T09:00:00+08:00');
    let time = 0;
    // Every question is a minute later, so that nothing is remembered.
    const library = createReleaseLibrary(releaseStore(database.app), () => (time += 60_000));
    world = await openSmallWorld(database, body, {}, {}, { calendar: library.calendar });
    calendars = createCalendars({ store: calendarStore(database.app), inForce: library.calendar, waitSeconds: 0 });
    cases = await Promise.all(Array.from({ length: 5 }, async () => taken(await world.open()).id));
  }, 30_000);
  afterAll(() => database.close());

  const rowsOf = (id: string) =>
    withTenant(database.app, region, async (t) => ({
      task: await t('task').where({ instance: id }).first(),
      timer: await t('timer').where({ instance: id }).first(),
      file: await t('case_file').where({ id }).first(),
      recounts: await t('history').where({ instance: id, type: 'clock.recounted' }),
    }));
  const messagesTo = (person: string, tenant: string): Promise<{ person: string; text: string; case_id: string }[]> =>
    withTenant(database.app, { tenant, person }, (t) => t('notification').where({ person }));
  const instanceState = (id: string) => withTenant(database.app, region, (t) => t('instance').where({ id }).first('rev', 'state'));

  it('leaves dates beyond the published years provisional until it is imported', async () => {
    const { task, timer: red, file } = await rowsOf(cases[0] ?? '');
    expect([task.due.date, task.due.provisional]).toEqual(['2027-01-08', true]);
    expect([red.due_at.toISOString(), red.provisional]).toEqual(['2027-01-04T16:00:00.000Z', true]);
    expect([file.due.date, file.due.provisional]).toEqual(['2027-01-05', true]);
    expect(taken(await calendars.current(province))).toMatchObject({ id: chinaCalendar.id, years: expect.not.arrayContaining([2027]) });
  });

  it('is compared first, day by day, and nothing is kept', async () => {
    const compared = taken(await calendars.compareYear(year2027, province));
    expect(compared.days.slice(0, 3)).toEqual([
      // The first of January is off by law, whether a year is published or not.
      { date: '2027-01-02', before: { kind: 'weekend' }, after: { kind: 'holiday', name: '元旦' } },
      { date: '2027-01-03', before: { kind: 'weekend' }, after: { kind: 'holiday', name: '元旦' } },
      { date: '2027-01-04', before: { kind: 'workday' }, after: { kind: 'holiday', name: '元旦' } },
    ]);
    expect(compared.days).toContainEqual({ date: '2027-01-09', before: { kind: 'weekend' }, after: { kind: 'make-up' } });
    expect(compared.days).toContainEqual({ date: '2027-05-01', before: { kind: 'holiday', name: '劳动节' }, after: { kind: 'weekend' } });
    expect(await calendars.compareYear({ ...year2027, makeUpDays: ['2027-01-05'] }, province)).toMatchObject({ code: 'CALENDAR_YEAR_INVALID' });
    expect(await calendars.compareYear(year2027, clerk(1))).toMatchObject({ code: 'CALENDAR_NOT_FOUND' });
    expect(taken(await calendars.current(province)).years).not.toContain(2027);
  });

  it('is taken in by the system administrator only, checked, and once', async () => {
    const wrong = { ...year2027, makeUpDays: ['2027-01-05'] };
    expect(await calendars.importYear(year2027, clerk(1))).toMatchObject({ code: 'CALENDAR_NOT_FOUND' });
    expect(await calendars.importYear(wrong, province)).toMatchObject({ code: 'CALENDAR_YEAR_INVALID', problems: [{ place: '/makeUpDays/0' }] });

    const first = taken(await calendars.importYear(year2027, province));
    expect(first).toMatchObject({
      id: expect.stringMatching(/^cn-2020-2027-[0-9a-f]{8}$/),
      years: expect.arrayContaining([2026, 2027]),
      importedBy: 'administrator',
    });
    expect(taken(await calendars.importYear(year2027, province))).toEqual(first);
  });

  it('moves tasks, timers and the promised day of every open case below, tells the person, and explains itself', async () => {
    const [task] = (await world.runtime.tasks.list({ view: 'group' }, clerk(1))).items;
    taken(await world.runtime.tasks.claim(task?.id ?? '', clerk(1), { key: 'mine' }));
    const first = task?.case.id ?? '';
    expect(await world.runtime.recounts.countNow()).toBe(5);

    for (const id of cases) {
      const { task: moved, timer: red, file, recounts } = await rowsOf(id);
      // 8 working days from 28 December: 29, 30, 31, 5, 6, 7, 8, and Saturday 9, which is worked.
      expect([moved.due.date, moved.due.provisional, moved.due.calendar]).toEqual(['2027-01-09', false, expect.stringContaining('cn-2020-2027')]);
      expect(moved.due.days).toContainEqual({ date: '2027-01-04', counted: false, reason: 'holiday', name: '元旦' });
      expect(moved.due.days.at(-1)).toMatchObject({ date: '2027-01-09', counted: true, reason: 'make-up' });
      expect([red.due_at.toISOString(), red.provisional]).toEqual(['2027-01-05T16:00:00.000Z', false]);
      expect([file.due.date, file.due.provisional]).toEqual(['2027-01-06', false]);
      expect(recounts).toHaveLength(1);
    }
    const detail = taken(await world.runtime.cases.get(first, applicant));
    expect(detail.history.find(({ type }) => type === 'clock.recounted')?.text).toEqual({
      zh: '新公布的放假安排已生效，期限重新计算：承诺办结日 2027-01-05 → 2027-01-06；“check” 2027-01-08 → 2027-01-09。',
      en: 'The holidays of a further year are published; periods were counted again: promised day 2027-01-05 → 2027-01-06; “check” 2027-01-08 → 2027-01-09.',
    });
    const told = [...(await messagesTo('applicant', '330000')), ...(await messagesTo('clerk-1', region))].filter((one) => one.case_id === first);
    expect(told.map(({ person, text }) => `${person}: ${text.replace(/（.+?）/, '')}`)).toEqual([
      'applicant: 新公布的放假安排影响了“小事项”的承诺办结日：原为 2027-01-05，现为 2027-01-06。逐日计算见办件页面。',
      'clerk-1: 新公布的放假安排影响了“check”的办理期限：原为 2027-01-08，现为 2027-01-09。',
    ]);
    expect(taken(await calendars.current({ ...province, tenant: region }))).toMatchObject({ recount: { seen: 5, moved: 5, finishedAt: expect.any(String) } });
  });

  it('tells the administrator above how far it is, what it moved, and which days made the difference', async () => {
    const known = taken(await calendars.current(province));
    expect(known.known.at(-1)).toEqual({ year: 2027, holidays: 4, makeUpDays: 1 });
    expect(known.imports).toMatchObject([{ by: 'administrator', years: expect.arrayContaining([2027]) }]);
    expect(known.recounts).toMatchObject([{ seen: 0 }, { seen: 5, moved: 5, finishedAt: expect.any(String) }]);
    const moved = taken(await calendars.moved(province));
    // Of each case its promised day, its task and its timer.
    expect(moved).toHaveLength(15);
    expect(moved.find(({ name }) => name === undefined)).toMatchObject({
      ...{ before: '2027-01-05', after: '2027-01-06', title: '小事项' },
      because: [{ date: '2027-01-04', kind: 'holiday', name: '元旦' }],
    });
    expect(moved.find(({ name }) => name === 'check')?.because).toContainEqual({ date: '2027-01-09', kind: 'make-up' });
    expect(taken(await calendars.moved({ ...province, tenant: '330200' }))).toEqual([]);
    expect(await calendars.moved(clerk(1))).toMatchObject({ code: 'CALENDAR_NOT_FOUND' });
  });

  it('changes nothing when it is counted once more', async () => {
    const before = await Promise.all(cases.map(instanceState));
    await database.owner.raw('update calendar_recount set finished_at = null, claimed_until = null, after_instance = null');
    expect(await world.runtime.recounts.countNow()).toBe(5);
    expect(await Promise.all(cases.map(instanceState))).toEqual(before);
    for (const id of cases) expect((await rowsOf(id)).recounts).toHaveLength(1);
    expect(await messagesTo('applicant', '330000')).toHaveLength(5);
  });

  it('goes on behind the last case that was looked at', async () => {
    const corrected = { ...year2027, makeUpDays: [] };
    taken(await calendars.importYear(corrected, province));
    const sorted = [...cases].sort();
    await database.owner.raw(`update calendar_recount set after_instance = ? where tenant = ? and finished_at is null`, [sorted[2] ?? '', region]);
    expect(await world.runtime.recounts.countNow()).toBe(2);
    const dates = await Promise.all(sorted.map(async (id) => (await rowsOf(id)).task.due.date));
    expect(dates).toEqual(['2027-01-09', '2027-01-09', '2027-01-09', '2027-01-11', '2027-01-11']);
  });

  it('lets the timer fire at its new time', async () => {
    await setClock(database, '2027-01-06T00:00:05+08:00');
    await world.runtime.start();
    const fired = () => withTenant(database.app, region, (t) => t('timer').where({ instance: cases[0] ?? '' }));
    for (const until = Date.now() + 10_000; (await fired()).length > 0 && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await fired()).toEqual([]);
    await world.runtime.stop();
  });
});
