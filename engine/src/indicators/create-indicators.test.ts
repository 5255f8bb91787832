import type { Outcome } from '@onething/rules';
import readWorkbook from 'read-excel-file/node';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';
import type { Actor, Role } from '../engine.js';
import { uuidIds } from '../ids.js';
import { indicatorStore } from '../stores/indicator-store.js';
import { registryStore } from '../stores/registry-store.js';
import { createIndicators } from './create-indicators.js';
import type { IndicatorReport, Indicators } from './indicators.js';

const actor = (role: Role, tenant = '330199'): Actor => ({ person: role, name: role, tenant, roles: [role], ports: [] });
const head = actor('departmentAdministrator');
const clerk = actor('clerk');
const rate = { package: 'student-aid', indicator: 'I1-aid-rate' };
const hazards = { package: 'campus-hazard-loop', indicator: 'I2-register' };
const inTime = { package: 'student-aid', indicator: 'I3-cases' };

describe('the indicators of the packages in force', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let indicators: Indicators;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await seedTestDemo(database, parts);
    const [store, registries] = [indicatorStore(database.app), registryStore(database.app)];
    indicators = createIndicators({ store, registries, library: parts.library, ids: uuidIds });
    await plantPupils(registries);
    await plantHazards(registries);
    for (const [region, days] of [
      ['330199', [3, 5, 40]],
      ['330198', [2]],
    ] as const)
      for (const [index, used] of days.entries()) await plantCase(region, index + 1, used);
  }, 60_000);
  afterAll(() => database.close());

  it('are listed for whoever works on a service, and for nobody else', async () => {
    const ids = (await indicators.list(clerk)).map(({ package: name, id }) => `${name} ${id}`);
    expect(ids).toEqual(
      expect.arrayContaining(['student-aid I1-aid-rate', 'campus-hazard-loop I2-register', 'random-inspection I2-results', 'internal-one-visit I1-indicators']),
    );
    expect(await indicators.list(actor('applicant'))).toEqual([]);
    expect(await indicators.report(rate, actor('applicant'))).toMatchObject({ code: 'INDICATOR_NOT_FOUND' });
    expect(await indicators.report({ ...rate, indicator: 'D1-direct' }, head)).toMatchObject({ code: 'INDICATOR_NOT_FOUND' });
  });

  it('join registries: of 41 pupils in the registers 30 are aided; an entry that is over does not count', async () => {
    const report = taken(await indicators.report(rate, head));
    expect(cell(report, 'due')).toMatchObject({ value: 41, counted: 41, suppressed: false });
    expect(cell(report, 'rate')).toMatchObject({ counted: 30, among: 41, value: 30 / 41 });
    expect(cell(report, 'rate', 'schoolName', '甲校')).toMatchObject({ counted: 20, among: 25 });
    expect(report.measures[1]?.told.zh).toContain('分母：学籍状态 等于 在籍在读');
    expect(report.freshness.map(({ title }) => title)).toEqual(['学籍', '困难群众基础信息', '残疾人证', '困难学生认定'].map(() => expect.any(String)));
    expect(report.freshness[0]?.records).toBeGreaterThan(41);
  });

  it('hide small cells from who may not open records, and what would give them away', async () => {
    const report = taken(await indicators.report(rate, clerk));
    expect([report.suppresses, report.mayOpenRecords]).toEqual([true, false]);
    expect(cell(report, 'rate', 'schoolName', '丙校')).toMatchObject({ suppressed: true, value: null, counted: null });
    expect(await indicators.records(rate, { measure: 'due' }, clerk)).toMatchObject({ code: 'INDICATOR_NOT_FOUND' });
  });

  it('open to the records behind a figure, masked, and keep who has looked', async () => {
    const records = taken(await indicators.records(rate, { measure: 'due', field: 'schoolName', cell: '丙校' }, head));
    expect(records.total).toBe(1);
    expect(records.fields.map(({ field }) => field).slice(0, 3)).toEqual(['studentId', 'name', 'schoolName']);
    expect(records.items[0]?.values.slice(1, 3)).toEqual(['何*', '丙校']);
    const readings = await withTenant(database.app, '330199', (t) => t('indicator_reading'));
    expect(readings).toMatchObject([
      { person: 'departmentAdministrator', indicator: 'I1-aid-rate', asked: { measure: 'due', field: 'schoolName', cell: '丙校' }, records: 1 },
    ]);
    expect(await indicators.records(rate, { measure: 'due', field: 'schoolName', cell: '没有的学校' }, head)).toMatchObject({ code: 'FIGURE_NOT_FOUND' });
  });

  it('of things are shown as they are, by month', async () => {
    const report = taken(await indicators.report(hazards, clerk));
    expect(report.suppresses).toBe(false);
    expect(cell(report, 'closedRate')).toMatchObject({ counted: 1, among: 3 });
    expect(cell(report, 'openMajor')).toMatchObject({ value: 1 });
    expect(report.figures.filter(({ measure, field }) => measure === 'found' && field === '$month').map(({ cell: month, value }) => [month, value])).toEqual([
      ['2026-07', 1],
      ['2026-08', 2],
    ]);
  });

  it('of cases are counted with those of the counties below, and lead to the own ones', async () => {
    const own = taken(await indicators.report(inTime, head));
    expect(cell(own, 'opened')).toMatchObject({ value: 3 });
    expect(cell(own, 'inTime')).toMatchObject({ counted: 2, among: 3 });
    expect(cell(own, 'days')).toMatchObject({ value: 5 });
    const city = taken(await indicators.report(inTime, actor('departmentAdministrator', '330100')));
    expect(cell(city, 'opened', 'county', '330198县')).toMatchObject({ value: 1 });
    const { items } = taken(await indicators.records(inTime, { measure: 'opened' }, head));
    expect(items.map((item) => item.case !== undefined)).toEqual([true, true, true]);
    const below = taken(await indicators.records(inTime, { measure: 'opened' }, actor('departmentAdministrator', '330100')));
    expect(below.items.map((item) => item.case)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are files with the same numbers, and the same hidden', async () => {
    const csv = new TextDecoder().decode(taken(await indicators.table(rate, 'csv', clerk)).bytes);
    expect(csv).toContain('应助尽助率');
    expect(csv).toMatch(/学校,丙校,"?少于 10/);
    const { bytes, fileName } = taken(await indicators.table(rate, 'xlsx', head));
    expect(fileName).toBe('应助尽助-2026-09-14.xlsx');
    const [sheet] = await readWorkbook(Buffer.from(bytes));
    expect(sheet?.data[1]?.slice(0, 5)).toEqual(['登记在册的学生', expect.stringContaining('件数：'), '总计', '全部', 41]);
  });

  /** Besides the demonstration's own: 25 of 甲校 (20 aided), 15 of 乙校 (10 aided), one with an entry that is over. */
  async function plantPupils(registries: ReturnType<typeof registryStore>): Promise<void> {
    await registriesOnly('丙校', registries);
    const pupils = Array.from({ length: 41 }, (_, n) => ({ n, school: n < 25 ? '甲校' : '乙校', aided: n < 20 || (n >= 25 && n < 35), over: n === 40 }));
    const seed = (key: string, data: Record<string, string | boolean>) => ({ key, data, source: '测试', provenance: '测试' });
    await registries.plant(
      '330199',
      'student',
      pupils.map(({ n, school }) =>
        seed(`T${n}`, {
          studentId: `T${n}`,
          idNo: `id-${n}`,
          name: '张三',
          schoolId: 'T',
          schoolName: school,
          stage: '小学',
          status: '在籍在读',
          boarding: false,
        }),
      ),
    );
    await registries.plant(
      '330199',
      'assistance',
      pupils.flatMap(({ n, over }) => [
        seed(`id-${n} 低保`, { idNo: `id-${n}`, category: '低保', to: '2020-01-01' }),
        ...(over ? [] : [seed(`id-${n} 低边`, { idNo: `id-${n}`, category: '低边' })]),
      ]),
    );
    await registries.plant(
      '330199',
      'aid-recognition',
      pupils.flatMap(({ n, aided }) => (aided ? [seed(`T${n}`, { key: `T${n}`, studentId: `T${n}`, status: '已认定' })] : [])),
    );
  }

  /** The demonstration's one pupil in the registers goes to a school of its own. */
  async function registriesOnly(school: string, registries: ReturnType<typeof registryStore>): Promise<void> {
    const [found] = await registries.find('330199', 'student', { equal: { idNo: '33019920160115000X' }, oneOf: {} }, 1);
    const key = String(found?.data.studentId ?? '');
    await registries.change('330199', 'student', key, (kept) => ({
      save: { data: { ...kept, schoolName: school }, source: '测试', provenance: '测试' },
      result: undefined,
    }));
  }

  async function plantHazards(registries: ReturnType<typeof registryStore>): Promise<void> {
    const hazard = (no: string, level: string, status: string, foundOn: string) => ({
      ...{ key: no, source: '测试', provenance: '测试' },
      data: { no, school: 'SCH201', place: 'P', category: '消防', level, status, foundOn },
    });
    const planted = [hazard('1', '重大', '整改中', '2026-08-03'), hazard('2', '一般', '已销号', '2026-08-20'), hazard('3', '低', '整改中', '2026-07-01')];
    await registries.plant('330199', 'hazard', planted);
  }

  async function plantCase(region: string, number: number, days: number): Promise<void> {
    const stored = await parts.library.ofPackage('student-aid', region);
    await withTenant(database.app, region, async (t) => {
      await t('case_file').insert({
        ...{ tenant: region, id: uuidIds.next(), number: `ZZ-${region}-${number}`, package: 'student-aid', matter: 'student-aid/student-aid', title: '资助' },
        ...{
          form: 'apply',
          release: stored?.hash,
          process: 'student-aid',
          region,
          region_name: `${region}县`,
          applicant: 'a',
          applicant_name: 'a',
          values: '{}',
        },
        ...{ state: 'completed', parameters_hash: '', opened_at: '2026-03-02T01:00:00Z', closed_at: new Date(Date.UTC(2026, 2, 2 + days, 1)) },
        due: JSON.stringify({ date: '2026-03-20' }),
      });
    });
  }
});

function cell(report: IndicatorReport, measure: string, field: string | null = null, value: string | null = null) {
  return report.figures.find((one) => one.measure === measure && one.field === field && one.cell === value);
}

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
