import { bpmn, flows, loop, trigger } from '../../processes/src/testing/bpmn-text.js';
import { play } from '../../processes/src/testing/played-instance.js';

// The control-flow patterns by their numbers: one activity several times at once.
const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const times = (list: readonly string[], id: string) => list.filter((item) => item === id).length;
const script = (id: string, variable: string, value: string) =>
  `<scriptTask id="${id}" scriptFormat="urn:onething:feel:1" onething:result="${variable}"><script>${value}</script></scriptTask>`;
const several = (id: string, characteristics: string) => `<userTask id="${id}">${characteristics}</userTask>`;

/** As many as somebody asks for while others are already at work: each time `more` is answered with yes one begins. */
const growing = (each: string, eachEnds: string) =>
  [
    '<exclusiveGateway id="m"/><userTask id="more"/><exclusiveGateway id="ask" default="ask-enough"/><parallelGateway id="g"/><task id="enough"/>',
    each,
    flows('m > more > ask', 'ask > g when yes', 'ask > enough', 'g > m', `g > ${eachEnds}`),
  ].join('');

describe('patterns', () => {
  it('WCP12 multiple instances without synchronization', async () => {
    const model = bpmn('p', s, growing(users('a'), 'a'), users('d'), flows('s > m', 'enough > d'));
    const instance = await play({ p: model });
    instance.complete('more', { yes: true }).complete('more', { yes: true }).complete('more', { yes: false });
    expect([times(instance.tasks, 'a'), times(instance.tasks, 'd')]).toEqual([2, 1]);
  });

  it('WCP13 multiple instances with a priori design-time knowledge', async () => {
    const instance = await play({ p: bpmn('p', s, several('a', loop.times('3')), users('d'), e, flows('s > a > d > e')) });
    expect(instance.tasks).toEqual(['a', 'a', 'a']);
    expect(instance.complete('a').complete('a').tasks).toEqual(['a']);
    expect(instance.complete('a').tasks).toEqual(['d']);
  });

  it('WCP14 multiple instances with a priori run-time knowledge', async () => {
    const model = bpmn('p', s, users('b'), several('a', loop.each('members', 'member')), users('d'), e, flows('s > b > a > d > e'));
    const instance = (await play({ p: model })).complete('b', { members: ['甲', '乙'] });
    expect(instance.tasks).toEqual(['a', 'a']);
    expect(instance.complete('a').complete('a').tasks).toEqual(['d']);
  });

  it('WCP15 multiple instances without a priori run-time knowledge', async () => {
    const all = `<subProcess id="all"><startEvent id="i"/>${growing(users('a'), 'a')}${flows('i > m')}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, all, users('d'), e, flows('s > all > d > e')) });
    instance.complete('more', { yes: true }).complete('a').complete('more', { yes: true }).complete('more', { yes: false });
    expect(instance.tasks).toEqual(['a']);
    expect(instance.complete('a').tasks).toEqual(['d']);
  });

  it('WCP34 static partial join for multiple instances', async () => {
    // Two of three are enough to go on; the third is done all the same.
    const complex =
      '<multiInstanceLoopCharacteristics behavior="Complex"><loopCardinality xsi:type="tFormalExpression">3</loopCardinality>' +
      '<complexBehaviorDefinition id="cb"><condition xsi:type="tFormalExpression">nrOfCompletedInstances = 2</condition>' +
      `<event id="ev"><signalEventDefinition id="sd" signalRef="S1"/></event></complexBehaviorDefinition></multiInstanceLoopCharacteristics>`;
    const two = `<boundaryEvent id="two" attachedToRef="a" cancelActivity="false">${trigger.signal('S1')}</boundaryEvent>`;
    const instance = await play({ p: bpmn('p', s, several('a', complex), two, users('d'), e, flows('s > a', 'two > d > e')) });
    expect(instance.complete('a').tasks).toEqual(['a', 'a']);
    expect([...instance.complete('a').tasks].sort()).toEqual(['a', 'd']);
    expect(instance.complete('a').tasks).toEqual(['d']);
    expect(instance.complete('d').status).toBe('completed');
  });

  it('WCP35 cancelling partial join for multiple instances', async () => {
    const model = bpmn('p', s, several('a', loop.times('3', { until: 'nrOfCompletedInstances >= 2' })), users('d'), e, flows('s > a > d > e'));
    const instance = await play({ p: model });
    expect(instance.complete('a').tasks).toEqual(['a', 'a']);
    expect(instance.complete('a').tasks).toEqual(['d']);
  });

  it('WCP36 dynamic partial join for multiple instances', async () => {
    // Their number grows until nobody asks for more; the condition over what they have said sends the process on at once.
    const each = `${users('a')}${script('count', 'agreed', 'agreed + 1')}<exclusiveGateway id="x" default="x-o"/><endEvent id="o"/><intermediateThrowEvent id="say">${trigger.escalation('X1')}</intermediateThrowEvent>${flows('a > count > x', 'x > say when agreed = 2', 'x > o')}`;
    const all = `<subProcess id="all"><startEvent id="i"/>${growing(each, 'a')}${flows('i > m')}</subProcess><boundaryEvent id="two" attachedToRef="all" cancelActivity="false">${trigger.escalation('X1')}</boundaryEvent>`;
    const instance = await play({ p: bpmn('p', s, all, users('d'), e, flows('s > all', 'two > d > e')) }, { agreed: 0 });
    instance.complete('more', { yes: true }).complete('a').complete('more', { yes: true });
    expect(times(instance.tasks, 'd')).toBe(0);
    instance.complete('more', { yes: true }).complete('a');
    expect(times(instance.tasks, 'd')).toBe(1);
    instance.complete('more', { yes: false }).complete('a').complete('d');
    expect(instance.status).toBe('completed');
  });

  it('WCP26 cancel multiple instance activity', async () => {
    const stop = `<boundaryEvent id="stop" attachedToRef="a">${trigger.message('M1')}</boundaryEvent>`;
    const model = bpmn('p', s, several('a', loop.times('3')), stop, users('d', 'out'), e, flows('s > a > d > e', 'stop > out > e'));
    expect((await play({ p: model })).complete('a').message('M1').tasks).toEqual(['out']);
  });

  it('WCP27 complete multiple instance activity', async () => {
    const stop = `<boundaryEvent id="stop" attachedToRef="a">${trigger.message('M1')}</boundaryEvent>`;
    const model = bpmn('p', s, several('a', loop.times('3')), stop, '<exclusiveGateway id="m"/>', users('d'), e, flows('s > a > m > d > e', 'stop > m'));
    expect((await play({ p: model })).complete('a').message('M1').tasks).toEqual(['d']);
  });
});
