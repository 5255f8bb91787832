import { demoTenantsAndPeople } from '../../../qa/support/demo-people.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, type TestParts, testParts } from '../../../qa/support/test-parts.js';

const message = { to: 'li-qiang', title: '已办结', text: '证明书已出具', key: 'job-1', at: '2026-09-14T09:00:01+08:00' };

describe('a notification', () => {
  let database: TestDatabase;
  let parts: TestParts;
  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await demoTenantsAndPeople(database);
  });
  afterAll(() => database.close());

  it('reaches its person once, however often the job is tried', async () => {
    await Promise.all([parts.notifications.send(message), parts.notifications.send(message), parts.notifications.send({ ...message, key: 'job-2' })]);
    expect(await parts.notifications.list(actors.liQiang)).toMatchObject([{ title: '已办结', at: '2026-09-14T09:00:01+08:00' }, { title: '已办结' }]);
    expect(await parts.notifications.list(actors.sunYue)).toEqual([]);
  });

  it('keeps the moment when it was read first', async () => {
    const [first] = await parts.notifications.list(actors.liQiang);
    expect(await parts.notifications.read(first?.id ?? '', actors.liQiang)).toMatchObject({ ok: true });
    const [read] = await parts.notifications.list(actors.liQiang);
    await parts.notifications.read(first?.id ?? '', actors.liQiang);
    expect(read?.readAt).toBeDefined();
    expect((await parts.notifications.list(actors.liQiang))[0]?.readAt).toBe(read?.readAt);
  });

  it('cannot be read away by somebody else', async () => {
    const [, second] = await parts.notifications.list(actors.liQiang);
    expect(await parts.notifications.read(second?.id ?? '', actors.sunYue)).toMatchObject({ ok: false, code: 'NOTIFICATION_NOT_FOUND' });
  });

  it('to nobody is no failure', async () => {
    await expect(parts.notifications.send({ ...message, to: 'nobody' })).resolves.toBeUndefined();
  });
});
