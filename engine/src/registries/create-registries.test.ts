import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { withTenant } from '../database/with-tenant.js';

const county = '330199';

describe('a registry', () => {
  let database: TestDatabase;
  let parts: TestParts;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await seedTestDemo(database, parts);
  }, 30_000);
  afterAll(() => database.close());

  it('finds records by several fields, with their lineage', async () => {
    const found = await parts.registries.find(county, 'diploma', { idNo: '330199199003150018', name: '李强' });
    expect(found).toMatchObject({
      ok: true,
      value: [{ key: { certNo: '330199200800123' }, values: { gradYear: 2008, quality: 'A' }, source: '学校档案（教育）', provenance: 'seed' }],
    });
    expect(found.ok && found.value[0]?.updatedAt).toMatch(/^2026-09-14T09:0\d:\d\d.*\+08:00$/);
  });

  it('looks for a value among the entries of a list', async () => {
    expect(await parts.registries.find(county, 'population', { formerNames: '孙月' })).toMatchObject({ ok: true, value: [{ values: { name: '孙悦' } }] });
  });

  it('finds nobody by a value that is not known', async () => {
    const unknown = await parts.registries.find(county, 'diploma', { idNo: null });
    expect(unknown).toEqual({ ok: true, value: [] });
  });

  it('does not show one county the records of another', async () => {
    expect(await parts.registries.find('330299', 'diploma', { idNo: '330199199003150018' })).toEqual({ ok: true, value: [] });
  });

  it('shows the records that a bound port leads to', async () => {
    await withTenant(database.app, '330298', (t) =>
      t('port_binding').insert({ tenant: '330298', package: 'common', kind: 'registry', port: 'school', target: { tenant: county } }),
    );
    const found = await parts.registries.find('330298', 'school', { schoolId: 'SCH201' });
    expect(found).toMatchObject({ ok: true, value: [{ values: { name: '示例县第一中学' } }] });
  });

  it('changes the fields that are named and keeps the others', async () => {
    const saved = await parts.registries.save(county, 'diploma', {
      key: { certNo: '330199201400215' },
      values: { quality: 'B' },
      provenance: '档案卷号 14-215',
    });
    expect(saved).toMatchObject({ ok: true, value: { values: { quality: 'B', name: '孙月' }, provenance: '档案卷号 14-215' } });
  });

  it('makes a record that is not there', async () => {
    const certificate = { key: { number: 'XLZM-330199-2026-000001' }, values: { holderName: '李强', status: '有效' }, provenance: '办件 1' };
    expect(await parts.registries.save(county, 'certificate', certificate)).toMatchObject({ ok: true });
    expect(await parts.registries.find(county, 'certificate', certificate.key)).toMatchObject({ ok: true, value: [{ values: certificate.values }] });
  });

  it('keeps both of two changes that come together', async () => {
    const key = { certNo: '330199201300087' };
    const change = (values: Record<string, string>) => parts.registries.save(county, 'diploma', { key, values, provenance: 'p' });
    await Promise.all([change({ quality: 'A' }), change({ photoOnFile: '有' })]);
    expect(await parts.registries.find(county, 'diploma', key)).toMatchObject({ ok: true, value: [{ values: { quality: 'A', photoOnFile: '有' } }] });
  });

  it.each([
    ['a value that its field does not allow', { quality: 'Z' }, '/quality'],
    ['a value of another type', { gradYear: '二〇〇八' }, '/gradYear'],
    ['a field that it does not have', { approved: true }, '/approved'],
  ])('refuses %s', async (_, values, place) => {
    const saved = await parts.registries.save(county, 'diploma', { key: { certNo: '330199200800123' }, values, provenance: 'p' });
    expect(saved).toMatchObject({ ok: false, code: 'RECORD_INVALID', problems: [{ place }] });
  });

  it('refuses to look by a field that it does not have, and says so of a registry that is not there', async () => {
    expect(await parts.registries.find(county, 'diploma', { nothing: 1 })).toMatchObject({ ok: false, code: 'REGISTRY_FIELD_UNKNOWN' });
    expect(await parts.registries.find(county, 'nothing', {})).toMatchObject({ ok: false, code: 'REGISTRY_NOT_FOUND' });
    expect(await parts.registries.save(county, 'diploma', { key: {}, values: {}, provenance: 'p' })).toMatchObject({ ok: false, code: 'RECORD_INVALID' });
  });

  it('does not undo what people did when the demonstration is started again', async () => {
    await seedTestDemo(database, parts);
    expect(await parts.registries.find(county, 'diploma', { certNo: '330199201400215' })).toMatchObject({ ok: true, value: [{ values: { quality: 'B' } }] });
  });
});
