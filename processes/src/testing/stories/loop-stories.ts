import { bpmn, flows, loop, mappings, trigger } from '../bpmn-text.js';
import type { Story } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const vote = (inner: string, attributes = '') => `<userTask id="vote" name="评议" ${attributes}>${inner}</userTask>`;
const voting = (inner: string, ...more: readonly string[]) => ({ p: bpmn('p', s, vote(inner), e, ...more, flows('s > vote > e')) });
const members = { members: ['甲', '乙', '丙'] };
const count = (inner: string) => ({
  p: bpmn(
    'p',
    s,
    `<scriptTask id="t" name="计数" scriptFormat="urn:onething:feel:1" onething:result="n">${inner}<script>n + 1</script></scriptTask>`,
    e,
    flows('s > t > e'),
  ),
});
const throwing = (behavior: string, inner = '') =>
  `<multiInstanceLoopCharacteristics behavior="${behavior}"${behavior === 'Complex' ? '' : ' oneBehaviorEventRef="each" noneBehaviorEventRef="each"'}><loopCardinality xsi:type="tFormalExpression">3</loopCardinality>${inner}</multiInstanceLoopCharacteristics>`;
const withSignal = (xml: string) => xml.replace('<process', '<signalEventDefinition id="each" signalRef="S1"/><process');
const catcher = `<boundaryEvent id="b" attachedToRef="vote">${trigger.signal('S1')}</boundaryEvent>`;
const complex = `<complexBehaviorDefinition id="cb"><condition xsi:type="tFormalExpression">nrOfCompletedInstances = 2</condition><event id="ce"><signalEventDefinition id="ced" signalRef="S1"/></event></complexBehaviorDefinition>`;
const ask = `<startEvent id="is"/><userTask id="ask"/>${flows('is > ask')}`;

/** What is done several times. */
export const loopStories: readonly Story[] = [
  {
    name: 'votes that are collected, in any order',
    files: voting(`${mappings({ inputs: { who: 'member', no: 'loopCounter' } })}${loop.each('members', 'member', { collect: 'votes' })}`),
    variables: members,
    play: (instance) => {
      const [a, b, c] = instance.open.tasks.map(({ activity }) => activity);
      for (const activity of [c, a, b]) instance.send({ type: 'completeActivity', activity: activity ?? '', output: { of: activity ?? '' }, by: activity });
    },
  },
  {
    name: 'votes until there are enough',
    files: voting(loop.each('members', 'member', { collect: 'votes', collected: 'pass', until: 'count(votes) >= 2 and nrOfActiveInstances = 1' })),
    variables: members,
    play: (instance) => instance.complete('vote', { pass: true }).complete('vote', { pass: false }),
  },
  {
    name: 'a vote that cannot be collected',
    files: voting(loop.each('members', 'member', { collect: 'votes', collected: '1 / pass' })),
    variables: { members: ['甲'] },
    play: (instance) => {
      instance.complete('vote', { pass: 0 });
      instance.send({ type: 'completeActivity', activity: instance.activityAt('vote'), output: { pass: 2 } });
    },
  },
  {
    name: 'votes one after the other',
    files: voting(loop.each('members', 'member', { sequential: true, collect: 'votes', until: 'pass = false' })),
    variables: members,
    play: (instance) => instance.complete('vote', { pass: true }).set({ pass: true }).complete('vote', { pass: false }).complete('vote', {}),
  },
  {
    name: 'turns one after the other, stopped by a fact',
    files: voting(loop.times('3', { sequential: true, until: 'stop' })),
    play: (instance) => instance.complete('vote', {}).complete('vote', { stop: true }),
  },
  {
    name: 'turns whose condition fails',
    files: voting(loop.times('2', { until: '1 / parts > 0' })),
    variables: { parts: 0 },
    play: (instance) => {
      instance.complete('vote').set({ parts: 1 }).retry('vote');
    },
  },
  { name: 'no turn at all', files: voting(loop.each('members', 'member', { collect: 'votes' })), variables: { members: [] } },
  { name: 'no turn, nothing collected', files: voting(loop.times('0')), variables: {} },
  {
    name: 'turns that cannot be counted',
    files: voting(loop.times('n')),
    variables: { n: 1.5 },
    play: (instance) => {
      for (const n of [-1, null, 'x', 501]) instance.set({ n }).retry('vote');
    },
    context: { tokens: 500 },
  },
  {
    name: 'more turns one after the other than tokens at a time',
    files: voting(loop.times('3', { sequential: true })),
    context: { tokens: 2 },
    play: (instance) => instance.complete('vote').complete('vote').complete('vote'),
  },
  { name: 'turns over what is no list', files: voting(loop.each('members', 'member')), variables: { members: 3 } },
  {
    name: 'turns that are stopped as a whole',
    files: voting(loop.each('members', 'member'), `<boundaryEvent id="late" attachedToRef="vote">${trigger.timer('P3D')}</boundaryEvent>`),
    variables: members,
    play: (instance) => instance.complete('vote').fireNextTimer(),
  },
  {
    name: 'a turn in a scope of its own',
    files: {
      p: bpmn('p', s, `<subProcess id="sub" name="部门">${loop.each('depts', 'dept', { collect: 'answers' })}${ask}</subProcess>`, e, flows('s > sub > e')),
    },
    variables: { depts: ['消防', '住建'], known: 1 },
    play: (instance) => instance.complete('ask', { ok: true, known: 2 }).complete('ask', { ok: false }),
  },
  {
    name: 'a turn in a scope of its own, nothing collected',
    files: { p: bpmn('p', s, `<subProcess id="sub">${loop.each('depts', 'dept', { sequential: true })}${ask}</subProcess>`, e, flows('s > sub > e')) },
    variables: { depts: ['消防', '住建'] },
    play: (instance) => instance.complete('ask', { ok: true }).complete('ask', { ok: false }),
  },
  {
    name: 'a process called for each',
    files: {
      p: bpmn(
        'p',
        s,
        `<callActivity id="c" calledElement="q">${mappings({ inputs: { name: 'person' }, outputs: { result: 'answer' } })}${loop.each('people', 'person', { collect: 'results' })}</callActivity>`,
        e,
        flows('s > c > e'),
      ),
      q: bpmn('q', '<startEvent id="qs"/><userTask id="ask"/>', flows('qs > ask')),
    },
    variables: { people: ['甲', '乙'] },
    play: (instance) => instance.complete('ask', { answer: 1 }).complete('ask', { answer: 2 }),
  },
  {
    name: 'an error of one turn',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub">${loop.times('2')}<startEvent id="is"/><serviceTask id="v" onething:connector="notify"/>${flows('is > v')}</subProcess><boundaryEvent id="b" attachedToRef="sub">${trigger.error('E1')}</boundaryEvent>`,
        e,
        flows('s > sub > e', 'b > e'),
      ),
    },
    play: (instance) => instance.fail('v', 'E1'),
  },
  {
    name: 'a signal at every turn',
    files: { p: withSignal(bpmn('p', s, vote(throwing('None')), catcher, e, flows('s > vote > e'))) },
    play: (instance) => instance.complete('vote').complete('vote').complete('vote'),
  },
  {
    name: 'a signal at the first turn',
    files: { p: withSignal(bpmn('p', s, vote(throwing('One')), catcher, e, flows('s > vote > e'))) },
    play: (instance) => instance.complete('vote').complete('vote').complete('vote'),
  },
  {
    name: 'a signal at a turn that a condition names',
    files: { p: bpmn('p', s, vote(throwing('Complex', complex)), catcher, e, flows('s > vote > e')) },
    play: (instance) => instance.complete('vote').complete('vote').complete('vote'),
  },
  {
    name: 'a signal at every turn of what runs inside',
    files: { p: withSignal(bpmn('p', s, `<subProcess id="vote">${throwing('None')}${ask}</subProcess>`, catcher, e, flows('s > vote > e'))) },
    play: (instance) => instance.complete('ask').complete('ask').complete('ask'),
  },
  {
    name: 'turns over a list whose items have no name',
    files: voting(loop.each('members', 'member').replace(' onething:element="member"', '')),
    variables: members,
  },
  {
    name: 'turns by number whose item has a name',
    files: voting(loop.times('2').replace('<multiInstanceLoopCharacteristics ', '<multiInstanceLoopCharacteristics onething:element="member" ')),
  },
  { name: 'a loop while something holds', files: count(loop.while('n < 3')), variables: { n: 0 } },
  { name: 'a loop that is tested before', files: count(loop.while('n < 3', 'testBefore="true"')), variables: { n: 1 } },
  { name: 'a loop that never begins', files: count(loop.while('n < 3', 'testBefore="true"')), variables: { n: 3 } },
  { name: 'a loop of a maximum', files: count('<standardLoopCharacteristics loopMaximum="2"/>'), variables: { n: 0 } },
  {
    name: 'a loop whose condition is not known before',
    files: count(loop.while('more', 'testBefore="true"')),
    variables: { n: 0 },
    play: (instance) => instance.set({ more: false }).retry('t'),
  },
  {
    name: 'a loop whose condition fails after',
    files: count(loop.while('1 / parts > 0')),
    variables: { n: 0, parts: 0 },
    play: (instance) => instance.retry('t').set({ parts: -1 }).retry('t'),
  },
  {
    name: 'a loop of people',
    files: voting(loop.while('more', 'loopMaximum="3"')),
    play: (instance) => instance.complete('vote', { more: true }, '甲').complete('vote', { more: false }, '乙'),
  },
];
