import { withTenant } from '../../engine/src/database/with-tenant.js';
import { end, flow, openSmallWorld, plantSmallWorld, region, type SmallWorld, serviceTask, start, taken, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { violations } from './invariants.js';

const body = [
  start,
  '<bpmn:parallelGateway id="both" />',
  userTask('check'),
  '<bpmn:boundaryEvent id="warn" name="提醒" attachedToRef="check"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
  serviceTask('ask'),
  end,
  flow('start', 'both', 'check', 'end'),
  flow('both', 'ask', 'end'),
  flow('warn', 'end'),
].join('');

/** Each promise is broken on purpose, one at a time: an oracle that stays green then is none. */
describe('the invariants', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  let id: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    world = await openSmallWorld(database, body);
  }, 30_000);
  beforeEach(async () => {
    id = taken(await world.open()).id;
  });
  afterEach(() =>
    withTenant(database.app, region, (t) => t.raw('delete from job; delete from timer; delete from task; delete from case_file; delete from instance')),
  );
  afterAll(() => database.close());

  const broken = async () => (await violations(database.app, region, [])).map(({ invariant }) => invariant.slice(0, 2));
  const breakBy = (sql: string) => withTenant(database.app, region, (t) => t.raw(sql, [id]));

  it('hold after a step', async () => {
    expect(await broken()).toEqual([]);
  });

  it('I1 notices an acknowledged command that is not there, or was answered otherwise', async () => {
    const missing = [{ key: 'nobody:nothing', reply: null }];
    expect(await violations(database.app, region, missing)).toMatchObject([{ invariant: expect.stringMatching(/^I1/) }]);
  });

  it.each([
    [
      'I2',
      'a command without its audit row',
      `insert into command (tenant, key, hash, instance, actor, at, reply) select tenant, 'x' || id, 'h', id, 'applicant', now(), 'null' from instance where id = ?`,
    ],
    ['I3', 'a revision that no step has made', 'update instance set rev = rev + 1 where id = ?'],
    ['I4', 'a task that is lost', 'delete from task where instance = ?'],
    ['I5', 'a timer that is lost', 'delete from timer where instance = ?'],
    ['I5', 'a job that is lost', 'delete from job where instance = ?'],
    [
      'I6',
      'an activity that ends twice',
      `insert into history (tenant, month, instance, id, rev, at, type, process, activity) select h.tenant, h.month, h.instance, gen_random_uuid(), 1, h.at, 'activity.completed', 'small', 'a1' from history h where h.instance = ? limit 1`,
    ],
    ['I9', 'a case that is closed too early', `update case_file set state = 'completed', closed_at = now() where id = ?`],
  ])('%s notices %s', async (invariant, _, sql) => {
    await breakBy(sql);
    if (invariant === 'I6') await breakBy(sql);

    expect(await broken()).toContain(invariant);
  });

  it('I7 notices a case that waits for nothing', async () => {
    for (const table of ['task', 'timer', 'job']) await breakBy(`delete from ${table} where instance = ?`);

    expect(await broken()).toContain('I7');
  });
});
