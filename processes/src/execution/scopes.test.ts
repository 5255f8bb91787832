import { bpmn, flows, mappings, trigger } from '../testing/bpmn-text.js';
import { PlayedInstance, play, processSetOf } from '../testing/played-instance.js';

const handler = (attributes: string, event: string) =>
  `<subProcess id="es" triggeredByEvent="true"><startEvent id="s9" ${attributes}>${event}</startEvent><task id="x"/><endEvent id="e9"/>${flows('s9 > x > e9')}</subProcess>`;

describe('a sub-process', () => {
  it('reads and writes the variables around it', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/><userTask id="u"/><endEvent id="ie"/>${flows('is > u > ie')}</subProcess>`;
    const instance = await play(
      {
        p: bpmn(
          'p',
          '<startEvent id="s"/>',
          inside,
          '<exclusiveGateway id="g" default="g-no"/><endEvent id="yes"/><endEvent id="no"/>',
          flows('s > sub > g', 'g > yes when ok', 'g > no'),
        ),
      },
      { ok: false },
    );
    instance.complete('u', { ok: true });
    expect(instance.outcome).toBe('yes');
  });

  it('is cancelled as a whole by a message on its border', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/><userTask id="u"/><serviceTask id="v" onething:connector="notify"/><endEvent id="ie"/>${flows('is > f', 'f > u > ie', 'f > v > ie')}</subProcess>`;
    const instance = await play({
      p: bpmn(
        'p',
        '<startEvent id="s"/>',
        inside,
        `<boundaryEvent id="b" attachedToRef="sub">${trigger.message('M1')}</boundaryEvent><endEvent id="e"/><endEvent id="eb"/>`,
        flows('s > sub > e', 'b > eb'),
      ),
    });
    instance.message('M1');
    expect(instance.effects.filter(({ type }) => ['closeTask', 'cancelConnector', 'unsubscribe'].includes(type))).toHaveLength(3);
    expect(instance.events.filter(({ type }) => type === 'activity.cancelled').map(({ elementId }) => elementId)).toEqual(['sub', 'u', 'v']);
    expect(instance.outcome).toBe('eb');
  });
});

describe('an event sub-process', () => {
  const model = (handlerXml: string) => bpmn('p', '<startEvent id="s"/><userTask id="u"/><endEvent id="e"/>', handlerXml, flows('s > u > e'));

  it('that interrupts replaces what runs', async () => {
    const instance = await play({ p: model(handler('', trigger.message('M1'))) });
    instance.message('M1');
    expect(instance.completed).toBe('s s9 x e9 es');
    expect(instance.effects).toContainEqual({ type: 'closeTask', activity: 'a3', reason: 'cancelled' });
    expect(instance.status).toBe('completed');
  });

  it('that does not interrupt runs beside, as often as it is called', async () => {
    const instance = await play({ p: model(handler('isInterrupting="false"', trigger.signal('S1'))) });
    instance.signal('S1').signal('S1').complete('u');
    expect(instance.completed).toBe('s s9 x e9 es s9 x e9 es u e');
    expect(instance.open.subscriptions).toEqual([]);
  });

  it('can begin by a timer, and its timer is cancelled when the process ends before', async () => {
    const instance = await play({ p: model(handler('', trigger.timer('P3D'))) });
    const [timer] = instance.open.timers;
    instance.complete('u');
    expect(instance.effects).toContainEqual({ type: 'cancelTimer', activity: timer?.activity });
  });

  it('catches an error of its scope', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        '<startEvent id="s"/><serviceTask id="v" onething:connector="notify"/><endEvent id="e"/>',
        handler('', trigger.error('E1')),
        flows('s > v > e'),
      ),
    });
    instance.fail('v', 'E1');
    expect(instance.completed).toBe('s s9 x e9 es');
  });

  it('is told by an escalation, and what escalated goes on', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        `<startEvent id="s"/><intermediateThrowEvent id="t">${trigger.escalation('X1')}</intermediateThrowEvent><userTask id="u"/><endEvent id="e"/>`,
        handler('isInterrupting="false"', trigger.escalation('X1')),
        flows('s > t > u > e'),
      ),
    });
    expect(instance.completed).toBe('s t s9 x e9 es');
    expect(instance.tasks).toEqual(['u']);
  });
});

describe('an error', () => {
  const called = bpmn('q', '<startEvent id="s"/><serviceTask id="v" onething:connector="notify"/><endEvent id="e"/>', flows('s > v > e'));
  const caller = (boundary: string) =>
    bpmn(
      'p',
      '<startEvent id="s"/><parallelGateway id="f"/><callActivity id="c" calledElement="common:q"/><userTask id="u"/>',
      boundary,
      '<endEvent id="e"/><endEvent id="eb"/>',
      flows('s > f', 'f > c > e', 'f > u > e', 'b > eb'),
    );
  const catching = (code?: string) =>
    `<boundaryEvent id="b" attachedToRef="c">${mappings({ outputs: { reason: 'error.code' } })}${trigger.error(code)}</boundaryEvent>`;

  it('passes from a called process to its caller, by code', async () => {
    const instance = await play({ p: caller(catching('E1')), 'common:q': called });
    instance.fail('v', 'E1');
    expect(instance.variables).toEqual({ reason: 'E1' });
    expect(instance.completed).toBe('s f common:q/s b eb');
    expect(instance.tasks).toEqual(['u']);
  });

  it('is taken by an event that names no code', async () => {
    const instance = await play({ p: caller(catching()), 'common:q': called });
    instance.fail('v', 'ANY');
    expect(instance.variables).toEqual({ reason: 'ANY' });
  });

  it('that nobody catches stops one activity, not the case', async () => {
    const instance = await play({ p: caller(catching('E2')), 'common:q': called });
    instance.fail('v', 'E1');
    expect(instance.incidents).toEqual(['v ERROR_NOT_CAUGHT']);
    instance.complete('u');
    expect(instance.status).toBe('running');
    instance.retry('v').answer('v');
    expect(instance.status).toBe('completed');
  });

  it('of an end event ends the parallel branches of its sub-process', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/><userTask id="u"/><task id="t"/><endEvent id="bad">${trigger.error('E1')}</endEvent><endEvent id="ie"/>${flows('is > f', 'f > u > ie', 'f > t > bad')}</subProcess>`;
    const instance = await play({
      p: bpmn(
        'p',
        '<startEvent id="s"/>',
        inside,
        `<boundaryEvent id="b" attachedToRef="sub">${trigger.error('E1')}</boundaryEvent><endEvent id="e"/><endEvent id="eb"/>`,
        flows('s > sub > e', 'b > eb'),
      ),
    });
    expect(instance.completed).toBe('s is f t bad b eb');
    expect(instance.tasks).toEqual([]);
  });
});

describe('a call activity', () => {
  const called = bpmn(
    'q',
    '<startEvent id="s"/><userTask id="u"/><scriptTask id="c" scriptFormat="urn:onething:feel:1" onething:result="twice"><script>n * 2</script></scriptTask><endEvent id="e"/>',
    flows('s > u > c > e'),
  );
  const caller = bpmn(
    'p',
    '<startEvent id="s"/>',
    `<callActivity id="call" calledElement="common:q">${mappings({ inputs: { n: 'number' }, outputs: { result: 'twice' } })}</callActivity>`,
    `<boundaryEvent id="b" attachedToRef="call">${trigger.timer('P1D')}</boundaryEvent>`,
    '<endEvent id="e"/><endEvent id="eb"/>',
    flows('s > call > e', 'b > eb'),
  );

  it('gives inputs, takes outputs and shares nothing else', async () => {
    const instance = await play({ p: caller, 'common:q': called }, { number: 21, secret: 'mine' });
    expect(instance.open.tasks).toMatchObject([{ processId: 'common:q', elementId: 'u' }]);
    expect(Object.values(instance.state.scopes).find(({ processId }) => processId === 'common:q')?.variables).toEqual({ n: 21 });
    instance.complete('u', { note: 'kept inside' });
    expect(instance.variables).toEqual({ number: 21, secret: 'mine', result: 42 });
    expect(instance.completed).toBe('s common:q/s common:q/u common:q/c common:q/e call e');
  });

  it('is cancelled with everything inside when its border is interrupted', async () => {
    const instance = await play({ p: caller, 'common:q': called }, { number: 1 });
    instance.fireNextTimer();
    expect(Object.keys(instance.state.scopes)).toEqual(['root']);
    expect(instance.outcome).toBe('eb');
  });

  it('to a process that is not there is an incident', async () => {
    const instance = await play({ p: caller }, { number: 1 });
    expect(instance.incidents).toEqual(['call CALLED_PROCESS_NOT_FOUND']);
  });

  it('whose answer cannot be read is an incident, and is completed by another try once it can, its inside done once', async () => {
    const inner = bpmn('q', '<startEvent id="qs"/>', '<userTask id="ask"/>', '<endEvent id="qe"/>', flows('qs > ask > qe'));
    const call = `<callActivity id="c" calledElement="q">${mappings({ outputs: { total: 'given / params.parts' } })}</callActivity>`;
    const files = { p: bpmn('p', '<startEvent id="s"/>', call, '<endEvent id="e"/>', flows('s > c > e')), q: inner };
    const context = { parameters: { parts: 0 } };
    const instance = new PlayedInstance(await processSetOf(files), context);
    instance.send({ type: 'startInstance', processId: 'p', variables: {} }).complete('ask', { given: 6 });
    expect(instance.incidents).toEqual(['c DIVISION_BY_ZERO']);
    instance.retry('c');
    expect(instance.incidents).toEqual(['c DIVISION_BY_ZERO']);
    context.parameters.parts = 2;
    instance.retry('c');
    expect({ status: instance.status, variables: instance.variables, done: instance.completed }).toEqual({
      status: 'completed',
      variables: { total: 3 },
      done: 's q/qs q/ask q/qe c e',
    });
  });
});
