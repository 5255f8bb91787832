import { clerk, end, flow, openSmallWorld, plantSmallWorld, region, type SmallWorld, start, taken, userTask } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { withTenant } from '../database/with-tenant.js';

describe('the same command again', () => {
  let database: TestDatabase;
  let nodes: SmallWorld[];
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    const body = start + userTask('check') + end + flow('start', 'check', 'end');
    nodes = await Promise.all([1, 2].map(() => openSmallWorld(database, body)));
    await Promise.all(nodes.map(({ runtime }) => runtime.start()));
  }, 30_000);
  afterAll(async () => {
    await Promise.all(nodes.map(({ runtime }) => runtime.stop()));
    await database.close();
  });
  const node = (n: number) => nodes[n % 2] as SmallWorld;
  const count = (table: string) => withTenant(database.app, region, async (t) => Number((await t(table).count({ n: '*' }).first())?.n));

  it('has its effect once: 200 openings, each sent three times at once to two nodes, give 200 cases and equal answers', async () => {
    const answers = await Promise.all(Array.from({ length: 600 }, (_, i) => node(i).open({ note: `${i % 200}` }, `d3-${i % 200}`)));

    const ids = answers.map((answer) => taken(answer).id);
    expect(ids.slice(0, 200)).toEqual(ids.slice(200, 400));
    expect(ids.slice(0, 200)).toEqual(ids.slice(400));
    expect(new Set(ids).size).toBe(200);
    expect(await count('case_file')).toBe(200);
    expect(await count('command')).toBe(200);
    expect(await count('audit')).toBe(200);
  }, 60_000);

  it('is refused when the key comes with another body', async () => {
    await node(0).open({ note: 'one' }, 'reused');

    expect(await node(1).open({ note: 'two' }, 'reused')).toMatchObject({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('opens one case from a draft, also under another key', async () => {
    const opened = taken(await node(0).runtime.cases.open({ draft: 'one-draft', values: {} }, applicantOf(), { key: 'first' }));
    const again = taken(await node(1).runtime.cases.open({ draft: 'one-draft', values: {} }, applicantOf(), { key: 'second' }));

    expect(again).toEqual(opened);
  });

  it('lets exactly one of eight clerks complete each of 100 tasks, on two nodes, and tells the others who it was', async () => {
    const cases = await Promise.all(Array.from({ length: 100 }, async (_, i) => taken(await node(i).open({}, `race-${i}`))));
    const outcomes = await Promise.all(
      cases.flatMap(({ id }) =>
        Array.from({ length: 8 }, (_, n) => node(n).runtime.tasks.complete(`${id}.a2`, { verdict: `${n}` }, clerk(n), { key: `race-${id}` })),
      ),
    );

    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
    expect(refusals).toHaveLength(700);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['TASK_ALREADY_COMPLETED']));
    expect(refusals[0]?.message.zh).toMatch(/已由办事员\d于 .* 办理完成/);
    const states = await Promise.all(cases.map(async ({ id }) => taken(await node(0).runtime.cases.get(id, applicantOf())).state));
    expect(new Set(states)).toEqual(new Set(['completed']));
  }, 60_000);
});

function applicantOf() {
  return { person: 'applicant', name: '申请人', tenant: '330000', roles: ['applicant' as const], ports: [] };
}
