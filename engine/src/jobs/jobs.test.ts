import {
  administrator,
  applicant,
  clerk,
  end,
  eventually,
  flow,
  openSmallWorld,
  plantSmallWorld,
  type SmallWorld,
  serviceTask,
  start,
  taken,
  userTask,
} from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { setClock } from '../../../qa/support/test-parts.js';
import type { Connector } from '../connectors/connector.js';
import type { DemoConnector } from '../connectors/demo.js';

/** Other cases of the suite may still be waiting for their next try. */
function callsOf({ calls }: DemoConnector, id: string) {
  return calls.filter(({ key }) => key.startsWith(`330199/${id}/`));
}

describe('work for machines', () => {
  let database: TestDatabase;
  let world: SmallWorld | undefined;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  }, 30_000);
  afterEach(async () => {
    await world?.runtime.stop();
    world = undefined;
  });
  afterAll(() => database.close());

  async function running(body: string): Promise<SmallWorld> {
    world = await openSmallWorld(database, body);
    await world.runtime.start();
    return world;
  }
  const stateOf = async (id: string) => taken(await (world as SmallWorld).runtime.cases.get(id, applicant));
  const forward = async (hours: number) => {
    const { rows } = await database.owner.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
    await setClock(database, new Date((rows[0]?.now.getTime() ?? 0) + hours * 3_600_000).toISOString());
    world?.runtime.wake();
  };

  it('runs after the commit and leads on, with the same key however often it is tried', async () => {
    const { open, demo } = await running(start + serviceTask('ask') + end + flow('start', 'ask', 'end'));
    demo.failNext(1);
    const { id } = taken(await open());

    const file = await eventually(
      () => stateOf(id),
      ({ state }) => state === 'completed',
    );

    expect(file.outcome).toBe('end');
    expect(callsOf(demo, id).map(({ key }) => key)).toEqual([`330199/${id}/a2`, `330199/${id}/a2`]);
  });

  it('goes on with a call that has done a part, under the same key, and counts no failed try', async () => {
    const keys: string[] = [];
    const slices: Connector = {
      id: 'slices',
      check: async () => [],
      run: async (_input, { key }) => (keys.push(key) < 12 ? { status: 'unfinished' } : { status: 'answered', output: { parts: keys.length, x: 1 } }),
    };
    const body = start + serviceTask('ask').replace('onething:connector="demo"', 'onething:connector="slices"') + end + flow('start', 'ask', 'end');
    world = await openSmallWorld(database, body, { connectors: (known) => [...known, slices] });
    await world.runtime.start();
    const { id } = taken(await world.open());

    expect(
      await eventually(
        () => stateOf(id),
        ({ state }) => state !== 'running',
      ),
    ).toMatchObject({ state: 'completed', outcome: 'end' });
    expect(keys).toEqual(Array.from({ length: 12 }, () => `330199/${id}/a2`));
  });

  it('keeps a case as it was that has no room for an answer, and asks staff', async () => {
    let length = 1_100_000;
    const wordy: Connector = { id: 'wordy', check: async () => [], run: async () => ({ status: 'answered', output: { x: '长'.repeat(length) } }) };
    const body = start + serviceTask('ask').replace('onething:connector="demo"', 'onething:connector="wordy"') + end + flow('start', 'ask', 'end');
    world = await openSmallWorld(database, body, { connectors: (known) => [...known, wordy] });
    await world.runtime.start();
    const { id } = taken(await world.open());
    const stuck = async () => (await (world as SmallWorld).runtime.incidents.list(administrator)).items.find((one) => one.case === id);
    const incident = await eventually(stuck, (found) => found !== undefined);
    expect(incident).toMatchObject({ code: 'STATE_TOO_LARGE', elementId: 'ask', message: { zh: expect.stringContaining('1024 kB') } });

    length = 10;
    taken(await world.runtime.incidents.retry(incident?.id ?? '', administrator, { key: `retry-${id}` }));
    const file = await eventually(
      () => stateOf(id),
      ({ state }) => state === 'completed',
    );
    expect(file.outcome).toBe('end');
  });

  it('gives up after ten tries with an incident that staff can retry, and nobody else', async () => {
    const { open, demo, runtime } = await running(start + serviceTask('ask') + end + flow('start', 'ask', 'end'));
    demo.failNext(10);
    const { id } = taken(await open());
    // The clock goes on while the job waits for its next try.
    await eventually(
      () => forward(2).then(() => callsOf(demo, id).length),
      (n) => n >= 10,
    );

    const file = await eventually(
      () => stateOf(id),
      ({ state }) => state === 'incident',
    );
    expect(file.waiting).toMatchObject([{ kind: 'incident', name: 'ask' }]);
    expect((await runtime.incidents.list(clerk(1))).items).toEqual([]);
    const { items } = await runtime.incidents.list(administrator);
    const incident = items.find((one) => one.case === id);
    expect(incident).toMatchObject({ code: 'CONNECTOR_NO_ANSWER', attempts: 10, name: 'ask' });

    expect(await runtime.incidents.retry(incident?.id ?? '', clerk(1), { key: 'r' })).toMatchObject({ code: 'INCIDENT_NOT_FOUND' });
    taken(await runtime.incidents.retry(incident?.id ?? '', administrator, { key: 'r' }));
    await eventually(
      () => stateOf(id),
      ({ state }) => state === 'completed',
    );
    expect(await runtime.incidents.retry(incident?.id ?? '', administrator, { key: 'again' })).toMatchObject({ ok: false });
  }, 30_000);

  it('tells the case who is awaited while a service does not answer', async () => {
    const { open, demo } = await running(start + serviceTask('ask') + end + flow('start', 'ask', 'end'));
    demo.failNext(3);
    const { id } = taken(await open());

    const file = await eventually(
      () => stateOf(id),
      ({ waiting }) => waiting.some(({ reason }) => reason.zh.includes('已重试')),
    );
    expect(file.waiting[0]).toMatchObject({ kind: 'system', reason: { zh: expect.stringContaining('暂时没有应答，已重试') } });
  });

  it('lets a modelled error take its own way at once', async () => {
    const failing = serviceTask('ask').replace('value="1"', 'value="1" /><onething:input name="error" value="&quot;E-1&quot;"');
    const caught = '<bpmn:boundaryEvent id="wrong" name="查无此人" attachedToRef="ask"><bpmn:errorEventDefinition errorRef="e1" /></bpmn:boundaryEvent>';
    const body = [start, failing, caught, end, '<bpmn:endEvent id="refused" name="不予办理" />', flow('start', 'ask', 'end'), flow('wrong', 'refused')].join(
      '',
    );
    const { open, demo } = await running(
      `${body}</bpmn:process><bpmn:error id="e1" name="e" errorCode="E-1" /><bpmn:process id="unused" isExecutable="false">`,
    );
    const { id } = taken(await open());

    expect(
      await eventually(
        () => stateOf(id),
        ({ state }) => state === 'completed',
      ),
    ).toMatchObject({ outcome: 'refused', outcomeName: '不予办理' });
    expect(callsOf(demo, id)).toHaveLength(1);
  });

  it('goes on where a node has stopped: its work is taken over when its lease has run out', async () => {
    const body = start + serviceTask('ask') + end + flow('start', 'ask', 'end');
    const dead = await openSmallWorld(database, body);
    const { id } = taken(await dead.open());
    await database.owner.raw(
      `insert into node (id, epoch, lease_until) values ('01900000-0000-7000-8000-000000000001', 1, clock_timestamp() - interval '1 second')`,
    );
    await database.owner.raw(`update job set node = '01900000-0000-7000-8000-000000000001' where instance = ?`, [id]);

    const { demo } = await running(body);
    await eventually(
      () => stateOf(id),
      ({ state }) => state === 'completed',
    );
    expect(callsOf(demo, id)).toHaveLength(1);
  });

  it('keeps a service that answers nothing sensible from reaching the case of another task', async () => {
    const { open, runtime } = await running(start + userTask('check') + serviceTask('ask') + end + flow('start', 'check', 'ask', 'end'));
    const { id } = taken(await open());

    expect(await runtime.tasks.complete(`${id}.a2`, { verdict: 'ok', approved: true, _role: 'admin' }, clerk(1), { key: 'extra' })).toMatchObject({
      ok: false,
      code: 'SUBMISSION_INVALID',
    });
    taken(await runtime.tasks.complete(`${id}.a2`, { verdict: 'ok' }, clerk(1), { key: 'right' }));
    await eventually(
      () => stateOf(id),
      ({ state }) => state === 'completed',
    );
  });
});

describe('timers', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  const warn =
    '<bpmn:boundaryEvent id="warn" name="提醒" attachedToRef="check" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>';
  const late =
    '<bpmn:boundaryEvent id="late" name="逾期" attachedToRef="check"><bpmn:timerEventDefinition><bpmn:timeDuration>P400D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>';
  const body = `${start}${userTask('check')}${warn}${late}${serviceTask('remind')}${end}<bpmn:endEvent id="overdue" name="逾期终止" />${flow('start', 'check', 'end')}${flow('warn', 'remind')}${flow('late', 'overdue')}`;

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    world = await openSmallWorld(database, body);
    await world.runtime.start();
  }, 30_000);
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });

  it('fire by the clock of the database: never early, once, also 400 days later, and not when the task was done', async () => {
    const [waiting, done] = [taken(await world.open()), taken(await world.open())];
    taken(await world.runtime.tasks.complete(`${done.id}.a2`, { verdict: 'ok' }, clerk(1), { key: 'done' }));
    await setClock(database, '2026-09-16T08:59:00+08:00');
    world.runtime.wake();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(world.demo.calls).toHaveLength(0);

    await setClock(database, '2026-09-16T09:01:00+08:00');
    world.runtime.wake();
    await eventually(
      async () => world.demo.calls.length,
      (n) => n === 1,
    );
    expect(taken(await world.runtime.cases.get(waiting.id, applicant)).state).toBe('running');

    await setClock(database, '2027-10-25T09:00:00+08:00');
    world.runtime.wake();
    const file = await eventually(
      async () => taken(await world.runtime.cases.get(waiting.id, applicant)),
      ({ state }) => state === 'completed',
    );
    expect(file).toMatchObject({ outcome: 'overdue', outcomeName: '逾期终止' });
    expect(world.demo.calls).toHaveLength(1);
    expect(taken(await world.runtime.cases.get(done.id, applicant))).toMatchObject({ outcome: 'end' });
  }, 30_000);
});

describe('messages between cases', () => {
  it('reach the one case that waits for their key, or wait for it', async () => {
    const database = await openTestDatabase();
    await plantSmallWorld(database);
    const send =
      '<bpmn:intermediateThrowEvent id="send" name="告知"><bpmn:extensionElements><onething:key value="note" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateThrowEvent>';
    const wait =
      '<bpmn:intermediateCatchEvent id="wait" name="等待告知"><bpmn:extensionElements><onething:key value="note" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>';
    const choose = '<bpmn:exclusiveGateway id="which" name="哪一方？" default="which-wait" />';
    const condition =
      '<bpmn:sequenceFlow id="which-send" sourceRef="which" targetRef="send"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount = 1</bpmn:conditionExpression></bpmn:sequenceFlow>';
    const world = await openSmallWorld(
      database,
      start + choose + condition + send + wait + end + flow('start', 'which') + flow('which', 'wait', 'end') + flow('send', 'end'),
    );
    await world.runtime.start();
    const completed = (id: string) =>
      eventually(
        async () => taken(await world.runtime.cases.get(id, applicant)),
        ({ state }) => state === 'completed',
      );
    try {
      const waiting = taken(await world.open({ note: 'A', amount: 0 }));
      const other = taken(await world.open({ note: 'B', amount: 0 }));
      await completed(taken(await world.open({ note: 'A', amount: 1 })).id);
      await completed(waiting.id);
      expect(taken(await world.runtime.cases.get(other.id, applicant)).state).toBe('running');

      await completed(taken(await world.open({ note: 'C', amount: 1 })).id);
      await completed(taken(await world.open({ note: 'C', amount: 0 })).id);
    } finally {
      await world.runtime.stop();
      await database.close();
    }
  }, 30_000);
});
