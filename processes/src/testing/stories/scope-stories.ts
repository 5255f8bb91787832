import { bpmn, flows, mappings, trigger } from '../bpmn-text.js';
import type { Story, TellingInstance } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');
const called = bpmn('q', `<startEvent id="qs"/>${users('ask')}<endEvent id="qe"/>`, flows('qs > ask > qe'));
const caller = (inner: string, ...more: readonly string[]) =>
  bpmn('p', s, `<callActivity id="c" name="调用" calledElement="common:q">${inner}</callActivity>`, e, ...more, flows('s > c > e'));
const adHoc = (attributes: string) => ({
  p: bpmn(
    'p',
    s,
    `<adHocSubProcess id="sub" name="随意" ${attributes}>${users('a', 'b', 'c')}<completionCondition xsi:type="tFormalExpression">enough = true</completionCondition></adHocSubProcess>`,
    e,
    flows('s > sub > e'),
  ),
});
const back = (instance: TellingInstance, from: string, target: string, cancels: readonly string[], by?: string) =>
  instance.offer({ type: 'returnActivity', activity: instance.activityAt(from), target, cancels, reason: '材料不齐', ...(by === undefined ? {} : { by }) });

/** Processes inside processes, and going back. */
export const scopeStories: readonly Story[] = [
  {
    name: 'a sub-process',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/>${users('u')}<endEvent id="ie"/>${flows('is > u > ie')}</subProcess>`,
        e,
        flows('s > sub > e'),
      ),
    },
    variables: { known: 1 },
    play: (instance) => instance.complete('u', { known: 2, fresh: 3 }, '甲'),
  },
  {
    name: 'a called process',
    files: { p: caller(mappings({ inputs: { n: 'number' }, outputs: { result: 'answer', day: 'case.today' } })), 'common:q': called },
    variables: { number: 21, secret: 'mine' },
    play: (instance) => instance.complete('ask', { answer: 42 }, '甲'),
  },
  {
    name: 'a called process that must not be done by the same person',
    files: {
      p: bpmn(
        'p',
        s,
        users('u'),
        `<callActivity id="c" calledElement="common:q" onething:excludes="u">${mappings({ inputs: { excluded: 'others' } })}</callActivity>`,
        e,
        flows('s > u > c > e'),
      ),
      'common:q': called.replace('<userTask id="ask"', '<userTask id="ask" onething:excludedPersons="excluded"'),
    },
    variables: { others: ['乙'] },
    play: (instance) => {
      instance.complete('u', {}, '甲');
      instance.offer({ type: 'completeActivity', activity: instance.activityAt('ask'), output: {}, by: '甲' });
      instance.complete('ask', {}, '丙');
    },
  },
  { name: 'a called process that is not there', files: { p: caller('') }, play: (instance) => instance.retry('c') },
  {
    name: 'a called process without a start',
    files: { p: caller(''), 'common:q': bpmn('q', `<startEvent id="qs">${trigger.message('M1')}</startEvent>${users('ask')}`, flows('qs > ask')) },
  },
  {
    name: 'a called process whose answer cannot be read',
    files: { p: caller(mappings({ outputs: { share: '1 / parts' } })), 'common:q': called },
    play: (instance) => {
      instance.complete('ask', { parts: 0 });
      instance.retry('c');
      instance.send({ type: 'cancelInstance', reason: 'x' });
    },
  },
  {
    name: 'a called process that is interrupted',
    files: { p: caller('', `<boundaryEvent id="b" attachedToRef="c">${trigger.timer('P1D')}</boundaryEvent>`), 'common:q': called },
    play: (instance) => instance.fireNextTimer(),
  },
  {
    name: 'an error that passes outwards',
    files: {
      p: caller('', `<boundaryEvent id="b" attachedToRef="c">${mappings({ outputs: { why: 'error.code' } })}${trigger.error('E1')}</boundaryEvent>`),
      'common:q': called.replace('<endEvent id="qe"/>', `<endEvent id="qe" name="失败">${trigger.error('E1')}</endEvent>`),
    },
    play: (instance) => instance.complete('ask'),
  },
  {
    name: 'a sub-process that terminates',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/>${users('u', 'k')}<endEvent id="over">${trigger.terminate()}</endEvent>${flows('is > f > u', 'f > k > over')}</subProcess>`,
        e,
        flows('s > sub > e'),
      ),
    },
    play: (instance) => instance.complete('k'),
  },
  { name: 'activities in any order, the rest cancelled', files: adHoc(''), play: (instance) => instance.complete('b').complete('a', { enough: true }) },
  {
    name: 'activities in any order, the rest still done',
    files: adHoc('cancelRemainingInstances="false"'),
    play: (instance) => instance.complete('b', { enough: true }).complete('a').complete('c'),
  },
  { name: 'activities one after the other', files: adHoc('ordering="Sequential"'), play: (instance) => instance.complete('a').complete('b', { enough: true }) },
  {
    name: 'back inside a branch and out of it',
    files: {
      p: bpmn(
        'p',
        s,
        users('apply', 'a1', 'a2', 'b', 'sign'),
        '<parallelGateway id="f"/><parallelGateway id="j"/>',
        e,
        flows('s > apply > f > a1 > a2 > j > sign > e', 'f > b > j'),
      ),
    },
    play: (instance) => {
      instance.complete('apply').complete('a1');
      back(instance, 'a2', 'a1', []);
      instance.complete('a1').complete('b');
      back(instance, 'a2', 'apply', ['f', 'a1', 'a2', 'b', 'j'], '乙');
      instance.complete('apply').complete('a1').complete('b').complete('a2').complete('sign');
    },
  },
  {
    name: 'back over a complex gateway',
    files: {
      p: bpmn(
        'p',
        s,
        users('apply', 'a', 'b', 'after'),
        '<parallelGateway id="f"/><complexGateway id="j"><activationCondition xsi:type="tFormalExpression">activationCount &gt;= 1</activationCondition></complexGateway>',
        e,
        flows('s > apply > f > a > j', 'f > b > j', 'j > after > e'),
      ),
    },
    play: (instance) => {
      instance.complete('apply').complete('a');
      back(instance, 'after', 'apply', ['f', 'a', 'b', 'j', 'after']);
      instance.complete('apply').complete('b').complete('a').complete('after');
    },
  },
  {
    name: 'a sub-process that was stopped while its inside went on',
    files: { p: bpmn('p', s, `<subProcess id="sub"><startEvent id="is"/>${users('u')}${flows('is > u')}</subProcess>`, e, flows('s > sub > e')) },
    play: (instance) => instance.giveUp('sub').complete('u').retry('sub'),
  },
  {
    name: 'back beside what goes on',
    files: { p: bpmn('p', s, users('apply', 'a', 'b', 'c'), '<parallelGateway id="f"/>', e, flows('s > apply > f > a > e', 'f > b > e', 'f > c > e')) },
    play: (instance) => {
      instance.complete('apply');
      back(instance, 'a', 'apply', ['a', 'b']);
    },
  },
  {
    name: 'back out of a sub-process',
    files: {
      p: bpmn(
        'p',
        s,
        users('apply'),
        `<subProcess id="sub"><startEvent id="is"/>${users('in1', 'in2')}${flows('is > in1 > in2')}</subProcess>`,
        e,
        flows('s > apply > sub > e'),
      ),
    },
    play: (instance) => {
      instance.complete('apply').complete('in1');
      back(instance, 'in2', 'in1', []);
      instance.complete('in1');
      back(instance, 'in2', 'nowhere', []);
      back(instance, 'in2', 'apply', ['sub']);
    },
  },
  {
    name: 'no way back',
    files: {
      p: bpmn(
        'p',
        s,
        users('apply'),
        `<callActivity id="c" calledElement="q"/><userTask id="vote"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></userTask><boundaryEvent id="b" attachedToRef="vote" cancelActivity="false">${trigger.timer('PT1H')}</boundaryEvent>`,
        e,
        flows('s > apply > c > vote > e'),
      ),
      q: called,
    },
    play: (instance) => {
      instance.complete('apply');
      back(instance, 'ask', 'apply', []);
      instance.complete('ask');
      back(instance, 'vote', 'apply', []);
      back(instance, 'b', 'apply', []);
      instance.offer({ type: 'failActivity', activity: instance.activityAt('b'), error: { code: 'E1' } });
      instance.offer({ type: 'returnActivity', activity: 'a99', target: 'apply', cancels: [], reason: '' });
    },
  },
];
