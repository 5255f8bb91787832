import { bpmn, flows, loop, trigger, undoable } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';

const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const undo = (activity?: string) => `<intermediateThrowEvent id="undo">${trigger.compensate(activity)}</intermediateThrowEvent>`;
const undoEnd = `<endEvent id="undo-all">${trigger.compensate()}</endEvent>`;

describe('compensation', () => {
  it('undoes in reverse order and waits until everything is undone', async () => {
    const handler = '<userTask id="refund" isForCompensation="true"/>';
    const instance = await play({
      p: bpmn(
        'p',
        s,
        undoable('pay', 'refund', undefined, handler),
        undoable('post', 'recall'),
        undo(),
        '<task id="after"/>',
        e,
        flows('s > pay > post > undo > after > e'),
      ),
    });
    expect(instance.completed).toBe('s pay post recall undo-post');
    instance.complete('refund');
    expect(instance.completed).toBe('s pay post recall undo-post refund undo-pay undo after e');
  });

  it('still knows what was done before a wait', async () => {
    const instance = await play({ p: bpmn('p', s, undoable('pay', 'refund'), '<userTask id="wait"/>', undoEnd, flows('s > pay > wait > undo-all')) });
    instance.complete('wait');
    expect(instance.completed).toBe('s pay wait refund undo-pay undo-all');
  });

  it('undoes only what is named, and what was done only', async () => {
    const both = [undoable('pay', 'refund'), undoable('post', 'recall')];
    const named = await play({ p: bpmn('p', s, ...both, undo('pay'), e, flows('s > pay > post > undo > e')) });
    expect(named.completed).toBe('s pay post refund undo-pay undo e');
    const notDone = await play({ p: bpmn('p', s, ...both, undo('post').replaceAll('"undo"', '"early"'), e, flows('s > pay > early > post > e')) });
    expect(notDone.completed).toBe('s pay early post e');
  });

  it('undoes nothing twice', async () => {
    const instance = await play({ p: bpmn('p', s, undoable('pay', 'refund'), undo(), undoEnd, flows('s > pay > undo > undo-all')) });
    expect(instance.completed).toBe('s pay refund undo-pay undo undo-all');
  });

  it('undoes what was completed inside a sub-process, with the variables of that time', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/>${undoable('pay', 'refund')}${undoable('post', 'recall')}${flows('is > pay > post')}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, inside, undo(), e, flows('s > sub > undo > e')) });
    expect(instance.completed).toBe('s is pay post sub recall undo-post refund undo-pay undo e');
  });

  it('undoes a sub-process by its own handler where it has one', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/>${undoable('pay', 'refund')}${flows('is > pay')}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, undoable('sub', 'correct', inside), undo('sub'), e, flows('s > sub > undo > e')) });
    expect(instance.completed).toBe('s is pay sub correct undo-sub undo e');
  });

  it('leaves it to the compensation event sub-process where there is one', async () => {
    const handler = `<subProcess id="es" triggeredByEvent="true"><startEvent id="cs">${trigger.compensate()}</startEvent><task id="note"/><intermediateThrowEvent id="rest">${trigger.compensate()}</intermediateThrowEvent>${flows('cs > note > rest')}</subProcess>`;
    const inside = `<subProcess id="sub"><startEvent id="is"/>${undoable('pay', 'refund')}${flows('is > pay')}${handler}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, inside, undo(), e, flows('s > sub > undo > e')) });
    expect(instance.completed).toBe('s is pay sub cs note refund undo-pay rest es undo e');
  });

  it('undoes what a called process has done', async () => {
    const called = bpmn('q', '<startEvent id="qs"/>', undoable('pay', 'refund'), '<endEvent id="qe"/>', flows('qs > pay > qe'));
    const instance = await play({ p: bpmn('p', s, '<callActivity id="c" calledElement="q"/>', undo(), e, flows('s > c > undo > e')), q: called });
    expect(instance.completed).toBe('s q/qs q/pay q/qe c q/refund q/undo-pay undo e');
  });

  it('undoes every turn of a multi-instance activity, with its own item', async () => {
    const pay = `<task id="pay">${loop.each('rows', 'row')}</task>`;
    const handler =
      '<scriptTask id="refund" isForCompensation="true" scriptFormat="urn:onething:feel:1" onething:result="back"><script>concatenate(back, [row])</script></scriptTask>';
    const instance = await play(
      { p: bpmn('p', s, undoable('pay', 'refund', pay, handler), undo(), e, flows('s > pay > undo > e')) },
      { rows: ['甲', '乙'], back: [] },
    );
    expect(instance.incidents).toEqual([]);
    expect(instance.variables.back).toEqual(['乙', '甲']);
  });

  it('survives an incident in a handler', async () => {
    const handler = '<serviceTask id="refund" isForCompensation="true" onething:connector="notify"/>';
    const instance = await play({ p: bpmn('p', s, undoable('pay', 'refund', undefined, handler), undo(), e, flows('s > pay > undo > e')) });
    const job = instance.open.jobs[0]?.activity ?? '';
    instance.send({ type: 'raiseIncident', activity: job, code: 'BANK_DOWN', message: { zh: '银行不通', en: 'down' } });
    instance.retry('refund').answer('refund');
    expect(instance.status).toBe('completed');
  });
});

describe('a transaction', () => {
  const inside = `<startEvent id="is"/>${undoable('pay', 'refund')}<userTask id="check"/><exclusiveGateway id="x" default="x-ok"/><endEvent id="ok"/><endEvent id="no">${trigger.cancel()}</endEvent>${flows('is > pay > check > x', 'x > ok', 'x > no when wrong')}`;
  const process = bpmn(
    'p',
    s,
    `<transaction id="tx">${inside}</transaction><boundaryEvent id="b" attachedToRef="tx">${trigger.cancel()}</boundaryEvent>`,
    '<task id="tell"/>',
    e,
    flows('s > tx > e', 'b > tell > e'),
  );

  it('is a sub-process when nothing goes wrong', async () => {
    const instance = await play({ p: process });
    instance.complete('check', { wrong: false });
    expect(instance.completed).toBe('s is pay check x ok tx e');
  });

  it('is undone before its cancel event carries on', async () => {
    const instance = await play({ p: process });
    instance.complete('check', { wrong: true });
    expect(instance.completed).toBe('s is pay check x no refund undo-pay b tell e');
  });
});
