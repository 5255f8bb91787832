import { bpmn, flows, mappings, trigger } from '../bpmn-text.js';
import type { Story } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');
const beside = (event: string, attributes = 'cancelActivity="false"') =>
  bpmn('p', s, users('u'), `<boundaryEvent id="b" attachedToRef="u" ${attributes}>${event}</boundaryEvent><task id="x"/>`, e, flows('s > u > e', 'b > x'));
const handler = (attributes: string, event: string) =>
  `<subProcess id="es" name="处理" triggeredByEvent="true"><startEvent id="s9" ${attributes}>${event}</startEvent>${users('x')}<endEvent id="e9"/>${flows('s9 > x > e9')}</subProcess>`;
const around = (handlerXml: string, ...more: readonly string[]) => bpmn('p', s, users('u'), e, handlerXml, ...more, flows('s > u > e'));
const catching = (event: string) => bpmn('p', s, `<intermediateCatchEvent id="w">${event}</intermediateCatchEvent>`, e, flows('s > w > e'));

/** What happens by itself or from outside. */
export const eventStories: readonly Story[] = [
  { name: 'a timer that interrupts', files: { p: beside(trigger.timer('PT1H'), '') }, play: (instance) => instance.fireNextTimer() },
  {
    name: 'a timer that repeats beside',
    files: { p: beside(trigger.cycle('R2/PT1H')) },
    play: (instance) => instance.fireNextTimer().fireNextTimer().complete('u'),
  },
  {
    name: 'a timer that repeats without end',
    files: { p: beside(trigger.cycle('R/2026-09-14T10:00:00+08:00/PT1H')) },
    play: (instance) => instance.fireNextTimer().fireNextTimer().complete('u'),
  },
  { name: 'a timer by the calendar of a clock', files: { p: beside(trigger.cycle('0 8 * * 1')) }, play: (instance) => instance.fireNextTimer().complete('u') },
  {
    name: 'a timer that was calculated',
    files: { p: beside(trigger.calculated('time')) },
    variables: { time: 5 },
    play: (instance) => {
      instance.retry('b').set({ time: 'P2D' }).retry('b');
      instance.fireNextTimer().complete('u');
    },
  },
  {
    name: 'a timer of an unknown limit',
    files: { p: beside(trigger.calculated('limit')) },
    variables: { limit: { value: 1 } },
    play: (instance) =>
      instance
        .retry('b')
        .set({ limit: { value: 2, unit: 'hour' } })
        .retry('b'),
  },
  {
    name: 'a message beside, as often as it comes',
    files: { p: beside(`${mappings({ outputs: { got: 'text' } })}${trigger.message('M1')}`) },
    play: (instance) => instance.message('M1', { text: 1 }).message('M1', { text: 2 }).complete('u'),
  },
  { name: 'a signal that interrupts', files: { p: beside(trigger.signal('S1'), '') }, play: (instance) => instance.signal('S1', { a: 1 }) },
  { name: 'a signal beside', files: { p: beside(trigger.signal('S1')) }, play: (instance) => instance.signal('S1').signal('S1').complete('u') },
  {
    name: 'a condition beside, each time that it becomes true',
    files: { p: beside(trigger.conditional('n > 1')) },
    variables: { n: 0 },
    play: (instance) => instance.set({ n: 2 }).set({ n: 3 }).set({ other: 1 }).set({ n: 0 }).set({ n: 5 }).complete('u'),
  },
  {
    name: 'a condition that fails',
    files: { p: beside(trigger.conditional('n / parts > 1')) },
    variables: { n: 4, parts: 1 },
    play: (instance) => instance.set({ parts: 0 }).set({ parts: 2 }).retry('b').complete('u'),
  },
  {
    name: 'a condition over a part of a fact, inside',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/><intermediateCatchEvent id="w">${trigger.conditional('box.go = true')}</intermediateCatchEvent>${flows('is > w')}</subProcess>`,
        e,
        flows('s > sub > e'),
      ),
    },
    variables: { box: { go: false } },
    play: (instance) => instance.set({ other: 1 }).set({ box: { go: true } }),
  },
  {
    name: 'several definitions of which one cannot be calculated',
    files: { p: beside(`${trigger.message('M1')}${trigger.calculated('{ value: days, unit: "workday" }')}`) },
    play: (instance) => instance.set({ days: 3 }).retry('b').complete('u'),
  },
  {
    name: 'a condition over what a called process gives',
    files: {
      p: bpmn(
        'p',
        s,
        `<parallelGateway id="f"/><callActivity id="c" calledElement="q">${mappings({ outputs: { paid: 'answer' } })}</callActivity><intermediateCatchEvent id="w">${trigger.conditional('paid = true')}</intermediateCatchEvent>`,
        users('x'),
        e,
        flows('s > f > c > x > e', 'f > w > e'),
      ),
      q: bpmn('q', `<startEvent id="qs"/>${users('ask')}<endEvent id="qe"/>${flows('qs > ask > qe')}`),
    },
    play: (instance) => instance.complete('ask', { answer: true }).complete('x'),
  },
  { name: 'a condition that holds from the start', files: { p: catching(trigger.conditional('go')) }, variables: { go: true } },
  {
    name: 'any of several definitions',
    files: { p: beside(`${trigger.message('M1')}${trigger.signal('S1')}${trigger.cycle('R3/PT1H')}${trigger.conditional('go')}`) },
    play: (instance) => instance.message('M1').signal('S1').fireNextTimer().set({ go: true }).complete('u'),
  },
  {
    name: 'any of several definitions, once',
    files: { p: beside(`${trigger.message('M1')}${trigger.timer('PT1H')}`, '') },
    play: (instance) => instance.message('M1'),
  },
  {
    name: 'all of several definitions, again and again',
    files: { p: beside(`${trigger.message('M1')}${trigger.signal('S1')}`, 'cancelActivity="false" parallelMultiple="true"') },
    play: (instance) => instance.signal('S1').message('M1').message('M1').signal('S1').complete('u'),
  },
  {
    name: 'all of several definitions of a token',
    files: { p: catching(`${trigger.message('M1')}${trigger.timer('PT1H')}`).replace('id="w"', 'id="w" parallelMultiple="true"') },
    play: (instance) => instance.fireNextTimer().message('M1'),
  },
  {
    name: 'several things thrown',
    files: {
      p: bpmn(
        'p',
        s,
        `<parallelGateway id="g"/><intermediateCatchEvent id="c">${trigger.signal('S1')}</intermediateCatchEvent><intermediateThrowEvent id="t">${trigger.signal('S1')}${trigger.message('M1')}${trigger.escalation('X1')}</intermediateThrowEvent><endEvent id="last">${trigger.message('M2')}${trigger.signal('S1')}</endEvent>`,
        users('u'),
        flows('s > g > c', 'g > u > t > last'),
      ),
    },
    play: (instance) => instance.complete('u'),
  },
  {
    name: 'a signal thrown while its catcher is on its way',
    files: {
      p: bpmn(
        'p',
        s,
        `<parallelGateway id="g"/><intermediateThrowEvent id="t">${mappings({ inputs: { a: '1' } })}${trigger.signal('S1')}</intermediateThrowEvent><intermediateCatchEvent id="c">${mappings({ outputs: { got: 'a' } })}${trigger.signal('S1')}</intermediateCatchEvent><intermediateCatchEvent id="d">${trigger.signal('S1')}</intermediateCatchEvent><task id="long"/>`,
        flows('s > g > t', 'g > c', 'g > long > d'),
      ),
    },
  },
  {
    name: 'a signal for nobody',
    files: { p: catching(trigger.message('M1')) },
    play: (instance) => [
      instance.offer({ type: 'broadcastSignal', name: 'S1', payload: {} }),
      instance.offer({ type: 'broadcastSignal', name: 'M1', payload: {} }),
    ],
  },
  {
    name: 'an event sub-process that interrupts',
    files: { p: around(handler('', `${mappings({ outputs: { got: 'text' } })}${trigger.message('M1')}`)) },
    play: (instance) => instance.message('M1', { text: 'x' }).complete('x'),
  },
  {
    name: 'an event sub-process inside a sub-process',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/>${users('u')}${handler('isInterrupting="false"', trigger.message('M1'))}${flows('is > u')}</subProcess>`,
        e,
        flows('s > sub > e'),
      ),
    },
    play: (instance) => instance.message('M1').complete('u').complete('x'),
  },
  {
    name: 'an event sub-process beside',
    files: { p: around(handler('isInterrupting="false"', trigger.signal('S1'))) },
    play: (instance) => instance.signal('S1').signal('S1').complete('u').complete('x').complete('x'),
  },
  {
    name: 'an event sub-process by the clock',
    files: { p: around(handler('isInterrupting="false"', trigger.cycle('R2/PT1H'))) },
    play: (instance) => instance.fireNextTimer().complete('x').complete('u'),
  },
  {
    name: 'an event sub-process by the clock that interrupts',
    files: { p: around(handler('', trigger.timer('P3D'))) },
    play: (instance) => instance.fireNextTimer().complete('x'),
  },
  {
    name: 'an end before the others began',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/><endEvent id="over">${trigger.terminate()}</endEvent>${users('u', 'v')}${flows('is > f > over', 'f > u', 'f > v')}</subProcess><parallelGateway id="g"/>`,
        users('w'),
        e,
        flows('s > g > sub > e', 'g > w > e'),
      ),
    },
  },
  {
    name: 'an event sub-process of several definitions',
    files: { p: around(handler('isInterrupting="false"', `${trigger.signal('S1')}${trigger.message('M1')}`)) },
    play: (instance) => instance.signal('S1').message('M1').complete('x').complete('x').complete('u'),
  },
  {
    name: 'an error caught in the scope, by its code before any',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/><serviceTask id="v" name="查" onething:connector="notify"/><endEvent id="ie"/>${handler('', `${mappings({ outputs: { why: 'error.code' } })}${trigger.error()}`)}${handler('', trigger.error('E1')).replaceAll('"es"', '"es1"').replaceAll('s9', 's1').replaceAll('e9', 'e1').replaceAll('"x"', '"y"').replaceAll('-x"', '-y"').replaceAll('"x-', '"y-')}${flows('is > v > ie')}</subProcess>`,
        e,
        flows('s > sub > e'),
      ),
    },
    play: (instance) => instance.fail('v', 'E1').complete('y'),
  },
  {
    name: 'an error beside a message in one event',
    files: {
      p: bpmn(
        'p',
        s,
        `<serviceTask id="v" onething:connector="notify"/><boundaryEvent id="b" attachedToRef="v">${trigger.message('M1')}${trigger.error('E1')}</boundaryEvent>`,
        users('x'),
        e,
        flows('s > v > e', 'b > x > e'),
      ),
    },
    play: (instance) => instance.fail('v', 'E1').complete('x'),
  },
  {
    name: 'a signal that interrupts what has not begun',
    files: {
      p: bpmn(
        'p',
        s,
        `<parallelGateway id="f"/><intermediateThrowEvent id="t">${trigger.signal('S1')}</intermediateThrowEvent>`,
        users('u', 'v'),
        e,
        handler('', trigger.signal('S1')),
        flows('s > f > t > e', 'f > u > e', 'f > v > e'),
      ),
    },
    play: (instance) => instance.complete('x'),
  },
  {
    name: 'an error end that is caught, and one that is not',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/>${users('u')}<task id="t"/><endEvent id="bad" name="出错">${trigger.error('E1')}</endEvent>${flows('is > f > t > bad', 'f > u')}</subProcess><boundaryEvent id="b" attachedToRef="sub">${trigger.error()}</boundaryEvent><endEvent id="worse" name="更糟">${trigger.error('E2')}</endEvent>`,
        flows('s > sub', 'b > worse'),
      ),
    },
    play: (instance) => {
      instance.offer({ type: 'completeActivity', activity: instance.activityAt('worse'), output: {} });
    },
  },
  {
    name: 'an escalation that is told beside, and one that interrupts',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub"><startEvent id="is"/><intermediateThrowEvent id="t">${trigger.escalation('X1')}</intermediateThrowEvent>${users('u')}<endEvent id="up">${trigger.escalation('X1')}</endEvent>${flows('is > t > u > up')}</subProcess><boundaryEvent id="b" attachedToRef="sub" cancelActivity="false">${mappings({ outputs: { code: 'escalation.code' } })}${trigger.escalation('X1')}</boundaryEvent>`,
        users('told'),
        e,
        flows('s > sub > e', 'b > told > e'),
      ),
    },
    play: (instance) => instance.complete('u').complete('told').complete('told'),
  },
  {
    name: 'an escalation that nobody catches',
    files: {
      p: bpmn(
        'p',
        s,
        `<intermediateThrowEvent id="t">${trigger.escalation('X1')}</intermediateThrowEvent><intermediateThrowEvent id="n"/>`,
        e,
        flows('s > t > n > e'),
      ),
    },
  },
  {
    name: 'a link',
    files: {
      p: bpmn(
        'p',
        `<startEvent id="s"/><exclusiveGateway id="m"/><exclusiveGateway id="g" default="g-t"/><intermediateThrowEvent id="t">${trigger.link('again')}</intermediateThrowEvent><intermediateCatchEvent id="c">${trigger.link('again')}</intermediateCatchEvent>`,
        users('u'),
        e,
        flows('s > m > u > g', 'g > e when done', 'g > t', 'c > m'),
      ),
    },
    play: (instance) => instance.complete('u', { done: false }).complete('u', { done: true }),
  },
  {
    name: 'a start at an event',
    files: { p: bpmn('p', s, `<startEvent id="m">${trigger.message('M1')}</startEvent>`, users('u'), e, flows('s > u > e', 'm > u')) },
    startEvent: 'm',
    play: (instance) => instance.complete('u'),
  },
  {
    name: 'a start at a task that receives',
    files: {
      p: bpmn(
        'p',
        `<receiveTask id="r" messageRef="M1" instantiate="true">${mappings({ outputs: { got: 'text' } })}</receiveTask>`,
        users('u'),
        e,
        flows('r > u > e'),
      ),
    },
    startEvent: 'r',
  },
  {
    name: 'the end of everything',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/>',
        users('u'),
        `<serviceTask id="v" onething:connector="notify"/><intermediateCatchEvent id="m">${trigger.message('M1')}</intermediateCatchEvent><intermediateCatchEvent id="t">${trigger.timer('P1D')}</intermediateCatchEvent><serviceTask id="i" onething:connector="notify"/><subProcess id="sub"><startEvent id="is"/>${users('in')}${flows('is > in')}</subProcess><userTask id="kill"/><endEvent id="over" name="终止">${trigger.terminate()}</endEvent>`,
        ...['u', 'v', 'm', 't', 'i', 'sub', 'kill'].map((id) => flows(`f > ${id}`)),
        flows('s > f', 'kill > over'),
      ),
    },
    play: (instance) => instance.giveUp('i').complete('kill'),
  },
  {
    name: 'a case that is cancelled',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/>',
        users('u'),
        `<serviceTask id="v" onething:connector="notify"/><intermediateCatchEvent id="m">${trigger.message('M1')}</intermediateCatchEvent><intermediateCatchEvent id="t">${trigger.timer('P1D')}</intermediateCatchEvent><serviceTask id="i" onething:connector="notify"/><subProcess id="sub"><startEvent id="is"/>${users('in')}${flows('is > in')}</subProcess><boundaryEvent id="b" attachedToRef="sub">${trigger.signal('S1')}</boundaryEvent>`,
        ...['u', 'v', 'm', 't', 'i', 'sub'].map((id) => flows(`f > ${id}`)),
        flows('s > f'),
      ),
    },
    play: (instance) => {
      instance.giveUp('i').send({ type: 'cancelInstance', reason: '申请人撤回' });
      instance.offer({ type: 'cancelInstance', reason: '' });
      instance.offer({ type: 'setVariables', values: { a: 1 } });
    },
  },
  {
    name: 'a case that is cancelled within its budget',
    files: { p: bpmn('p', s, '<task id="a"/><task id="b"/>', e, flows('s > a > b > e')) },
    context: { budget: 1 },
    play: (instance) => instance.send({ type: 'cancelInstance', reason: 'x' }),
  },
];
