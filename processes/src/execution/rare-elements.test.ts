import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';

const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const set = (values: Record<string, boolean>) => ({ type: 'setVariables' as const, values });

describe('a complex gateway', () => {
  const join = (condition: string) =>
    `<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">${condition}</activationCondition></complexGateway>`;
  const users = ['a', 'b', 'c'].map((id) => `<userTask id="${id}"/>`).join('');

  it('goes on with the first, and lets the others end', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="g"/>',
        users,
        join('activationCount &gt;= 2'),
        '<task id="after"/>',
        e,
        flows('s > g > a > j', 'g > b > j', 'g > c > j', 'j > after > e'),
      ),
    });
    instance.complete('b');
    expect(instance.completed).toBe('s g b');
    instance.complete('a');
    expect(instance.completed).toBe('s g b a j after e');
    instance.complete('c');
    expect(instance.completed).toBe('s g b a j after e c');
    expect(instance.status).toBe('completed');
  });

  it('begins again when the round is over', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        s,
        '<exclusiveGateway id="again"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="more"/><exclusiveGateway id="x" default="x-e"/>',
        join('activationCount &gt;= 1'),
        e,
        flows('s > again > g > a > j', 'g > b > j', 'j > more > x', 'x > again when go', 'x > e'),
      ),
    });
    instance.complete('a').complete('b').complete('more', { go: true });
    expect(instance.tasks).toEqual(['a', 'b']);
    instance.complete('b').complete('a').complete('more', { go: false });
    expect(instance.outcome).toBe('e');
    expect(instance.incidents).toEqual([]);
  });

  it('splits like an inclusive one', async () => {
    const instance = await play(
      {
        p: bpmn(
          'p',
          s,
          '<complexGateway id="g" default="g-c"/><task id="a"/><task id="b"/><task id="c"/>',
          flows('s > g', 'g > a when x', 'g > b when x', 'g > c'),
        ),
      },
      { x: true },
    );
    expect(instance.completed).toBe('s g a b');
  });
});

describe('an event with several definitions', () => {
  const several = (attributes: string) =>
    bpmn(
      'p',
      s,
      `<intermediateCatchEvent id="m" ${attributes}>${trigger.message('M1')}${trigger.signal('S1')}${trigger.conditional('go')}</intermediateCatchEvent>`,
      e,
      flows('s > m > e'),
    );

  it('happens with any of them, and forgets the others', async () => {
    for (const happen of ['message', 'signal', 'condition'] as const) {
      const instance = await play({ p: several('') });
      if (happen === 'message') instance.message('M1');
      if (happen === 'signal') instance.signal('S1');
      if (happen === 'condition') instance.send(set({ go: true }));
      expect(instance.completed).toBe('s m e');
      expect(instance.open.subscriptions).toEqual([]);
    }
  });

  it('parallel: happens when all of them have', async () => {
    const instance = await play({ p: several('parallelMultiple="true"') });
    instance.message('M1').send(set({ go: true }));
    expect(instance.status).toBe('running');
    instance.signal('S1');
    expect(instance.completed).toBe('s m e');
  });

  it('on a border without interrupting happens again and again', async () => {
    const host = `<userTask id="u"/><boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${trigger.message('M1')}${trigger.timer('PT1H')}</boundaryEvent>`;
    const instance = await play({ p: bpmn('p', s, host, e, flows('s > u > e')) });
    instance.message('M1').message('M1').complete('u');
    expect(instance.completed).toBe('s b b u e');
  });

  it('throws every one of them', async () => {
    const catches = `<intermediateCatchEvent id="c">${trigger.signal('S1')}</intermediateCatchEvent>`;
    const throws = `<userTask id="u"/><intermediateThrowEvent id="t">${trigger.signal('S1')}${trigger.message('M1')}</intermediateThrowEvent>`;
    const instance = await play({ p: bpmn('p', s, '<parallelGateway id="g"/>', catches, throws, flows('s > g > c', 'g > u > t')) });
    instance.complete('u');
    expect(instance.completed).toBe('s g u t c');
    expect(instance.effects.some((effect) => effect.type === 'sendMessage' && effect.name === 'M1')).toBe(true);
  });
});

describe('a signal', () => {
  it.each(['throw first', 'catch first'])('reaches the branch beside it, whichever is drawn first: %s', async (order) => {
    const model = `<parallelGateway id="g"/><intermediateThrowEvent id="t">${trigger.signal('S1')}</intermediateThrowEvent><intermediateCatchEvent id="c">${trigger.signal('S1')}</intermediateCatchEvent>`;
    const branches = order === 'throw first' ? ['g > t', 'g > c'] : ['g > c', 'g > t'];
    const instance = await play({ p: bpmn('p', s, model, flows('s > g', ...branches)) });
    expect(instance.completed.split(' ').sort()).toEqual(['c', 'g', 's', 't']);
  });

  it('thrown by a loop at each turn is caught on its border without ending it', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics isSequential="true" behavior="None" noneBehaviorEventRef="each"><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics>';
    const model = bpmn(
      'p',
      s,
      `<userTask id="u">${loop}</userTask><boundaryEvent id="b" attachedToRef="u">${trigger.signal('S1')}</boundaryEvent>`,
      e,
      flows('s > u > e'),
    );
    const instance = await play({ p: model.replace('<process', '<signalEventDefinition id="each" signalRef="S1"/><process') });
    instance.complete('u').complete('u').complete('u');
    expect(instance.completed.split(' ').sort()).toEqual(['b', 'b', 'b', 'e', 's', 'u']);
  });
});

describe('a parallel event gateway', () => {
  it('waits for all of its events', async () => {
    const gateway = `<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/><intermediateCatchEvent id="m">${trigger.message('M1')}</intermediateCatchEvent><intermediateCatchEvent id="n">${trigger.message('M2')}</intermediateCatchEvent>`;
    const instance = await play({ p: bpmn('p', s, gateway, '<parallelGateway id="j"/>', e, flows('s > g > m > j', 'g > n > j', 'j > e')) });
    instance.message('M2');
    expect(instance.completed).toBe('s n');
    instance.message('M1');
    expect(instance.completed).toBe('s n g m j e');
  });
});

describe('an ad-hoc sub-process', () => {
  const adHoc = (attributes: string, completion = '') =>
    bpmn(
      'p',
      s,
      `<adHocSubProcess id="sub" ${attributes}><userTask id="a"/><userTask id="b"/><userTask id="c"/>${completion}</adHocSubProcess>`,
      e,
      flows('s > sub > e'),
    );
  const enough = '<completionCondition xsi:type="tFormalExpression">enough = true</completionCondition>';

  it('offers its activities at once and ends with the last', async () => {
    const instance = await play({ p: adHoc('') });
    instance.complete('b').complete('a').complete('c');
    expect(instance.completed).toBe('s b a c sub e');
  });

  it('or one after the other', async () => {
    const instance = await play({ p: adHoc('ordering="Sequential"') });
    expect(instance.tasks).toEqual(['a']);
    instance.complete('a').complete('b').complete('c');
    expect(instance.completed).toBe('s a b c sub e');
  });

  it('ends when its condition holds: what is left is cancelled, or still done', async () => {
    const cancelling = await play({ p: adHoc('', enough) });
    cancelling.complete('b', { enough: true });
    expect(cancelling.completed).toBe('s b sub e');
    const waiting = await play({ p: adHoc('cancelRemainingInstances="false"', enough) });
    waiting.complete('b', { enough: true }).complete('a').complete('c');
    expect(waiting.completed).toBe('s b a c sub e');
    const sequential = await play({ p: adHoc('ordering="Sequential"', enough) });
    sequential.complete('a', { enough: true });
    expect(sequential.completed).toBe('s a sub e');
  });
});
