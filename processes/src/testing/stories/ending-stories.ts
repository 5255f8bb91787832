import { bpmn, flows, mappings, trigger } from '../bpmn-text.js';
import type { Story } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');
const handler = (attributes: string, event: string) =>
  `<subProcess id="es" name="处理" triggeredByEvent="true"><startEvent id="s9" ${attributes}>${event}</startEvent>${users('x')}<endEvent id="e9"/>${flows('s9 > x > e9')}</subProcess>`;

/** How things go wrong, are told outwards, and end. */
export const endingStories: readonly Story[] = [
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
