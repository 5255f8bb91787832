import { parseProcess } from '../language/parse-process.js';
import { bpmn, flows, loop, mappings, trigger, undoable } from '../testing/bpmn-text.js';
import { type PlayedInstance, play, valueIn } from '../testing/played-instance.js';
import type { InstanceState } from './state.js';

/** Each of these is in some engine's list of bugs; every step is also taken from a reloaded state. */
const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const fork = '<parallelGateway id="f"/>';
const times = ({ events }: PlayedInstance, element: string) =>
  events.filter(({ type, elementId }) => type === 'activity.completed' && elementId === element).length;

describe('what engines get wrong', () => {
  it('an inclusive join that fires for each token', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        s,
        '<inclusiveGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><task id="after"/>',
        e,
        flows('s > f', 'f > a when true', 'f > b when true', 'f > c when false', 'a > j', 'b > j', 'c > j', 'j > after > e'),
      ),
    });
    instance.complete('b');
    expect(times(instance, 'after')).toBe(0);
    instance.complete('a');
    expect([times(instance, 'j'), times(instance, 'after'), instance.status]).toEqual([1, 1, 'completed']);
  });

  it('an inclusive join that waits for a token which may as well come where one has come already', async () => {
    // BPMN 2.0.2, 13.4.3, the clause beginning “unless”: from `t` both flows into `j` can be reached, and `m-j` has its token.
    const instance = await play({
      p: bpmn(
        'p',
        s,
        `${fork}<exclusiveGateway id="m"/><userTask id="t"/><exclusiveGateway id="x" default="x-m"/><inclusiveGateway id="j"/><userTask id="after"/>`,
        e,
        flows('s > f > m > j > after > e', 'f > t > x > m', 'x > j when direct'),
      ),
    });
    expect(instance.tasks).toEqual(['t', 'after']);
    instance.complete('t', { direct: true });
    expect(instance.tasks).toEqual(['after', 'after']);
  });

  it('tokens of dead paths that double with every decision', async () => {
    const diamonds = Array.from({ length: 40 }, (_, i) => {
      const paths = flows(`x${i} > a${i} when true`, `x${i} > b${i}`, `a${i} > j${i}`, `b${i} > j${i}`, i < 39 ? `j${i} > x${i + 1}` : `j${i} > e`);
      return `<inclusiveGateway id="x${i}" default="x${i}-b${i}"/><task id="a${i}"/><task id="b${i}"/><inclusiveGateway id="j${i}"/>${paths}`;
    });
    const instance = await play({ p: bpmn('p', s, e, ...diamonds, flows('s > x0')) });
    expect([times(instance, 'e'), instance.events.length < 6 * 122]).toEqual([1, true]);
  });

  it('recursion that overflows the stack in a long chain or loop', async () => {
    const chain = Array.from({ length: 900 }, (_, i) => `t${i}`);
    const long = await play({ p: bpmn('p', s, ...chain.map((id) => `<task id="${id}"/>`), e, flows(['s', ...chain, 'e'].join(' > '))) });
    expect(long.status).toBe('completed');
    const add = '<scriptTask id="add" scriptFormat="urn:onething:feel:1" onething:result="n"><script>n + 1</script></scriptTask>';
    const round = `${add}<exclusiveGateway id="g" default="g-add"/>`;
    const turns = await play({ p: bpmn('p', s, round, e, flows('s > add > g', 'g > e when n >= 900', 'g > add')) }, { n: 0 });
    expect([turns.status, turns.variables]).toEqual(['completed', { n: 900 }]);
  });

  it('a second token in one task that waits for the first', async () => {
    const instance = await play({
      p: bpmn('p', s, `${fork}<userTask id="a"/>`, e, flows('s > f > a > e').concat('<sequenceFlow id="again" sourceRef="f" targetRef="a"/>')),
    });
    expect(instance.tasks).toEqual(['a', 'a']);
    instance.complete('a').complete('a');
    expect(instance.status).toBe('completed');
  });

  it('an interrupting event on a call activity that leaves the instance hanging', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        s,
        `<callActivity id="c" calledElement="q"/><boundaryEvent id="b" attachedToRef="c">${trigger.message('M1')}</boundaryEvent>`,
        e,
        flows('s > c > e', 'b > e'),
      ),
      q: bpmn(
        'q',
        s,
        `<userTask id="u"/><boundaryEvent id="late" attachedToRef="u">${trigger.timer('P1D')}</boundaryEvent>`,
        e,
        flows('s > u > e', 'late > e'),
      ),
    });
    instance.message('M1');
    expect([instance.status, instance.tasks, instance.open.timers]).toEqual(['completed', [], []]);
  });

  it.each([
    ['error', 'E1', true],
    ['escalation', 'X1', false],
  ] as const)('a called process whose %s is lost', async (kind, code, interrupting) => {
    const called = bpmn('q', s, `<userTask id="u"/><endEvent id="bad">${trigger[kind](code)}</endEvent>`, flows('s > u > bad'));
    const boundary = `<boundaryEvent id="b" attachedToRef="c" cancelActivity="${interrupting}">${trigger[kind](code)}</boundaryEvent>`;
    const instance = await play({
      p: bpmn('p', s, `<callActivity id="c" calledElement="q"/>${boundary}<endEvent id="told"/>`, e, flows('s > c > e', 'b > told')),
      q: called,
    });
    instance.complete('u');
    expect([times(instance, 'told'), times(instance, 'e'), instance.status]).toEqual([1, interrupting ? 0 : 1, 'completed']);
  });
});

describe('compensation that engines get wrong', () => {
  const throwing = (activity?: string) => `<intermediateThrowEvent id="undo">${trigger.compensate(activity)}</intermediateThrowEvent>`;
  const waiting = (id: string) => `<userTask id="${id}" isForCompensation="true"/>`;
  const trip = (undo: string) =>
    bpmn(
      'p',
      s,
      undoable('book', 'unbook', undefined, waiting('unbook')),
      undoable('pay', 'repay', undefined, waiting('repay')),
      '<userTask id="wait"/>',
      undo,
      e,
      flows('s > book > pay > wait > undo > e'),
    );

  it('lost after a wait, in the order of doing, or not awaited', async () => {
    const instance = await play({ p: trip(throwing()) });
    instance.complete('wait');
    expect(instance.tasks).toEqual(['repay']);
    instance.complete('repay');
    expect([instance.tasks, instance.status]).toEqual([['unbook'], 'running']);
    instance.complete('unbook');
    expect([times(instance, 'undo'), instance.status]).toEqual([1, 'completed']);
  });

  it('its activityRef ignored', async () => {
    const instance = await play({ p: trip(throwing('book')) });
    instance.complete('wait');
    expect(instance.tasks).toEqual(['unbook']);
    instance.complete('unbook');
    expect([times(instance, 'repay'), instance.status]).toEqual([0, 'completed']);
  });

  it('of a completed sub-process forgotten', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/>${undoable('book', 'unbook')}<endEvent id="ie"/>${flows('is > book > ie')}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, inside, throwing(), e, flows('s > sub > undo > e')) });
    expect([times(instance, 'unbook'), instance.status]).toEqual([1, 'completed']);
  });
});

describe('events that engines get wrong', () => {
  const eventSubProcess = (definition: string) =>
    `<subProcess id="ev" triggeredByEvent="true"><startEvent id="es" isInterrupting="false">${definition}</startEvent><endEvent id="ee"/>${flows('es > ee')}</subProcess>`;

  it.each([
    ['message', trigger.message('M1'), (instance: PlayedInstance) => instance.message('M1')],
    ['signal', trigger.signal('S1'), (instance: PlayedInstance) => instance.signal('S1')],
    ['timer', trigger.timer('P1D'), (instance: PlayedInstance) => instance.fireNextTimer()],
    ['condition', trigger.conditional('late'), (instance: PlayedInstance) => instance.send({ type: 'setVariables', values: { late: true } })],
  ])('an event sub-process armed only for what is thrown inside: %s', async (_kind, definition, happen) => {
    const instance = await play({ p: bpmn('p', s, '<userTask id="u"/>', eventSubProcess(definition), e, flows('s > u > e')) }, { late: false });
    happen(instance);
    expect([times(instance, 'ee'), instance.tasks]).toEqual([1, ['u']]);
  });

  it('an event gateway whose timer was due while the server was down', async () => {
    const gateway = `<eventBasedGateway id="g"/><intermediateCatchEvent id="late">${trigger.timer('PT1H')}</intermediateCatchEvent><receiveTask id="came" messageRef="M1"/>`;
    const instance = await play({ p: bpmn('p', s, gateway, e, flows('s > g', 'g > late > e', 'g > came > e')) });
    const [timer] = instance.open.timers;
    instance.now = '2026-09-17T12:00:00+08:00';
    instance.send({ type: 'fireTimer', activity: timer?.activity ?? '' });
    expect([instance.completed, instance.status]).toEqual(['s g late e', 'completed']);
  });

  it('a conditional event looked at only when it is poked', async () => {
    const waits = `${fork}<intermediateCatchEvent id="c">${trigger.conditional('sum > 3')}</intermediateCatchEvent><userTask id="u"/>`;
    const instance = await play({ p: bpmn('p', s, waits, e, flows('s > f > c > e', 'f > u > e')) }, { sum: 0 });
    instance.complete('u', { sum: 4 });
    expect([times(instance, 'c'), instance.status]).toEqual([1, 'completed']);
  });

  it('a signal from outside that reaches the first catcher only', async () => {
    const catching = (id: string) => `<intermediateCatchEvent id="${id}">${trigger.signal('S1')}</intermediateCatchEvent>`;
    const instance = await play({
      p: bpmn('p', s, fork, catching('c1'), catching('c2'), '<callActivity id="c" calledElement="q"/>', e, flows('s > f > c1 > e', 'f > c2 > e', 'f > c > e')),
      q: bpmn('q', s, catching('c3'), e, flows('s > c3 > e')),
    });
    instance.signal('S1');
    expect(instance.status).toBe('completed');
  });

  it('an event on a border that does not interrupt and happens only once', async () => {
    const boundary = `<boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${trigger.message('M1')}</boundaryEvent><endEvent id="told"/>`;
    const instance = await play({ p: bpmn('p', s, `<userTask id="u"/>${boundary}`, e, flows('s > u > e', 'b > told')) });
    instance.message('M1').message('M1').message('M1');
    expect([times(instance, 'told'), instance.tasks]).toEqual([3, ['u']]);
  });

  it.each(['P30D', 'P3Y'])('a timer of %s that is never armed', async (duration) => {
    const instance = await play({
      p: bpmn('p', s, `<intermediateCatchEvent id="w">${trigger.timer(duration)}</intermediateCatchEvent>`, e, flows('s > w > e')),
    });
    expect(instance.open.timers).toMatchObject([{ due: duration === 'P30D' ? '2026-10-14T09:00:00+08:00' : '2029-09-14T09:00:00+08:00' }]);
    expect(instance.fireNextTimer().status).toBe('completed');
  });

  it('links that lose tokens', async () => {
    const link = `<intermediateThrowEvent id="t">${trigger.link('on')}</intermediateThrowEvent><intermediateCatchEvent id="c">${trigger.link('on')}</intermediateCatchEvent>`;
    const twice = '<sequenceFlow id="again" sourceRef="f" targetRef="t"/>';
    const instance = await play({ p: bpmn('p', s, fork, link, '<userTask id="u"/>', e, flows('s > f > t', 'c > u > e'), twice) });
    expect(instance.tasks).toEqual(['u', 'u']);
  });

  it('a loop over a link that loses its token', async () => {
    const add = '<scriptTask id="add" scriptFormat="urn:onething:feel:1" onething:result="n"><script>n + 1</script></scriptTask>';
    const link = `<intermediateThrowEvent id="t">${trigger.link('back')}</intermediateThrowEvent><intermediateCatchEvent id="c">${trigger.link('back')}</intermediateCatchEvent>`;
    const round = `<exclusiveGateway id="m"/>${add}<exclusiveGateway id="g" default="g-t"/>${link}`;
    const instance = await play({ p: bpmn('p', s, round, e, flows('s > m > add > g', 'g > e when n >= 100', 'g > t', 'c > m')) }, { n: 0 });
    expect([instance.status, instance.variables, times(instance, 'c')]).toEqual(['completed', { n: 100 }, 99]);
  });
});

describe('loops, conditions and failures that engines get wrong', () => {
  it('only the first fifty of many started', async () => {
    const instance = await play({ p: bpmn('p', s, `<userTask id="u">${loop.times('120')}</userTask>`, e, flows('s > u > e')) });
    expect(instance.tasks).toHaveLength(120);
  });

  it('a standard loop whose condition is turned round: it goes on as long as the condition holds, tested after and before', async () => {
    const looping = (attributes = '') => bpmn('p', s, `<userTask id="u">${loop.while('again', attributes)}</userTask>`, e, flows('s > u > e'));
    const after = await play({ p: looping() }, { again: false });
    after.complete('u', { again: true });
    expect(after.tasks).toEqual(['u']);
    after.complete('u', { again: false });
    expect(after.status).toBe('completed');
    const before = await play({ p: looping('testBefore="true"') }, { again: false });
    expect([before.tasks, before.status]).toEqual([[], 'completed']);
  });

  it('a condition of plain text that counts as true', async () => {
    const instance = await play({
      p: bpmn('p', s, '<exclusiveGateway id="g" default="g-e"/><endEvent id="yes"/>', e, flows('s > g', 'g > yes when approved', 'g > e')),
    });
    expect([instance.incidents, times(instance, 'yes')]).toEqual([['g CONDITION_UNKNOWN'], 0]);
    const words = bpmn('p', s, '<exclusiveGateway id="g" default="g-e"/><endEvent id="yes"/>', e, flows('s > g', 'g > yes when "approved"', 'g > e'));
    expect(times(await play({ p: words }), 'yes')).toBe(0);
  });

  it('an error of a service that kills the whole instance', async () => {
    const instance = await play({
      p: bpmn('p', s, fork, '<serviceTask id="v" onething:connector="notify"/><userTask id="u"/>', e, flows('s > f > v > e', 'f > u > e')),
    });
    const job = instance.open.jobs[0]?.activity ?? '';
    instance.send({ type: 'raiseIncident', activity: job, code: 'HTTP_500', message: { zh: '不通', en: 'down' } });
    expect([instance.incidents, instance.tasks, instance.status]).toEqual([['v HTTP_500'], ['u'], 'running']);
    instance.complete('u').retry('v').answer('v');
    expect(instance.status).toBe('completed');
  });

  it('a message that comes before anybody waits: refused by name, so that whoever brought it keeps it', async () => {
    const instance = await play({ p: bpmn('p', s, '<userTask id="u"/><receiveTask id="r" messageRef="M1"/>', e, flows('s > u > r > e')) });
    const before: InstanceState = instance.state;
    expect(instance.offer({ type: 'correlateMessage', activity: 'a3', payload: {} })).toMatchObject({ ok: false });
    expect(instance.state).toBe(before);
    instance.complete('u').message('M1');
    expect(instance.status).toBe('completed');
  });

  it('a file with black boxes, item definitions, flows without ids and resources without expressions that cannot be read', async () => {
    const xml = bpmn(
      'p',
      s,
      `<userTask id="u"><potentialOwner><resourceRef>clerks</resourceRef></potentialOwner></userTask>`,
      e,
      flows('s > u'),
      '<sequenceFlow sourceRef="u" targetRef="e"/>',
    ).replace(
      '<process ',
      '<resource id="clerks" name="clerks"/><itemDefinition id="I1" structureRef="xs:string"/><collaboration id="C"><participant id="P1" processRef="p"/><participant id="P2" name="the applicant"/><messageFlow id="MF" sourceRef="u" targetRef="P2"/></collaboration><process ',
    );
    expect(valueIn(await parseProcess(xml)).processes[0]?.flows).toHaveLength(2);
    const instance = await play({ p: xml });
    expect(instance.complete('u').status).toBe('completed');
  });
});

it('what a message brings is there for its catcher', async () => {
  const catching = `<intermediateCatchEvent id="w">${mappings({ outputs: { paid: 'amount' } })}${trigger.message('M1')}</intermediateCatchEvent>`;
  const instance = await play({ p: bpmn('p', s, catching, e, flows('s > w > e')) });
  expect(instance.message('M1', { amount: 1 }).variables).toEqual({ paid: 1 });
});
