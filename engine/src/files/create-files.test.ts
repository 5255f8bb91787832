import { createHash, randomBytes } from 'node:crypto';
import { demoTenantsAndPeople } from '../../../qa/support/demo-people.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import { fileStore } from '../stores/file-store.js';
import { createFiles } from './create-files.js';

const { liQiang, sunYue, archivist, otherRegistrar } = actors;
const theCase = '0198f000-0000-7000-8000-000000000001';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_500_000), Buffer.from('\n%%EOF\n')]);
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(64), Buffer.from('IEND\xaeB`\x82', 'latin1')]);
const jpg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64), Buffer.from([0xff, 0xd9])]);

describe('an upload', () => {
  let database: TestDatabase;
  let parts: TestParts;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await demoTenantsAndPeople(database);
  });
  afterAll(() => database.close());

  it.each([
    ['毕业照.jpg', 'image/jpeg', jpg],
    ['scan.PNG', 'image/png', png],
    ['委托书.pdf', 'application/pdf', pdf],
  ])('comes back as it was: %s', async (name, declaredType, bytes) => {
    const saved = await parts.files.save({ name, declaredType, bytes }, liQiang);
    const read = await parts.files.read(saved.ok ? saved.value.id : '', liQiang);
    expect(read).toMatchObject({ ok: true, value: { name, type: declaredType, size: bytes.length } });
    expect(read.ok && createHash('sha256').update(read.value.bytes).digest('hex')).toBe(saved.ok && saved.value.sha256);
  });

  it.each([
    ['a page that says it is a PDF', 'x.pdf', 'application/pdf', Buffer.from('<html><script>alert(1)</script></html>%%EOF')],
    ['a program behind two extensions', 'x.pdf.exe', 'application/pdf', pdf],
    ['a PNG that is named JPG', 'x.jpg', 'image/jpeg', png],
    ['a PDF that is declared as an image', 'x.pdf', 'image/png', pdf],
    ['a type that is not allowed', 'x.svg', 'image/svg+xml', Buffer.from('<svg/>')],
    ['a PDF that ends in the middle', 'x.pdf', 'application/pdf', pdf.subarray(0, 5000)],
    ['an image with an archive behind it', 'x.jpg', 'image/jpeg', Buffer.concat([jpg, Buffer.from('PK\x03\x04'), Buffer.alloc(4000)])],
    ['a name that is a path', '../x.pdf', 'application/pdf', pdf],
    ['a name that reads backwards', 'x\u202efdp.pdf', 'application/pdf', pdf],
    ['nothing', 'x.pdf', 'application/pdf', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, name, declaredType, bytes) => {
    expect(await parts.files.save({ name, declaredType, bytes }, liQiang)).toMatchObject({ ok: false, code: 'FILE_TYPE_NOT_ALLOWED' });
  });

  it('is refused over 50 MB', async () => {
    const bytes = Buffer.alloc(50 * 1024 * 1024 + 1);
    expect(await parts.files.save({ name: 'x.pdf', declaredType: 'application/pdf', bytes }, liQiang)).toMatchObject({ ok: false, code: 'FILE_TOO_LARGE' });
  });

  it('is there for its owner only', async () => {
    const id = await uploaded();
    for (const somebody of [sunYue, archivist]) expect(await parts.files.read(id, somebody)).toMatchObject({ ok: false, code: 'FILE_NOT_FOUND' });
    expect(await parts.files.attach([id], { tenant: '330199', case: theCase }, sunYue)).toMatchObject({ ok: false, code: 'FILE_NOT_FOUND' });
  });

  it('can be read in the county of its case by those who may read the case, and nowhere else', async () => {
    const id = await uploaded();
    expect(await parts.files.attach([id, id], { tenant: '330199', case: theCase }, liQiang)).toMatchObject({ ok: true, value: [{ id }] });
    expect(await parts.files.read(id, archivist)).toMatchObject({ ok: true, value: { id, size: jpg.length } });
    expect(await parts.files.read(id, otherRegistrar)).toMatchObject({ ok: false, code: 'FILE_NOT_FOUND' });

    const strict = createFiles({ store: fileStore(database.app), ids: parts.runtime.ids, mayReadCase: async () => false });
    expect(await strict.read(id, archivist)).toMatchObject({ ok: false, code: 'FILE_NOT_FOUND' });
  });

  it('belongs to one case', async () => {
    const id = await uploaded();
    const elsewhere = { tenant: '330198', case: '0198f000-0000-7000-8000-000000000002' };
    expect(await parts.files.attach([id], { tenant: '330199', case: theCase }, liQiang)).toMatchObject({ ok: true });
    expect(await parts.files.attach([id], { tenant: '330199', case: theCase }, liQiang)).toMatchObject({ ok: true });
    expect(await parts.files.attach([id], elsewhere, liQiang)).toMatchObject({ ok: false, code: 'FILE_NOT_FOUND' });
  });

  it('goes after a day when nothing refers to it', async () => {
    const [loose, attached] = [await uploaded(), await uploaded()];
    await parts.files.attach([attached], { tenant: '330199', case: theCase }, liQiang);
    await database.owner.raw(`update file set created_at = created_at - interval '25 hours'`);
    expect(await fileStore(database.app).removeUnused()).toBeGreaterThan(0);
    expect(await parts.files.read(loose, liQiang)).toMatchObject({ ok: false });
    expect(await parts.files.read(attached, liQiang)).toMatchObject({ ok: true });
  });

  it('is refused when somebody leaves too many lying about', async () => {
    await Promise.all(Array.from({ length: 200 }, () => uploaded()));
    expect(await parts.files.save({ name: 'x.jpg', declaredType: 'image/jpeg', bytes: jpg }, liQiang)).toMatchObject({ ok: false, code: 'FILE_QUOTA' });
  });

  async function uploaded(): Promise<string> {
    const saved = await parts.files.save({ name: 'x.jpg', declaredType: 'image/jpeg', bytes: jpg }, liQiang);
    return saved.ok ? saved.value.id : '';
  }
});
