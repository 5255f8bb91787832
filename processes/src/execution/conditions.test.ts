import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';
import { explainWaiting } from './explain-waiting.js';

const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const set = (values: Record<string, boolean | number>) => ({ type: 'setVariables' as const, values });

describe('a conditional event', () => {
  it('goes on at once when its condition holds, else when it begins to hold', async () => {
    const model = bpmn('p', s, `<intermediateCatchEvent id="c">${trigger.conditional('paid >= 100')}</intermediateCatchEvent>`, e, flows('s > c > e'));
    expect((await play({ p: model }, { paid: 100 })).completed).toBe('s c e');
    const waiting = await play({ p: model });
    waiting.send(set({ paid: 40 }));
    expect(waiting.status).toBe('running');
    waiting.send(set({ paid: 100 }));
    expect(waiting.completed).toBe('s c e');
  });

  it('on a border interrupts when a task beside it changes what it reads', async () => {
    const host = `<userTask id="host"/><boundaryEvent id="b" attachedToRef="host">${trigger.conditional('withdrawn')}</boundaryEvent>`;
    const instance = await play({
      p: bpmn('p', s, '<parallelGateway id="g"/>', host, '<userTask id="other"/>', e, flows('s > g > host > e', 'g > other > e', 'b > e')),
    });
    instance.complete('other', { withdrawn: true });
    expect(instance.completed).toBe('s g other e b e');
  });

  it('without interrupting happens each time that the condition becomes true, not as long as it is', async () => {
    const host = `<userTask id="host"/><boundaryEvent id="b" attachedToRef="host" cancelActivity="false">${trigger.conditional('level > 3')}</boundaryEvent><task id="warn"/>`;
    const instance = await play({ p: bpmn('p', s, host, e, flows('s > host > e', 'b > warn')) });
    for (const level of [4, 5, 1, 6]) instance.send(set({ level }));
    instance.complete('host');
    expect(instance.completed).toBe('s b warn b warn host e');
  });

  it('says what it waits for', async () => {
    const instance = await play({
      p: bpmn('p', s, `<intermediateCatchEvent id="c" name="缴清">${trigger.conditional('paid >= 100')}</intermediateCatchEvent>`, e, flows('s > c > e')),
    });
    expect(explainWaiting(instance.definitions, instance.state)).toMatchObject([
      { kind: 'condition', elementId: 'c', who: ['paid'], reason: { zh: '“缴清”等待条件成立：paid >= 100。' } },
    ]);
  });

  it('begins an event sub-process', async () => {
    const sub = `<subProcess id="es" triggeredByEvent="true"><startEvent id="cs">${trigger.conditional('stop = true')}</startEvent><task id="close"/>${flows('cs > close')}</subProcess>`;
    const instance = await play({ p: bpmn('p', s, '<userTask id="t"/>', sub, e, flows('s > t > e')) });
    instance.send(set({ stop: true }));
    expect(instance.completed).toBe('s cs close es');
    expect(instance.status).toBe('completed');
  });
});
