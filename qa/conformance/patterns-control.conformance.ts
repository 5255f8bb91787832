import { bpmn, flows, mappings, trigger } from '../../processes/src/testing/bpmn-text.js';
import { play } from '../../processes/src/testing/played-instance.js';

// The control-flow patterns by their numbers: state, cancellation, iteration, termination, triggers.
const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const and = (id: string) => `<parallelGateway id="${id}"/>`;
const xor = (id: string, attributes = '') => `<exclusiveGateway id="${id}" ${attributes}/>`;
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const boundary = (id: string, host: string, what: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${attributes}>${what}</boundaryEvent>`;
const catching = (id: string, what: string) => `<intermediateCatchEvent id="${id}">${what}</intermediateCatchEvent>`;
const script = (id: string, variable: string, value: string) =>
  `<scriptTask id="${id}" scriptFormat="urn:onething:feel:1" onething:result="${variable}"><script>${value}</script></scriptTask>`;

/** A task that is done only while nobody else holds the section: asks for it and takes it in one step, else waits until it is given back. */
function guarded(task: string, next: string): string {
  const [wait, look, take, give] = [`wait-${task}`, `look-${task}`, `take-${task}`, `give-${task}`];
  return [
    xor(`again-${task}`),
    catching(wait, trigger.conditional('holder = "nobody"')),
    script(take, 'holder', `if holder = "nobody" then "${task}" else holder`),
    xor(look, `default="${look}-again-${task}"`),
    users(task),
    script(give, 'holder', '"nobody"'),
    flows(`again-${task} > ${wait} > ${take} > ${look}`, `${look} > again-${task}`, `${look} > ${task} when holder = "${task}"`, `${task} > ${give} > ${next}`),
  ].join('');
}

describe('patterns', () => {
  it('WCP17 interleaved parallel routing', async () => {
    // a before b, c at any time; never two at once.
    const model = bpmn(
      'p',
      s,
      and('g'),
      guarded('a', 'again-b'),
      guarded('b', 'j'),
      guarded('c', 'j'),
      and('j'),
      e,
      flows('s > g > again-a', 'g > again-c', 'j > e'),
    );
    const instance = await play({ p: model }, { holder: 'nobody' });
    const order: string[] = [];
    while (instance.status === 'running') {
      const [task = '', ...others] = instance.tasks;
      expect(others).toEqual([]);
      order.push(task);
      instance.complete(task);
    }
    expect([...order].sort()).toEqual(['a', 'b', 'c']);
    expect(order.indexOf('a')).toBeLessThan(order.indexOf('b'));
  });

  it('WCP18 milestone', async () => {
    // b is offered while the other branch has reached its milestone and not yet gone past it.
    const branch = [users('a', 'at', 'past'), script('reach', 'reached', 'true'), script('leave', 'reached', 'false')].join('');
    const offered = [catching('milestone', trigger.conditional('reached')), users('b'), boundary('gone', 'b', trigger.conditional('not(reached)'))].join('');
    const paths = flows('s > g > a > reach > at > leave > past > e', 'g > milestone > b > e', 'gone > e');
    const instance = await play({ p: bpmn('p', s, and('g'), branch, offered, e, paths) }, { reached: false });
    expect(instance.tasks).toEqual(['a']);
    expect([...instance.complete('a').tasks].sort()).toEqual(['at', 'b']);
    expect(instance.complete('at').tasks).toEqual(['past']);
  });

  it('WCP39 critical section', async () => {
    const model = bpmn(
      'p',
      s,
      and('g'),
      users('x', 'y'),
      guarded('a', 'j'),
      guarded('b', 'j'),
      and('j'),
      e,
      flows('s > g > x > again-a', 'g > y > again-b', 'j > e'),
    );
    const instance = await play({ p: model }, { holder: 'nobody' });
    expect(instance.complete('y').tasks).toEqual(['x', 'b']);
    expect(instance.complete('x').tasks).toEqual(['b']);
    expect(instance.complete('b').tasks).toEqual(['a']);
    expect(instance.complete('a').status).toBe('completed');
  });

  it('WCP40 interleaved routing', async () => {
    const model = bpmn('p', s, `<adHocSubProcess id="h" ordering="Sequential">${users('a', 'b', 'c')}</adHocSubProcess>`, e, flows('s > h > e'));
    const instance = await play({ p: model });
    for (let turn = 0; turn < 3; turn++) {
      expect(instance.tasks).toHaveLength(1);
      instance.complete(instance.tasks[0] ?? '');
    }
    expect(instance.status).toBe('completed');
  });

  it('WCP19 cancel task', async () => {
    const instance = await play({ p: bpmn('p', s, users('a', 'b'), boundary('stop', 'a', trigger.message('M1')), e, flows('s > a > e', 'stop > b > e')) });
    expect(instance.message('M1').tasks).toEqual(['b']);
    expect(instance.effects).toContainEqual(expect.objectContaining({ type: 'closeTask' }));
  });

  it('WCP20 cancel case', async () => {
    const model = bpmn(
      'p',
      s,
      and('g'),
      users('a'),
      `<subProcess id="sub"><startEvent id="i"/>${users('b')}${flows('i > b')}</subProcess>`,
      e,
      flows('s > g > a > e', 'g > sub > e'),
    );
    const instance = (await play({ p: model })).send({ type: 'cancelInstance', reason: '申请人撤回' });
    expect([instance.status, instance.tasks]).toEqual(['cancelled', []]);
  });

  it('WCP25 cancel region', async () => {
    const region = `<subProcess id="region"><startEvent id="i"/>${and('f')}${users('a', 'b')}${flows('i > f > a', 'f > b')}</subProcess>${boundary('stop', 'region', trigger.signal('S1'))}`;
    const instance = await play({ p: bpmn('p', s, and('g'), region, users('c', 'd'), e, flows('s > g > region > e', 'g > c > e', 'stop > d > e')) });
    expect([...instance.signal('S1').tasks].sort()).toEqual(['c', 'd']);
  });

  it('WCP10 arbitrary cycles', async () => {
    // Two entries and two exits: no block structure has this loop.
    const paths = flows('s > g', 'g > m when low', 'g > n', 'm > a > h', 'h > n', 'h > e when out', 'n > b > k', 'k > m', 'k > o when out');
    const model = bpmn(
      'p',
      s,
      xor('g', 'default="g-n"'),
      xor('m'),
      xor('n'),
      users('a', 'b'),
      xor('h', 'default="h-n"'),
      xor('k', 'default="k-m"'),
      e,
      '<endEvent id="o"/>',
      paths,
    );
    const instance = await play({ p: model }, { low: false, out: false });
    expect(instance.tasks).toEqual(['b']);
    expect(instance.complete('b').complete('a').complete('b').tasks).toEqual(['a']);
    expect(instance.complete('a', { out: true }).outcome).toBe('e');
  });

  it('WCP21 structured loop', async () => {
    const loop = (attributes: string) =>
      `<standardLoopCharacteristics ${attributes}><loopCondition xsi:type="tFormalExpression">more</loopCondition></standardLoopCharacteristics>`;
    const repeat = await play({ p: bpmn('p', s, `<userTask id="a">${loop('')}</userTask>`, e, flows('s > a > e')) }, { more: false });
    expect(repeat.complete('a', { more: true }).tasks).toEqual(['a']);
    expect(repeat.complete('a', { more: false }).status).toBe('completed');
    const first = await play({ p: bpmn('p', s, `<userTask id="a">${loop('testBefore="true"')}</userTask>`, e, flows('s > a > e')) }, { more: false });
    expect(first.status).toBe('completed');
  });

  it('WCP22 recursion', async () => {
    const call = `<callActivity id="call" calledElement="p">${mappings({ inputs: { n: 'n - 1' }, outputs: { depth: 'depth + 1' } })}</callActivity>`;
    const leaf = script('leaf', 'depth', '1');
    const model = bpmn('p', s, xor('g', 'default="g-call"'), leaf, call, e, flows('s > g', 'g > leaf when n = 0', 'g > call > e', 'leaf > e'));
    const instance = await play({ p: model }, { n: 4 });
    expect([instance.status, instance.variables.depth]).toEqual(['completed', 5]);
  });

  it('WCP11 implicit termination', async () => {
    const instance = await play({ p: bpmn('p', s, and('g'), users('a', 'b'), flows('s > g > a', 'g > b')) });
    expect(instance.complete('b').status).toBe('running');
    expect(instance.complete('a').status).toBe('completed');
  });

  it('WCP43 explicit termination', async () => {
    const stop = `<endEvent id="stop">${trigger.terminate()}</endEvent>`;
    const instance = await play({ p: bpmn('p', s, and('g'), users('a', 'b'), stop, e, flows('s > g > a > stop', 'g > b > e')) });
    instance.complete('a');
    expect([instance.status, instance.tasks, instance.outcome]).toEqual(['terminated', [], 'stop']);
  });

  it('WCP23 transient trigger', async () => {
    const instance = await play({ p: bpmn('p', s, users('a', 'b'), catching('said', trigger.signal('S1')), e, flows('s > a > said > b > e')) });
    expect(instance.offer({ type: 'broadcastSignal', name: 'S1', payload: {} }).ok).toBe(false);
    expect(instance.complete('a').tasks).toEqual([]);
    expect(instance.signal('S1').tasks).toEqual(['b']);
  });

  it('WCP24 persistent trigger', async () => {
    // What comes early is remembered by an event sub-process, and found when somebody waits for it.
    const remember = `<subProcess id="r" triggeredByEvent="true"><startEvent id="i" isInterrupting="false">${trigger.message('M1')}</startEvent>${script('keep', 'came', 'true')}${flows('i > keep')}</subProcess>`;
    const instance = await play(
      { p: bpmn('p', s, users('a', 'b'), catching('wait', trigger.conditional('came')), remember, e, flows('s > a > wait > b > e')) },
      { came: false },
    );
    expect(instance.message('M1').tasks).toEqual(['a']);
    expect(instance.complete('a').tasks).toEqual(['b']);
  });
});
