import { clerk, end, flow, form, openSmallWorld, plantSmallWorld, start, taken, userTask } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';

const long = { type: 'string', title: '说明', maxLength: 20_000 };
const files = { 'forms/apply.json': form('apply', { note: long, more: long }), 'forms/decide.json': form('decide', { verdict: long, more: long }) };
const text = '字'.repeat(11_000);

describe('what is brought into a case at once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  });
  afterAll(() => database.close());

  it('is at most 64 kB, whoever brings it, and more changes nothing', async () => {
    const { runtime, open } = await openSmallWorld(database, start + userTask('check') + end + flow('start', 'check', 'end'), {}, files);
    const tooMuch = { ok: false, code: 'VARIABLES_TOO_LARGE', message: { zh: expect.stringContaining('64 kB') } };
    expect(await open({ note: text, more: text })).toMatchObject(tooMuch);
    const { id } = taken(await open({ note: text, more: 'x'.repeat(20_000) }));
    const complete = (values: Record<string, unknown>, key: string) => runtime.tasks.complete(`${id}.a2`, values, clerk(1), { key });
    expect(await complete({ verdict: text, more: text }, 'too-much')).toMatchObject(tooMuch);
    taken(await complete({ verdict: text }, 'enough'));
  });
});
