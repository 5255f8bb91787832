import type { Value } from '@onething/rules';
import { bpmn, flows, loop, mappings, trigger } from '../testing/bpmn-text.js';
import { type PlayedInstance, play } from '../testing/played-instance.js';

const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const vote = (inner: string) => `<userTask id="vote" name="评议" onething:candidates="member">${inner}</userTask>`;
const voting = (inner: string, more = '', ...paths: string[]) =>
  play({ p: bpmn('p', s, vote(inner), more, e, flows('s > vote > e', ...paths)) }, { members: ['甲', '乙', '丙'] });

describe('a parallel multi-instance task', () => {
  it('opens one task for each of the collection, with its item', async () => {
    const instance = await voting(`${mappings({ inputs: { who: 'member', no: 'loopCounter' } })}${loop.each('members', 'member')}`);
    expect(instance.open.tasks.map(({ input }) => input)).toEqual([
      { who: '甲', no: 1 },
      { who: '乙', no: 2 },
      { who: '丙', no: 3 },
    ]);
  });

  it('goes on when all have answered, with their answers in the order of the collection', async () => {
    const instance = await voting(loop.each('members', 'member', { collect: 'votes' }));
    nth(instance, 2, { pass: false });
    nth(instance, 0, { pass: true });
    nth(instance, 0, { pass: true });
    expect(instance.completed).toBe('s vote e');
    expect(instance.variables.votes).toEqual([{ pass: true }, { pass: true }, { pass: false }]);
    expect(instance.variables).not.toHaveProperty('pass');
  });

  it('ends with the majority: the other tasks vanish with a note', async () => {
    const instance = await voting(
      loop.each('members', 'member', { collect: 'votes', collected: 'pass', until: 'sum(for vote in votes return if vote then 1 else 0) >= 2' }),
    );
    nth(instance, 0, { pass: true });
    expect(instance.tasks).toHaveLength(2);
    nth(instance, 1, { pass: true });
    expect(instance.status).toBe('completed');
    expect(instance.variables.votes).toEqual([true, true]);
    expect(instance.effects.find((effect) => effect.type === 'closeTask' && effect.reason === 'cancelled')).toMatchObject({
      note: { zh: expect.stringContaining('评议') },
    });
  });

  it('refuses a vote after the majority', async () => {
    const instance = await voting(loop.each('members', 'member', { until: 'nrOfCompletedInstances >= 2' }));
    const late = instance.open.tasks[2]?.activity ?? '';
    nth(instance, 0, {});
    nth(instance, 0, {});
    expect(instance.offer({ type: 'completeActivity', activity: late, output: {} })).toMatchObject({ ok: false, code: 'INSTANCE_NOT_RUNNING' });
  });

  it('gives nobody two votes where the task excludes itself', async () => {
    const instance = await play(
      {
        p: bpmn('p', s, vote(loop.each('members', 'member')).replace('id="vote"', 'id="vote" onething:excludes="vote"'), e, flows('s > vote > e')),
      },
      { members: [1, 2] },
    );
    const [first, second] = instance.open.tasks.map(({ activity }) => activity);
    instance.send({ type: 'completeActivity', activity: first ?? '', output: {}, by: '甲' });
    expect(instance.offer({ type: 'completeActivity', activity: second ?? '', output: {}, by: '甲' })).toMatchObject({ ok: false, code: 'PERSON_EXCLUDED' });
    instance.send({ type: 'completeActivity', activity: second ?? '', output: {}, by: '乙' });
    expect(instance.status).toBe('completed');
  });

  it('tells its numbers to expressions', async () => {
    const instance = await voting(loop.each('members', 'member', { until: 'nrOfInstances = 3 and nrOfCompletedInstances = 2 and nrOfActiveInstances = 1' }));
    nth(instance, 0, {});
    expect(instance.status).toBe('running');
    nth(instance, 0, {});
    expect(instance.status).toBe('completed');
  });

  it('passes by an empty collection', async () => {
    const instance = await play({ p: bpmn('p', s, vote(loop.each('members', 'member', { collect: 'votes' })), e, flows('s > vote > e')) }, { members: [] });
    expect(instance.completed).toBe('s vote e');
    expect(instance.variables.votes).toEqual([]);
  });

  it('is an incident when the collection is missing, and goes on when it is supplied', async () => {
    const instance = await play({ p: bpmn('p', s, vote(loop.each('members', 'member')), e, flows('s > vote > e')) });
    expect(instance.incidents).toEqual(['vote EXPRESSION_UNKNOWN']);
    instance.send({ type: 'setVariables', values: { members: ['甲'] } });
    instance.retry('vote').complete('vote');
    expect(instance.status).toBe('completed');
  });

  it('starts more than fifty at once', async () => {
    const instance = await play({ p: bpmn('p', s, vote(loop.times('200')), e, flows('s > vote > e')) });
    expect(instance.tasks).toHaveLength(200);
  });

  it('is stopped as a whole by its boundary event', async () => {
    const instance = await voting(
      loop.each('members', 'member'),
      `<boundaryEvent id="late" attachedToRef="vote">${trigger.timer('P3D')}</boundaryEvent>`,
      'late > e',
    );
    expect(instance.open.timers).toHaveLength(1);
    nth(instance, 0, {});
    instance.fireNextTimer();
    expect(instance.completed).toBe('s late e');
  });

  it('gives an error of one turn to the boundary event of all', async () => {
    const sub = `<subProcess id="sub">${loop.times('3')}<startEvent id="is"/><serviceTask id="job" onething:connector="notify"/>${flows('is > job')}</subProcess>`;
    const instance = await play({
      p: bpmn('p', s, sub, `<boundaryEvent id="b" attachedToRef="sub">${trigger.error('E1')}</boundaryEvent>`, e, flows('s > sub > e', 'b > e')),
    });
    expect(instance.open.jobs).toHaveLength(3);
    instance.fail('job', 'E1');
    expect(instance.completed).toBe('s is is is b e');
  });
});

describe('multi-instance sub-processes and calls', () => {
  const inner = `<startEvent id="is"/><userTask id="ask"/><exclusiveGateway id="x" default="x-no"/><task id="yes"/><task id="no"/>${flows('is > ask > x', 'x > yes when ok', 'x > no')}`;

  it('keeps the variables of each turn apart', async () => {
    const sub = `<subProcess id="sub">${loop.each('depts', 'dept', { collect: 'answers' })}${inner}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, sub, e, flows('s > sub > e')) }, { depts: ['消防', '住建'] });
    nth(instance, 0, { ok: true });
    nth(instance, 0, { ok: false });
    expect(instance.completed).toBe('s is is ask x yes ask x no sub e');
    expect(instance.variables).toEqual({ depts: ['消防', '住建'], answers: [{ ok: true }, { ok: false }] });
  });

  it('calls a process once for each, with its own inputs', async () => {
    const called = bpmn('q', '<startEvent id="qs"/>', '<userTask id="ask"/>', '<endEvent id="qe"/>', flows('qs > ask > qe'));
    const call = `<callActivity id="c" calledElement="q">${mappings({ inputs: { name: 'person' }, outputs: { result: 'answer' } })}${loop.each('people', 'person', { sequential: true, collect: 'results' })}</callActivity>`;
    const instance = await play({ p: bpmn('p', s, call, e, flows('s > c > e')), q: called }, { people: ['甲', '乙'] });
    nth(instance, 0, { answer: 1 });
    nth(instance, 0, { answer: 2 });
    expect(instance.variables.results).toEqual([{ result: 1 }, { result: 2 }]);
  });
});

describe('a sequential multi-instance task', () => {
  it('opens one task after the other', async () => {
    const instance = await voting(loop.each('members', 'member', { sequential: true }));
    for (let left = 3; left > 0; left--) {
      expect(instance.tasks).toEqual(['vote']);
      nth(instance, 0, {});
    }
    expect(instance.status).toBe('completed');
  });

  it('stops when its condition holds', async () => {
    const instance = await voting(loop.each('members', 'member', { sequential: true, until: 'pass = false' }));
    nth(instance, 0, { pass: true });
    nth(instance, 0, { pass: false });
    expect(instance.completed).toBe('s vote e');
  });

  it('keeps to the budget of a step', async () => {
    const script = `<scriptTask id="t" scriptFormat="urn:onething:feel:1" onething:result="n">${loop.times('3000', { sequential: true })}<script>n + 1</script></scriptTask>`;
    const instance = await play({ p: bpmn('p', s, script, e, flows('s > t > e')) }, { n: 0 });
    expect(instance.status).toBe('running');
    instance.send({ type: 'continue' });
    expect(instance.variables.n).toBe(3000);
  });
});

describe('a standard loop', () => {
  const count = (inner: string) =>
    bpmn(
      'p',
      s,
      `<scriptTask id="t" scriptFormat="urn:onething:feel:1" onething:result="n">${inner}<script>n + 1</script></scriptTask>`,
      e,
      flows('s > t > e'),
    );
  const turns = async (inner: string, n: Value) => (await play({ p: count(inner) }, { n })).variables.n;

  it('repeats while its condition holds, at least once', async () => {
    expect(await turns(loop.while('n < 3'), 0)).toBe(3);
    expect(await turns(loop.while('n < 3'), 7)).toBe(8);
  });

  it('tests before the first turn where it says so', async () => {
    expect(await turns(loop.while('n < 3', 'testBefore="true"'), 0)).toBe(3);
    expect(await turns(loop.while('n < 3', 'testBefore="true"'), 7)).toBe(7);
  });

  it('takes no more turns than its maximum', async () => {
    expect(await turns(loop.while('true', 'loopMaximum="4"'), 0)).toBe(4);
    expect(await turns('<standardLoopCharacteristics loopMaximum="2"/>', 0)).toBe(2);
  });

  it('is an incident when its condition is not known', async () => {
    const instance = await play({ p: count(loop.while('more')) }, { n: 0 });
    expect(instance.incidents).toEqual(['t CONDITION_UNKNOWN']);
    instance.send({ type: 'setVariables', values: { more: false } }).retry('t');
    expect(instance.variables.n).toBe(1);
    expect(instance.status).toBe('completed');
  });
});

function nth(instance: PlayedInstance, index: number, output: Record<string, Value>): void {
  instance.send({ type: 'completeActivity', activity: instance.open.tasks[index]?.activity ?? '', output });
}
