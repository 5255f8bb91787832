import { bpmn, flows, trigger } from '../../processes/src/testing/bpmn-text.js';
import { play } from '../../processes/src/testing/played-instance.js';

// The control-flow patterns of van der Aalst, ter Hofstede and others (workflowpatterns.com), by their numbers: basic and branching.
const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const and = (id: string) => `<parallelGateway id="${id}"/>`;
const xor = (id: string, attributes = '') => `<exclusiveGateway id="${id}" ${attributes}/>`;
const or = (id: string, attributes = '') => `<inclusiveGateway id="${id}" ${attributes}/>`;
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const enough = (id: string, condition: string) =>
  `<complexGateway id="${id}"><activationCondition xsi:type="tFormalExpression">${condition}</activationCondition></complexGateway>`;
const times = (text: string, id: string) => text.split(' ').filter((item) => item === id).length;

describe('patterns', () => {
  it('WCP1 sequence', async () => {
    const instance = await play({ p: bpmn('p', s, users('a', 'b'), e, flows('s > a > b > e')) });
    expect(instance.tasks).toEqual(['a']);
    expect(instance.complete('a').tasks).toEqual(['b']);
  });

  it('WCP2 parallel split', async () => {
    const instance = await play({ p: bpmn('p', s, and('g'), users('a', 'b'), e, flows('s > g > a > e', 'g > b > e')) });
    expect(instance.tasks).toEqual(['a', 'b']);
  });

  it('WCP3 synchronization', async () => {
    const instance = await play({ p: bpmn('p', s, and('g'), users('a', 'b', 'c'), and('j'), e, flows('s > g > a > j > c > e', 'g > b > j')) });
    expect(instance.complete('a').tasks).toEqual(['b']);
    expect(instance.complete('b').tasks).toEqual(['c']);
  });

  it('WCP4 exclusive choice', async () => {
    const model = bpmn('p', s, xor('g', 'default="g-b"'), users('a', 'b'), e, flows('s > g', 'g > a when x', 'g > b', 'a > e', 'b > e'));
    expect((await play({ p: model }, { x: true })).tasks).toEqual(['a']);
    expect((await play({ p: model }, { x: false })).tasks).toEqual(['b']);
  });

  it('WCP5 simple merge', async () => {
    const model = bpmn('p', s, xor('g', 'default="g-b"'), users('a', 'b', 'c'), xor('m'), e, flows('s > g', 'g > a when x', 'g > b', 'a > m > c > e', 'b > m'));
    expect((await play({ p: model }, { x: true })).complete('a').tasks).toEqual(['c']);
    expect((await play({ p: model }, { x: false })).complete('b').tasks).toEqual(['c']);
  });

  const choice = flows('s > g', 'g > a when x', 'g > b when y', 'g > c', 'a > j > d > e', 'b > j', 'c > j');
  const choices = bpmn('p', s, or('g', 'default="g-c"'), users('a', 'b', 'c', 'd'), or('j'), e, choice);

  it('WCP6 multi-choice', async () => {
    expect((await play({ p: choices }, { x: true, y: true })).tasks).toEqual(['a', 'b']);
    expect((await play({ p: choices }, { x: false, y: true })).tasks).toEqual(['b']);
    expect((await play({ p: choices }, { x: false, y: false })).tasks).toEqual(['c']);
  });

  it('WCP7 structured synchronizing merge', async () => {
    const instance = await play({ p: choices }, { x: true, y: true });
    expect(instance.complete('b').tasks).toEqual(['a']);
    expect(instance.complete('a').tasks).toEqual(['d']);
    expect((await play({ p: choices }, { x: true, y: false })).complete('a').tasks).toEqual(['d']);
  });

  it('WCP8 multi-merge', async () => {
    const instance = await play({ p: bpmn('p', s, and('g'), users('a', 'b', 'c'), xor('m'), e, flows('s > g > a > m > c > e', 'g > b > m')) });
    expect(instance.complete('a').tasks).toEqual(['b', 'c']);
    expect(instance.complete('b').tasks).toEqual(['c', 'c']);
  });

  const three = (condition: string, after = flows('j > d > e')) =>
    bpmn('p', s, and('g'), users('a', 'b', 'c', 'd'), enough('j', condition), e, flows('s > g > a > j', 'g > b > j', 'g > c > j'), after);

  it('WCP9 structured discriminator', async () => {
    const instance = await play({ p: three('activationCount &gt;= 1') });
    expect(instance.complete('b').tasks).toEqual(['a', 'c', 'd']);
    instance.complete('a').complete('c').complete('d');
    expect(times(instance.completed, 'd')).toBe(1);
    expect(instance.status).toBe('completed');
  });

  /** Two threads come to both branches: what comes twice over one flow waits until the round of the join is over. */
  const twice = (branches: readonly string[], condition: string) =>
    bpmn(
      'p',
      s,
      and('f'),
      users('x', 'y', 'd', ...branches),
      xor('m'),
      and('g'),
      enough('j', condition),
      e,
      flows('s > f > x > m > g', 'f > y > m', 'j > d > e', ...branches.map((id) => `g > ${id} > j`)),
    );

  it('WCP28 blocking discriminator', async () => {
    const instance = await play({ p: twice(['a', 'b'], 'activationCount &gt;= 1') });
    instance.complete('x').complete('y').complete('a');
    expect(times(instance.tasks.join(' '), 'd')).toBe(1);
    instance.complete('a');
    expect(times(instance.tasks.join(' '), 'd')).toBe(1);
    instance.complete('b');
    expect(times(instance.tasks.join(' '), 'd')).toBe(2);
    instance.complete('b').complete('d').complete('d');
    expect(instance.status).toBe('completed');
    expect(times(instance.completed, 'd')).toBe(2);
  });

  const inside = (join: string) =>
    bpmn(
      'p',
      s,
      `<subProcess id="sub"><startEvent id="i"/>${and('g')}${users('a', 'b', 'c')}${join}<endEvent id="first"><terminateEventDefinition/></endEvent>${flows('i > g > a > j > first', 'g > b > j', 'g > c > j')}</subProcess>`,
      users('d'),
      e,
      flows('s > sub > d > e'),
    );

  it('WCP29 cancelling discriminator', async () => {
    const instance = await play({ p: inside(xor('j')) });
    expect(instance.complete('b').tasks).toEqual(['d']);
    expect(instance.complete('d').status).toBe('completed');
  });

  it('WCP30 structured partial join', async () => {
    const instance = await play({ p: three('activationCount &gt;= 2') });
    expect(instance.complete('b').tasks).toEqual(['a', 'c']);
    expect(instance.complete('c').tasks).toEqual(['a', 'd']);
    instance.complete('a').complete('d');
    expect(times(instance.completed, 'd')).toBe(1);
    expect(instance.status).toBe('completed');
  });

  it('WCP31 blocking partial join', async () => {
    const instance = await play({ p: twice(['a', 'b', 'c'], 'activationCount &gt;= 2') });
    instance.complete('x').complete('y').complete('a').complete('b').complete('a').complete('b');
    expect(times(instance.tasks.join(' '), 'd')).toBe(1);
    instance.complete('c');
    expect(times(instance.tasks.join(' '), 'd')).toBe(2);
    instance.complete('c').complete('d').complete('d');
    expect(instance.status).toBe('completed');
    expect(times(instance.completed, 'd')).toBe(2);
  });

  it('WCP32 cancelling partial join', async () => {
    const instance = await play({ p: inside(enough('j', 'activationCount &gt;= 2')) });
    expect(instance.complete('b').tasks).toEqual(['a', 'c']);
    expect(instance.complete('c').tasks).toEqual(['d']);
  });

  it('WCP33 generalised AND-join', async () => {
    // Several tokens may come over each flow, in any order: one of each makes a pair, the others are kept for the next.
    const paths = flows('s > f > x > m > j', 'f > y > m', 'f > a > n > j', 'f > b > n', 'j > d > e');
    const instance = await play({ p: bpmn('p', s, and('f'), users('a', 'b', 'x', 'y', 'd'), xor('m'), xor('n'), and('j'), e, paths) });
    expect(instance.complete('x').complete('y').tasks).toEqual(['a', 'b']);
    expect(instance.complete('a').tasks).toEqual(['b', 'd']);
    expect(instance.complete('b').tasks).toEqual(['d', 'd']);
    expect(instance.complete('d').complete('d').status).toBe('completed');
  });

  it('WCP37 local synchronizing merge', async () => {
    const paths = flows('s > g', 'g > a when x', 'g > b when y', 'b > h', 'h > c when z', 'h > j', 'a > j > d > e', 'c > j');
    const model = bpmn('p', s, or('g'), users('a', 'b', 'c', 'd'), xor('h', 'default="h-j"'), or('j'), e, paths);
    const instance = await play({ p: model }, { x: true, y: true, z: true });
    expect(instance.complete('a').tasks).toEqual(['b']);
    expect(instance.complete('b').tasks).toEqual(['c']);
    expect(instance.complete('c').tasks).toEqual(['d']);
    expect((await play({ p: model }, { x: true, y: true, z: false })).complete('b').complete('a').tasks).toEqual(['d']);
  });

  it('WCP38 general synchronizing merge', async () => {
    // One branch goes in circles or leaves for another end; the join waits as long as it could still come.
    const paths = flows('s > g', 'g > a > j > d > e', 'g > m > b > h', 'h > m when again', 'h > o when away', 'h > j');
    const model = bpmn('p', s, and('g'), users('a', 'b', 'd'), xor('m'), xor('h', 'default="h-j"'), or('j'), e, '<endEvent id="o"/>', paths);
    const instance = await play({ p: model }, { again: false, away: false });
    expect(instance.complete('a').tasks).toEqual(['b']);
    expect(instance.complete('b', { again: true }).tasks).toEqual(['b']);
    expect(instance.complete('b', { again: false, away: true }).tasks).toEqual(['d']);
  });

  it('WCP41 thread merge', async () => {
    // Threads that come over one flow are counted in data: the third goes on as the one.
    const count = '<scriptTask id="count" scriptFormat="urn:onething:feel:1" onething:result="came"><script>came + 1</script></scriptTask>';
    const paths = flows('s > g > a > m > count > h', 'g > b > m', 'g > c > m', 'h > d when came = 3', 'h > o', 'd > e');
    const model = bpmn('p', s, and('g'), users('a', 'b', 'c', 'd'), xor('m'), count, xor('h', 'default="h-o"'), e, '<endEvent id="o"/>', paths);
    const instance = await play({ p: model }, { came: 0 });
    expect(instance.complete('a').complete('c').tasks).toEqual(['b']);
    expect(instance.complete('b').tasks).toEqual(['d']);
  });

  it('WCP42 thread split', async () => {
    const path = (id: string) => `<sequenceFlow id="${id}" sourceRef="g" targetRef="a"/>`;
    const instance = await play({ p: bpmn('p', s, and('g'), users('a'), e, flows('s > g', 'a > e'), path('f1'), path('f2'), path('f3')) });
    expect(instance.tasks).toEqual(['a', 'a', 'a']);
  });

  it('WCP16 deferred choice', async () => {
    const events = `<eventBasedGateway id="g"/><intermediateCatchEvent id="late">${trigger.timer('P1D')}</intermediateCatchEvent><intermediateCatchEvent id="came">${trigger.message('M1')}</intermediateCatchEvent>`;
    const model = bpmn('p', s, events, users('a', 'b'), e, flows('s > g > late > a > e', 'g > came > b > e'));
    expect((await play({ p: model })).message('M1').tasks).toEqual(['b']);
    const instance = (await play({ p: model })).fireNextTimer();
    expect([instance.tasks, instance.open.subscriptions]).toEqual([['a'], []]);
  });
});
