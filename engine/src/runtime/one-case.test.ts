import {
  applicant,
  clerk,
  end,
  eventually,
  flow,
  openSmallWorld,
  plantSmallWorld,
  processFile,
  region,
  start,
  taken,
  userTask,
} from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { withTenant } from '../database/with-tenant.js';

describe('one case', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  });
  afterAll(() => database.close());

  it('has 50 sub-matters, each called with its own item, and ends with the last of them', async () => {
    const call = `<bpmn:callActivity id="parts" name="逐校办理" calledElement="part"><bpmn:extensionElements><onething:input name="school" value="school" /></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics onething:collection="[${Array.from({ length: 50 }, (_, n) => n + 1)}]" onething:element="school" /></bpmn:callActivity>`;
    const visit = userTask('visit').replace(
      ' />',
      '><bpmn:extensionElements><onething:input name="学校" value="school" /></bpmn:extensionElements></bpmn:userTask>',
    );
    const part = processFile('part', `<bpmn:startEvent id="begin" />${visit}<bpmn:endEvent id="over" />${flow('begin', 'visit', 'over')}`);
    const world = await openSmallWorld(database, start + call + end + flow('start', 'parts', 'end'), {}, { 'processes/part.bpmn': part });
    const { id } = taken(await world.open());

    const tasks: { activity: string; input: Record<string, number> }[] = await withTenant(database.app, region, (t) => t('task').select('activity', 'input'));
    expect(tasks.map(({ input }) => input.学校).sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(await world.runtime.cases.mine(applicant)).toMatchObject({ items: [{ id, state: 'running' }] });

    const states = tasks.map(async ({ activity }, n) => {
      taken(await world.runtime.tasks.complete(`${id}.${activity}`, { verdict: 'ok' }, clerk(n), { key: `visit-${n}` }));
    });
    await Promise.all(states);
    expect(taken(await world.runtime.cases.get(id, applicant))).toMatchObject({ state: 'completed', outcome: 'end' });
  });

  it('goes on where it waits for a condition, when a task elsewhere in it makes the condition true', async () => {
    const wait =
      '<bpmn:intermediateCatchEvent id="wait" name="等待通过"><bpmn:conditionalEventDefinition><bpmn:condition>verdict = "pass"</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>';
    const body = `${start}<bpmn:parallelGateway id="both" />${userTask('first')}${userTask('second')}${wait}<bpmn:endEvent id="passed" name="通过" />${end}${flow('start', 'both', 'first', 'second', 'end')}${flow('both', 'wait', 'passed')}`;
    const world = await openSmallWorld(database, body);
    const { id } = taken(await world.open());
    const entered = async () => taken(await world.runtime.cases.diagram(id, applicant)).completed.includes('passed');
    const complete = async (element: string, verdict: string) => {
      const task = await withTenant(database.app, region, (t) => t('task').where({ instance: id, element }).first('activity'));
      taken(await world.runtime.tasks.complete(`${id}.${task.activity}`, { verdict }, clerk(1), { key: `${id}-${element}` }));
    };

    await complete('first', 'later');
    expect(await entered()).toBe(false);
    await complete('second', 'pass');
    await eventually(entered, (so) => so);
  });
});
