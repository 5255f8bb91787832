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
];
