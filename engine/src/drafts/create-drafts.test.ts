import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import type { DraftEntry } from './drafts.js';

const matter = 'degree-certificate-instant/degree-certificate';
const { liQiang, sunYue, zhouYu } = actors;

describe('a draft', () => {
  let database: TestDatabase;
  let parts: TestParts;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await seedTestDemo(database, parts);
  }, 30_000);
  afterAll(() => database.close());

  it('is filled with what sign-in and registries know, each value with its source', async () => {
    const { prefilled, values } = await opened();
    expect(prefilled.name).toMatchObject({ value: '李强', source: '身份认证（登录信息）', readOnly: true });
    expect(prefilled.idNo).toMatchObject({ value: '330199199003150018', readOnly: true });
    expect(prefilled.certNo).toMatchObject({ value: '330199200800123', source: '学校档案（教育）·毕业证书', readOnly: false });
    expect(values).toMatchObject({ name: '李强', gradYear: 2008, mobile: '13800000001' });
  });

  it('does not choose between two records', async () => {
    const draft = await parts.drafts.open(matter, '330199', zhouYu);
    expect(draft.ok && Object.keys(draft.value.prefilled)).not.toContain('certNo');
  });

  it('finds no record of a county in another one', async () => {
    const draft = await parts.drafts.open(matter, '330298', liQiang);
    expect(draft.ok && Object.keys(draft.value.prefilled).sort()).toEqual(['idNo', 'mobile', 'name']);
  });

  it('is the same one when it is opened again', async () => {
    expect((await opened()).id).toBe((await opened()).id);
    const both = await Promise.all([parts.drafts.open(matter, '330199', sunYue), parts.drafts.open(matter, '330199', sunYue)]);
    expect(new Set(both.map((draft) => draft.ok && draft.value.id)).size).toBe(1);
  });

  it('keeps what is typed, field by field, half typed numbers too', async () => {
    const draft = await opened();
    const saved = await parts.drafts.save(draft.id, draft.rev, { mobile: '138', reason: '遗失' }, liQiang);
    expect(saved).toMatchObject({ ok: true, value: { rev: draft.rev + 1, values: { name: '李强', mobile: '138', reason: '遗失' } } });
    const cleared = await parts.drafts.save(draft.id, draft.rev + 1, { mobile: null }, liQiang);
    expect(cleared.ok && Object.keys(cleared.value.values)).not.toContain('mobile');
  });

  it('tells when it was changed elsewhere', async () => {
    const { id, rev } = await opened();
    expect(await parts.drafts.save(id, rev, { reason: '损坏' }, liQiang)).toMatchObject({ ok: true });
    expect(await parts.drafts.save(id, rev, { reason: '其他' }, liQiang)).toMatchObject({ ok: false, code: 'DRAFT_CHANGED_ELSEWHERE' });
  });

  it.each([
    ['a read-only value', { idNo: '330199199507300091' }],
    ['a field that the form does not have', { approved: true }],
  ])('refuses %s', async (_, values) => {
    const { id, rev } = await opened();
    const place = `/${Object.keys(values)[0]}`;
    expect(await parts.drafts.save(id, rev, values, liQiang)).toMatchObject({ ok: false, code: 'SUBMISSION_INVALID', problems: [{ place }] });
  });

  it('is there for its owner only', async () => {
    const { id, rev } = await opened();
    expect(await parts.drafts.get(id, sunYue)).toMatchObject({ ok: false, code: 'DRAFT_NOT_FOUND' });
    expect(await parts.drafts.save(id, rev, {}, sunYue)).toMatchObject({ ok: false, code: 'DRAFT_NOT_FOUND' });
    expect(await parts.drafts.discard(id, sunYue)).toMatchObject({ ok: false, code: 'DRAFT_NOT_FOUND' });
    expect(await parts.drafts.get('not-an-id', liQiang)).toMatchObject({ ok: false, code: 'DRAFT_NOT_FOUND' });
  });

  it('goes when it is discarded', async () => {
    const { id } = await opened();
    expect(await parts.drafts.discard(id, liQiang)).toMatchObject({ ok: true });
    expect(await parts.drafts.get(id, liQiang)).toMatchObject({ ok: false, code: 'DRAFT_NOT_FOUND' });
  });

  it('is not begun for a service that the region does not offer', async () => {
    expect(await parts.drafts.open('degree-certificate-instant/nothing', '330199', liQiang)).toMatchObject({ ok: false, code: 'MATTER_NOT_FOUND' });
  });

  async function opened(): Promise<DraftEntry> {
    const draft = await parts.drafts.open(matter, '330199', liQiang);
    if (!draft.ok) throw new Error(draft.code);
    return draft.value;
  }
});
