import {
  applicant,
  clerk,
  end,
  eventually,
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
import { withTenant } from '../database/with-tenant.js';

const fork = '<bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" />';
const body = `${start}${userTask('accept')}${fork}${userTask('survey')}${userTask('review')}${userTask('sign')}${end}${flow('start', 'accept', 'fork', 'survey', 'join', 'sign', 'end')}${flow('fork', 'review', 'join')}`;

describe('a task from which the case is sent back', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  let number = 0;

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    world = await openSmallWorld(database, body);
    await world.runtime.start();
  }, 60_000);
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });
  const once = () => ({ key: `return-${++number}` });
  const tasks = () => world.runtime.tasks;
  const taskOf = async (id: string, name: string) => {
    const { items } = await tasks().list({ view: 'group' }, clerk(1));
    return items.find((item) => item.case.id === id && item.name === name)?.id ?? '';
  };
  const complete = async (id: string, name: string, n = 1) => taken(await tasks().complete(await taskOf(id, name), { verdict: '同意' }, clerk(n), once()));
  const opened = async () => taken(await world.open({ note: '!' })).id;

  it('offers the steps of staff that were done and are sound, and no other', async () => {
    const id = await opened();
    expect(taken(await tasks().get(await taskOf(id, 'accept'), clerk(1))).returns).toEqual([]);
    await complete(id, 'accept');
    expect(taken(await tasks().get(await taskOf(id, 'survey'), clerk(1))).returns).toEqual([{ to: 'accept', name: 'accept', nameEn: 'accept' }]);
    await complete(id, 'survey');
    await complete(id, 'review');
    // Neither branch alone: their join would wait for the other for ever.
    expect(taken(await tasks().get(await taskOf(id, 'sign'), clerk(1))).returns.map(({ to }) => to)).toEqual(['accept']);
  });

  it('goes back with everything begun since, is told and audited, and ends all the same', async () => {
    const id = await opened();
    await complete(id, 'accept');
    await complete(id, 'review', 2);
    const survey = await taskOf(id, 'survey');
    const key = once();
    taken(await tasks().sendBack(survey, { to: 'accept', reason: '受理材料缺页' }, clerk(1), key));
    taken(await tasks().sendBack(survey, { to: 'accept', reason: '受理材料缺页' }, clerk(1), key));

    const { items } = await tasks().list({ view: 'group' }, clerk(1));
    expect(items.filter((item) => item.case.id === id).map(({ name }) => name)).toEqual(['accept']);
    const told = async (by: Parameters<typeof world.runtime.cases.get>[1]) =>
      taken(await world.runtime.cases.get(id, by)).history.filter(({ type }) => type === 'activity.returned');
    expect(await told(clerk(1))).toMatchObject([{ by: '办事员1', text: { zh: '办事员1将办件从“survey”退回到“accept”重新办理：受理材料缺页。' } }]);
    expect((await told(applicant)).map(({ text }) => text.zh)).toEqual(['工作人员将办件从“survey”退回到“accept”重新办理。']);
    const audited = await withTenant(database.app, region, async (t) => t('audit').where({ action: 'task.return' }).select('actor'));
    expect(audited).toEqual([{ actor: 'clerk-1' }]);

    for (const name of ['accept', 'survey', 'review', 'sign']) await complete(id, name);
    const file = await eventually(
      async () => taken(await world.runtime.cases.get(id, applicant)),
      ({ state }) => state === 'completed',
    );
    expect(file.outcome).toBe('end');
  });

  it('is refused to other steps, to those who may not do the task, and once it is gone', async () => {
    const id = await opened();
    await complete(id, 'accept');
    const survey = await taskOf(id, 'survey');
    const back = (to: string, by = clerk(1)) => tasks().sendBack(survey, { to, reason: '材料缺页' }, by, once());
    expect(await back('sign')).toMatchObject({ ok: false, code: 'RETURN_NOT_POSSIBLE' });
    expect(await back('accept', { ...clerk(3), ports: [] })).toMatchObject({ ok: false, code: 'TASK_NOT_YOURS' });
    expect(await back('accept', applicant)).toMatchObject({ ok: false, code: 'TASK_NOT_FOUND' });
    taken(await back('accept'));
    expect(await back('accept')).toMatchObject({
      ok: false,
      code: 'TASK_NO_LONGER_NEEDED',
      message: { zh: expect.stringContaining('退回“accept”：材料缺页') },
    });
  });
});
