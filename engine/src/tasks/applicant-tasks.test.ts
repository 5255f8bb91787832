import { applicant, clerk, end, eventually, flow, openSmallWorld, plantSmallWorld, type SmallWorld, start, taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock } from '../../../qa/support/test-parts.js';
import type { Actor } from '../engine.js';

const supplements =
  '{ form: &quot;apply&quot;, values: { note: note, amount: amount }, items: [{ field: &quot;amount&quot;, note: &quot;金额与证明不符&quot; }] }';
const body = `${start}<bpmn:parallelGateway id="fork" />
<bpmn:userTask id="supply" name="补正材料" onething:assignee="applicant.id" onething:supplements="${supplements}" onething:suspends="补正材料" onething:result="values" />
<bpmn:userTask id="other" name="评议" onething:candidates="clerk" onething:form="decide" onething:due="{ value: 3, unit: &quot;workday&quot; }" />
${end}${flow('start', 'fork', 'supply', 'end')}${flow('fork', 'other', 'end')}`;
const stranger: Actor = { ...applicant, person: 'stranger', name: '别人' };

describe('an application that is asked again', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  let id: string;
  let task: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    world = await openSmallWorld(database, body);
    await world.runtime.start();
    id = taken(await world.open({ note: '旧备注', amount: 1 })).id;
    task = taken(await world.runtime.cases.get(id, applicant)).ownTasks[0]?.id ?? '';
  }, 60_000);
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });

  it('is a task of the applicant alone, in whichever tenant the case is', async () => {
    expect(await world.runtime.tasks.list({ view: 'mine' }, applicant)).toMatchObject({ items: [{ id: task, name: '补正材料' }], counts: { mine: 1 } });
    expect(await world.runtime.tasks.get(task, stranger)).toMatchObject({ ok: false, code: 'TASK_NOT_FOUND' });
    expect(await world.runtime.tasks.complete(task, { amount: 2 }, stranger, once())).toMatchObject({ ok: false, code: 'TASK_NOT_FOUND' });
    expect(await world.runtime.tasks.complete(task, { amount: 2 }, clerk(1), once())).toMatchObject({ ok: false, code: 'TASK_NOT_YOURS' });
  });

  it('does not show the applicant the tasks of the staff', async () => {
    const { items } = await world.runtime.tasks.list({ view: 'group' }, clerk(1));
    expect(items.map(({ name }) => name)).toEqual(['评议']);
    expect(await world.runtime.tasks.get(items[0]?.id ?? '', applicant)).toMatchObject({ ok: false, code: 'TASK_NOT_FOUND' });
  });

  it('opens the marked field only, and says what is missing', async () => {
    const { form, values, notes } = taken(await world.runtime.tasks.get(task, applicant));
    expect(form.fields).toMatchObject({ note: { readOnly: true }, amount: { readOnly: false } });
    expect({ values, notes }).toEqual({ values: { note: '旧备注', amount: 1 }, notes: { amount: '金额与证明不符' } });
    expect(await world.runtime.tasks.complete(task, { amount: 2, note: '改一下' }, applicant, once())).toMatchObject({
      ok: false,
      code: 'SUBMISSION_INVALID',
      problems: [{ place: '/note' }],
    });
  });

  it('stops the clock of the case and of the other task', async () => {
    const [other] = (await world.runtime.tasks.list({ view: 'group' }, clerk(1))).items;
    expect({ due: other?.due, colour: other?.colour }).toEqual({ due: undefined, colour: 'none' });
    expect(taken(await world.runtime.cases.get(id, applicant))).toMatchObject({
      clock: { suspended: { since: '2026-09-14', reason: '补正材料' } },
      due: { date: '2026-09-20' },
    });
  });

  it('lets the clock go on with the answer, day by day', async () => {
    await setClock(database, '2026-09-16T10:00:00+08:00');
    taken(await world.runtime.tasks.complete(task, { amount: 2 }, applicant, once()));

    const file = taken(await world.runtime.cases.get(id, applicant));
    expect(file.values).toEqual({ note: '旧备注', amount: 2 });
    expect(file.clock).toEqual({ suspended: undefined, pauses: [{ from: '2026-09-14', to: '2026-09-16', reason: '补正材料' }] });
    expect(file.due?.date).toBe('2026-09-22');
    expect(file.due?.days.filter(({ reason }) => reason === 'excluded').map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2026-09-15 补正材料',
      '2026-09-16 补正材料',
    ]);
    const [other] = (await world.runtime.tasks.list({ view: 'group' }, clerk(1))).items;
    expect({ due: other?.due?.date, colour: other?.colour, case: other?.case.dueDate }).toEqual({ due: '2026-09-20', colour: 'green', case: '2026-09-22' });
    expect(file.history.map(({ text }) => text.zh)).toEqual(
      expect.arrayContaining(['办理时限暂停计算：补正材料。', '申请人办理完成“补正材料”。', '办理时限恢复计算（补正材料结束）。']),
    );
  });
});

describe('a vote', () => {
  const vote = `<bpmn:userTask id="vote" name="投票" onething:candidates="clerk" onething:excludes="vote" onething:form="decide">
<bpmn:multiInstanceLoopCharacteristics onething:collect="votes"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality>
<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">nrOfCompletedInstances &gt;= 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`;
  let database: TestDatabase;
  let world: SmallWorld;
  let tasks: readonly string[];

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    world = await openSmallWorld(database, `${start}${vote}${end}${flow('start', 'vote', 'end')}`);
    await world.runtime.start();
    taken(await world.open());
    tasks = (await world.runtime.tasks.list({ view: 'group' }, clerk(1))).items.map(({ id }) => id);
  }, 60_000);
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });

  it('offers nobody a second vote, and takes back what they had taken', async () => {
    taken(await world.runtime.tasks.claim(tasks[1] ?? '', clerk(1), once()));
    taken(await world.runtime.tasks.complete(tasks[0] ?? '', { verdict: '同意' }, clerk(1), once()));

    const again = await world.runtime.tasks.list({ view: 'group' }, clerk(1));
    expect({ items: again.items, mine: again.counts.mine }).toEqual({ items: [], mine: 0 });
    expect(await world.runtime.tasks.complete(tasks[1] ?? '', { verdict: '同意' }, clerk(1), once())).toMatchObject({ code: 'TASK_EXCLUDED' });
    expect((await world.runtime.tasks.list({ view: 'group' }, clerk(2))).items).toHaveLength(2);
  });

  it('is over with the majority: the last task says why it vanished, and a late vote is told who and when', async () => {
    taken(await world.runtime.tasks.claim(tasks[2] ?? '', clerk(3), once()));
    taken(await world.runtime.tasks.complete(tasks[1] ?? '', { verdict: '同意' }, clerk(2), once()));

    const { items } = await eventually(
      () => world.runtime.tasks.list({ view: 'ended' }, clerk(3)),
      (list) => list.items.length === 1,
    );
    expect(items).toMatchObject([{ id: tasks[2], status: 'cancelled', ended: { by: '办事员2', note: { zh: '“投票”已达到结束条件，不再需要您办理。' } } }]);
    const late = await world.runtime.tasks.complete(tasks[2] ?? '', { verdict: '反对' }, clerk(3), once());
    expect(late).toMatchObject({ ok: false, code: 'TASK_NO_LONGER_NEEDED', message: { zh: expect.stringContaining('办事员2') } });
    expect(await world.runtime.tasks.complete(tasks[2] ?? '', { verdict: '反对' }, stranger, once())).toMatchObject({ code: 'TASK_NOT_FOUND' });
  });
});

let requests = 0;
function once(): { key: string } {
  requests += 1;
  return { key: `request-${requests}` };
}
