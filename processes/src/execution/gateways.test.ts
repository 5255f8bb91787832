import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';

describe('an exclusive gateway', () => {
  const model = bpmn(
    'p',
    '<startEvent id="s"/><exclusiveGateway id="g" default="g-b"/><task id="a"/><task id="b"/><endEvent id="e"/>',
    flows('s > g', 'g > a when x > 1', 'g > b', 'a > e', 'b > e'),
  );

  it('takes the first flow whose condition holds, and says why', async () => {
    const instance = await play({ p: model }, { x: 2 });
    expect(instance.completed).toBe('s g a e');
    expect(instance.events.find(({ elementId }) => elementId === 'g-a')?.data).toEqual({ because: 'x > 1', facts: { x: 2 } });
  });

  it('takes the default when none holds', async () => {
    expect((await play({ p: model }, { x: 1 })).completed).toBe('s g b e');
  });

  it('stops with an incident when a condition cannot be decided; never a silent branch', async () => {
    const instance = await play({ p: model });
    expect(instance.incidents).toEqual(['g CONDITION_UNKNOWN']);
    instance.send({ type: 'setVariables', values: { x: 5 } }).retry('g');
    expect(instance.completed).toBe('s g a e');
  });

  it('stops with an incident when nothing holds and there is no default', async () => {
    const noDefault = bpmn(
      'p',
      '<startEvent id="s"/><exclusiveGateway id="g"/><task id="a"/><endEvent id="e"/>',
      flows('s > g', 'g > a when x', 'g > e when not(x)', 'a > e').replace('not(x)', 'x = "never"'),
    );
    expect((await play({ p: noDefault }, { x: false })).incidents).toEqual(['g NO_FLOW_TAKEN']);
  });

  it('reads conditions written as JSON', async () => {
    const json =
      '<sequenceFlow id="g-a" sourceRef="g" targetRef="a"><conditionExpression xsi:type="tFormalExpression" language="urn:onething:conditions:1">{"fact":"route","operator":"in","value":["INSTANT","REUSE"]}</conditionExpression></sequenceFlow>';
    const instance = await play(
      { p: bpmn('p', '<startEvent id="s"/><exclusiveGateway id="g" default="g-e"/><task id="a"/><endEvent id="e"/>', json, flows('s > g', 'g > e', 'a > e')) },
      { route: 'REUSE' },
    );
    expect(instance.completed).toBe('s g a e');
  });
});

describe('a task with several flows out', () => {
  const model = bpmn(
    'p',
    '<startEvent id="s"/><task id="t" default="t-c"/><task id="a"/><task id="b"/><task id="c"/><endEvent id="e"/>',
    flows('s > t', 't > a when x', 't > b', 't > c', 'a > e', 'b > e', 'c > e'),
  );

  it('takes all without condition and all whose condition holds', async () => {
    expect((await play({ p: model }, { x: true })).completed).toBe('s t b a e e');
  });

  it('takes the default besides, when no condition holds', async () => {
    expect((await play({ p: model }, { x: false })).completed).toBe('s t b c e e');
  });

  it('does not repeat the work when only the way on could not be chosen', async () => {
    const user = bpmn('p', '<startEvent id="s"/><userTask id="u"/><task id="a"/><endEvent id="e"/>', flows('s > u', 'u > a when ok', 'a > e'));
    const instance = await play({ p: user });
    instance.complete('u');
    expect(instance.incidents).toEqual(['u CONDITION_UNKNOWN']);
    expect(instance.tasks).toEqual([]);
    instance.send({ type: 'setVariables', values: { ok: true } }).retry('u');
    expect(instance.completed).toBe('s u a e');
  });
});

describe('a parallel gateway', () => {
  const fork = '<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="e"/>';

  it('waits for every incoming flow', async () => {
    const instance = await play({ p: bpmn('p', fork, flows('s > f', 'f > a > j', 'f > b > j', 'j > e')) });
    instance.complete('b');
    expect(instance.status).toBe('running');
    instance.complete('a');
    expect(instance.completed).toBe('s f b a j e');
    expect(instance.outcome).toBe('e');
  });

  it('is seen as an incident when a branch can never come', async () => {
    const dead = bpmn(
      'p',
      '<startEvent id="s"/><exclusiveGateway id="x"/><task id="a"/><task id="b"/><parallelGateway id="j"/><endEvent id="e"/>',
      flows('s > x', 'x > a when true', 'x > b when false', 'a > j', 'b > j', 'j > e'),
    );
    const instance = await play({ p: dead });
    expect(instance.incidents).toEqual(['j JOIN_NEVER_COMPLETE']);
    expect(instance.status).toBe('running');
    instance.retry('j');
    expect(instance.incidents).toEqual(['j JOIN_NEVER_COMPLETE']);
  });
});

describe('an inclusive gateway', () => {
  const model = bpmn(
    'p',
    '<startEvent id="s"/><inclusiveGateway id="f" default="f-c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><task id="after"/><endEvent id="e"/>',
    flows('s > f', 'f > a when x', 'f > b when y', 'f > c', 'a > j', 'b > j', 'c > j', 'j > after > e'),
  );

  it('waits for exactly the branches that were taken, and goes on once', async () => {
    const instance = await play({ p: model }, { x: true, y: true });
    expect(instance.tasks).toEqual(['a', 'b']);
    instance.complete('a');
    expect(instance.status).toBe('running');
    instance.complete('b');
    expect(instance.completed).toBe('s f a b j after e');
  });

  it('takes the default alone', async () => {
    expect((await play({ p: model }, { x: false, y: false })).tasks).toEqual(['c']);
  });

  it('goes on when the branch it waited for is cancelled away', async () => {
    const cancelled = bpmn(
      'p',
      '<startEvent id="s"/><parallelGateway id="f"/><task id="a"/><userTask id="b"/><endEvent id="other"/>',
      `<boundaryEvent id="late" attachedToRef="b">${trigger.timer('PT1H')}</boundaryEvent><inclusiveGateway id="j"/><endEvent id="e"/>`,
      flows('s > f', 'f > a > j', 'f > b > j', 'late > other', 'j > e'),
    );
    const instance = await play({ p: cancelled });
    expect(instance.status).toBe('running');
    instance.fireNextTimer();
    expect(instance.completed).toBe('s f a late other j e');
  });

  it('carries fifty diamonds without doubling tokens', async () => {
    const diamonds = Array.from({ length: 50 }, (_, i) => `<inclusiveGateway id="f${i}"/><task id="a${i}"/><task id="b${i}"/><inclusiveGateway id="j${i}"/>`);
    const paths = Array.from({ length: 50 }, (_, i) =>
      flows(`f${i} > a${i} when true`, `f${i} > b${i} when true`, `a${i} > j${i}`, `b${i} > j${i}`, i < 49 ? `j${i} > f${i + 1}` : `j${i} > e`),
    );
    const started = performance.now();
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/><endEvent id="e"/>', ...diamonds, flows('s > f0'), ...paths) });
    expect(instance.status).toBe('completed');
    expect(instance.events.filter(({ elementId, type }) => elementId === 'e' && type === 'activity.completed')).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('an event gateway', () => {
  const model = bpmn(
    'p',
    '<startEvent id="s"/><eventBasedGateway id="g"/>',
    `<intermediateCatchEvent id="late">${trigger.timer('P1D')}</intermediateCatchEvent><intermediateCatchEvent id="said">${trigger.signal('S1')}</intermediateCatchEvent><receiveTask id="came" messageRef="M1"/>`,
    '<endEvent id="e"/>',
    flows('s > g', 'g > late > e', 'g > said > e', 'g > came > e'),
  );

  it.each([
    ['timer', 'late'],
    ['signal', 'said'],
    ['message', 'came'],
  ])('goes the way of the %s when it comes first, and forgets the others', async (kind, element) => {
    const instance = await play({ p: model });
    expect([instance.open.timers.length, instance.open.subscriptions.length]).toEqual([1, 2]);
    if (kind === 'timer') instance.fireNextTimer();
    if (kind === 'signal') instance.signal('S1');
    if (kind === 'message') instance.message('M1');
    expect(instance.completed).toBe(`s g ${element} e`);
    expect([...instance.open.timers, ...instance.open.subscriptions]).toEqual([]);
  });
});
