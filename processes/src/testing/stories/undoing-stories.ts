import { bpmn, flows, loop, mappings, trigger, undoable } from '../bpmn-text.js';
import type { Story } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');
const undo = (activity?: string) => `<intermediateThrowEvent id="undo">${trigger.compensate(activity)}</intermediateThrowEvent>`;
const refund = '<userTask id="refund" isForCompensation="true"/>';
const paying = `<startEvent id="is"/>${undoable('pay', 'refund', undefined, refund)}${undoable('post', 'recall')}<endEvent id="ie"/>${flows('is > pay > post > ie')}`;
const wrong = `<startEvent id="is"/>${undoable('pay', 'refund')}${users('check', 'beside')}<parallelGateway id="f"/><exclusiveGateway id="x" default="x-ok"/><endEvent id="ok"/><endEvent id="no" name="撤销">${trigger.cancel()}</endEvent>${flows('is > pay > f > check > x', 'f > beside', 'x > ok', 'x > no when wrong')}`;
const caught = `<boundaryEvent id="b" attachedToRef="tx">${trigger.cancel()}</boundaryEvent>`;

/** What was done and is undone. */
export const undoingStories: readonly Story[] = [
  {
    name: 'undone in reverse order',
    files: {
      p: bpmn(
        'p',
        s,
        undoable('pay', 'refund', undefined, refund),
        undoable('post', 'recall'),
        undo(),
        users('after'),
        e,
        flows('s > pay > post > undo > after > e'),
      ),
    },
    play: (instance) => instance.complete('refund', { back: 1 }, '甲').complete('after'),
  },
  {
    name: 'one thing undone of two',
    files: {
      p: bpmn(
        'p',
        s,
        undoable('pay', 'refund'),
        undoable('post', 'recall'),
        undo('pay'),
        users('after'),
        `<endEvent id="all">${trigger.compensate()}</endEvent>`,
        flows('s > pay > post > undo > after > all'),
      ),
    },
    play: (instance) => instance.complete('after'),
  },
  {
    name: 'nothing to undo',
    files: { p: bpmn('p', s, undoable('post', 'recall'), undo('post').replace('"undo"', '"early"'), e, flows('s > early > post > e')) },
  },
  {
    name: 'what was done inside',
    files: { p: bpmn('p', s, `<subProcess id="sub">${paying}</subProcess>`, undo('sub'), e, flows('s > sub > undo > e')) },
    variables: { amount: 1 },
    play: (instance) => {
      instance.offer({ type: 'returnActivity', activity: instance.activityAt('refund'), target: 's', cancels: [], reason: '' });
      instance.complete('refund');
    },
  },
  {
    name: 'what was done inside, undone from inside only',
    files: {
      p: bpmn(
        'p',
        s,
        undoable('first', 'unfirst'),
        `<subProcess id="sub">${paying.replace('<endEvent id="ie"/>', `<endEvent id="ie">${trigger.compensate()}</endEvent>`)}</subProcess>`,
        e,
        flows('s > first > sub > e'),
      ),
    },
    play: (instance) => instance.complete('refund'),
  },
  {
    name: 'what a called process undoes by itself',
    files: {
      p: bpmn('p', s, undoable('first', 'unfirst'), '<callActivity id="c" calledElement="q"/>', e, flows('s > first > c > e')),
      q: bpmn('q', paying.replace('<endEvent id="ie"/>', `<endEvent id="ie">${trigger.compensate()}</endEvent>`)),
    },
    play: (instance) => instance.complete('refund'),
  },
  {
    name: 'a handler with turns',
    files: {
      p: bpmn(
        'p',
        s,
        undoable('pay', 'refund', undefined, `<userTask id="refund" isForCompensation="true">${loop.times('2')}</userTask>`),
        undo(),
        e,
        flows('s > pay > undo > e'),
      ),
    },
    play: (instance) => instance.complete('refund').complete('refund'),
  },
  {
    name: 'what a called process did',
    files: {
      p: bpmn(
        'p',
        s,
        `<callActivity id="c" calledElement="q">${mappings({ outputs: { paid: 'case.today' } })}</callActivity>`,
        undo(),
        e,
        flows('s > c > undo > e'),
      ),
      q: bpmn('q', paying),
    },
    play: (instance) => instance.complete('refund'),
  },
  {
    name: 'what a handler inside undoes',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub">${paying}<subProcess id="es" triggeredByEvent="true"><startEvent id="cs">${trigger.compensate()}</startEvent>${users('note')}<intermediateThrowEvent id="rest">${trigger.compensate()}</intermediateThrowEvent>${flows('cs > note > rest')}</subProcess></subProcess>`,
        undo(),
        e,
        flows('s > sub > undo > e'),
      ),
    },
    play: (instance) => instance.complete('note').complete('refund'),
  },
  {
    name: 'every turn undone',
    files: {
      p: bpmn(
        'p',
        s,
        undoable(
          'pay',
          'refund',
          `<task id="pay">${loop.each('rows', 'row')}</task>`,
          '<scriptTask id="refund" isForCompensation="true" scriptFormat="urn:onething:feel:1" onething:result="back"><script>concatenate(back, [row])</script></scriptTask>',
        ),
        undo(),
        e,
        flows('s > pay > undo > e'),
      ),
    },
    variables: { rows: ['甲', '乙'], back: [] },
  },
  {
    name: 'undone step by step',
    files: {
      p: bpmn(
        'p',
        s,
        `<subProcess id="sub">${paying.replace(refund, '<task id="refund" isForCompensation="true"/>')}</subProcess>`,
        undoable('first', 'unfirst'),
        undo(),
        e,
        flows('s > sub > first > undo > e'),
      ),
    },
    context: { budget: 1 },
    play: (instance) => {
      while (instance.status === 'running') instance.send({ type: 'continue' });
    },
  },
  {
    name: 'undone by an event sub-process',
    files: {
      p: bpmn(
        'p',
        s,
        undoable('pay', 'refund'),
        users('u'),
        e,
        `<subProcess id="es" triggeredByEvent="true"><startEvent id="es-s" isInterrupting="false">${trigger.message('M1')}</startEvent><intermediateThrowEvent id="undo">${trigger.compensate()}</intermediateThrowEvent>${flows('es-s > undo')}</subProcess>`,
        flows('s > pay > u > e'),
      ),
    },
    play: (instance) => instance.message('M1').complete('u'),
  },
  {
    name: 'a handler that stops',
    files: {
      p: bpmn(
        'p',
        s,
        undoable('pay', 'refund', undefined, '<serviceTask id="refund" isForCompensation="true" onething:connector="notify"/>'),
        undo(),
        e,
        flows('s > pay > undo > e'),
      ),
    },
    play: (instance) => instance.giveUp('refund').retry('refund').answer('refund'),
  },
  {
    name: 'a transaction that goes well',
    files: { p: bpmn('p', s, `<transaction id="tx">${wrong}</transaction>`, caught, e, flows('s > tx > e', 'b > e')) },
    play: (instance) => instance.complete('beside').complete('check', { wrong: false }),
  },
  {
    name: 'a transaction that is cancelled',
    files: { p: bpmn('p', s, `<transaction id="tx">${wrong}</transaction>`, caught, e, flows('s > tx > e', 'b > e')) },
    play: (instance) => instance.complete('check', { wrong: true }),
  },
  {
    name: 'a transaction cancelled from deeper inside',
    files: {
      p: bpmn(
        'p',
        s,
        `<transaction id="tx"><startEvent id="ts"/>${undoable('first', 'unfirst')}<subProcess id="sub">${wrong}</subProcess>${flows('ts > first > sub')}</transaction>`,
        caught,
        e,
        flows('s > tx > e', 'b > e'),
      ),
    },
    play: (instance) => instance.complete('check', { wrong: true }),
  },
  {
    name: 'a transaction that nobody catches',
    files: { p: bpmn('p', s, `<transaction id="tx" name="支付">${wrong}</transaction>`, e, flows('s > tx > e')) },
    play: (instance) => instance.complete('check', { wrong: true }),
  },
  {
    name: 'a transaction that is missing',
    files: { p: bpmn('p', s, `<endEvent id="no" name="撤销">${trigger.cancel()}</endEvent>`, flows('s > no')) },
  },
];
