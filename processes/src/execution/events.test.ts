import { bpmn, flows, mappings, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';

const onTask = (event: string, ...rest: readonly string[]) =>
  bpmn('p', '<startEvent id="s"/><userTask id="u"/>', event, '<task id="x"/><endEvent id="e"/><endEvent id="ex"/>', ...rest, flows('s > u > e', 'b > x > ex'));

describe('a boundary event', () => {
  it('interrupts: the task is closed and the case goes the other way', async () => {
    const instance = await play({ p: onTask(`<boundaryEvent id="b" attachedToRef="u">${trigger.timer('PT1H')}</boundaryEvent>`) });
    instance.fireNextTimer();
    expect(instance.effects).toContainEqual({ type: 'closeTask', activity: 'a2', reason: 'cancelled' });
    expect(instance.completed).toBe('s b x ex');
  });

  it('is disarmed when the task is completed in time', async () => {
    const instance = await play({ p: onTask(`<boundaryEvent id="b" attachedToRef="u">${trigger.timer('PT1H')}</boundaryEvent>`) });
    const [timer] = instance.open.timers;
    instance.complete('u');
    expect(instance.effects).toContainEqual({ type: 'cancelTimer', activity: timer?.activity });
    expect(instance.outcome).toBe('e');
  });

  it('that does not interrupt happens beside the task; a message as often as it comes', async () => {
    const instance = await play({ p: onTask(`<boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${trigger.message('M1')}</boundaryEvent>`) });
    instance.message('M1').message('M1').message('M1');
    expect(instance.tasks).toEqual(['u']);
    instance.complete('u');
    expect(instance.completed).toBe('s b x ex b x ex b x ex u e');
  });

  it('that repeats fires as often as it says, each time as another timer', async () => {
    const instance = await play({ p: onTask(`<boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${trigger.cycle('R3/PT1H')}</boundaryEvent>`) });
    const seen = new Set<string>();
    for (let turn = 1; turn <= 3; turn++) {
      const [timer] = instance.open.timers;
      expect(timer).toMatchObject({ rule: { kind: 'cycle', remaining: 4 - turn }, due: `2026-09-14T${String(9 + turn).padStart(2, '0')}:00:00+08:00` });
      seen.add(timer?.activity ?? '');
      instance.fireNextTimer();
    }
    expect(seen.size).toBe(3);
    expect(instance.open.timers).toEqual([]);
    instance.complete('u');
    expect(instance.status).toBe('completed');
  });

  it('warns at a share of a limit in working days and says by which rule', async () => {
    const instance = await play(
      {
        p: onTask(
          `<boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${trigger.calculated('{ value: days, unit: "workday", share: 0.8 }')}</boundaryEvent>`,
        ),
      },
      { days: 5 },
    );
    expect(instance.open.timers).toMatchObject([
      {
        rule: { kind: 'limit', limit: { value: 5, unit: 'workday', share: 0.8 }, from: '2026-09-14T09:00:00+08:00' },
        due: '2026-09-19T00:00:00+08:00',
        provisional: false,
      },
    ]);
  });

  it('whose time cannot be calculated is an incident; the task itself is open', async () => {
    const instance = await play({
      p: onTask(`<boundaryEvent id="b" attachedToRef="u">${trigger.calculated('{ value: days, unit: "workday" }')}</boundaryEvent>`),
    });
    expect(instance.tasks).toEqual(['u']);
    expect(instance.incidents).toEqual(['b EXPRESSION_UNKNOWN']);
    instance
      .send({ type: 'setVariables', values: { days: 1 } })
      .retry('b')
      .fireNextTimer();
    expect(instance.completed).toBe('s b x ex');
  });
});

describe('an intermediate event', () => {
  const waiting = (event: string) =>
    bpmn('p', '<startEvent id="s"/>', `<intermediateCatchEvent id="w">${event}</intermediateCatchEvent>`, '<endEvent id="e"/>', flows('s > w > e'));

  it.each([
    ['PT30M', '2026-09-14T09:30:00+08:00'],
    ['P1M', '2026-10-14T09:00:00+08:00'],
    ['P400D', '2027-10-19T09:00:00+08:00'],
  ])('waits for %s, however long that is', async (duration, due) => {
    const instance = await play({ p: waiting(trigger.timer(duration)) });
    expect(instance.open.timers).toMatchObject([{ due, rule: { kind: 'duration', iso: duration } }]);
    instance.fireNextTimer();
    expect(instance.completed).toBe('s w e');
  });

  it('refuses a timer that is not armed any more', async () => {
    const instance = await play({ p: waiting(trigger.timer('PT1H')) });
    instance.fireNextTimer();
    expect(instance.offer({ type: 'fireTimer', activity: 'a2' })).toMatchObject({ ok: false, code: 'INSTANCE_NOT_RUNNING' });
  });

  it('keeps of a message what its outputs name', async () => {
    const instance = await play({
      p: waiting(`${mappings({ outputs: { paid: 'amount' } })}${trigger.message('M1')}`).replace(
        /(<intermediateCatchEvent id="w">)(.*?)(<\/intermediateCatchEvent>)/,
        '$1$2$3',
      ),
    });
    instance.message('M1', { amount: 12_00, other: 'x' });
    expect(instance.variables).toEqual({ paid: 1200 });
  });

  it('throws a signal to every catcher of the instance and to the outside', async () => {
    const model = bpmn(
      'p',
      '<startEvent id="s"/><parallelGateway id="f"/>',
      `<intermediateCatchEvent id="c1">${trigger.signal('S1')}</intermediateCatchEvent><intermediateCatchEvent id="c2">${trigger.signal('S1')}</intermediateCatchEvent><userTask id="u"/><intermediateThrowEvent id="t">${trigger.signal('S1')}</intermediateThrowEvent><endEvent id="e"/>`,
      flows('s > f', 'f > c1 > e', 'f > c2 > e', 'f > u > t > e'),
    );
    const instance = await play({ p: model });
    instance.complete('u');
    expect(instance.status).toBe('completed');
    expect(instance.effects.filter(({ type }) => type === 'throwSignal')).toHaveLength(1);
    expect(instance.effects.filter(({ type }) => type === 'unsubscribe')).toHaveLength(2);
  });

  it('says when nobody waits for a signal', async () => {
    const instance = await play({ p: waiting(trigger.timer('PT1H')) });
    expect(instance.offer({ type: 'broadcastSignal', name: 'S1', payload: {} })).toMatchObject({ ok: false, code: 'SIGNAL_NOT_AWAITED' });
  });

  it('links: goes on at the target, also in a loop', async () => {
    const model = bpmn(
      'p',
      `<startEvent id="s"/><exclusiveGateway id="m"/><userTask id="u"/><exclusiveGateway id="g" default="g-t"/><intermediateThrowEvent id="t">${trigger.link('again')}</intermediateThrowEvent><intermediateCatchEvent id="c">${trigger.link('again')}</intermediateCatchEvent><endEvent id="e"/>`,
      flows('s > m > u > g', 'g > e when done', 'g > t', 'c > m'),
    );
    const instance = await play({ p: model });
    instance.complete('u', { done: false }).complete('u', { done: true });
    expect(instance.completed).toBe('s m u g t c m u g e');
  });
});

describe('an end event', () => {
  it('names the outcome of the case', async () => {
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/><endEvent id="refused" name="不予办理"/>', flows('s > refused')) });
    expect(instance.effects).toContainEqual({ type: 'endInstance', status: 'completed', endEvent: 'refused', endName: '不予办理' });
  });

  it('that terminates ends its own scope at once', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="f"/><userTask id="u"/><task id="t"/><endEvent id="kill">${trigger.terminate()}</endEvent><endEvent id="ie"/>${flows('is > f', 'f > u > ie', 'f > t > kill')}</subProcess>`;
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/>', inside, '<task id="x"/><endEvent id="e"/>', flows('s > sub > x > e')) });
    expect(instance.completed).toBe('s is f t kill sub x e');
    expect(instance.events.filter(({ type }) => type === 'activity.cancelled')).toMatchObject([{ elementId: 'u' }]);
    expect(instance.status).toBe('completed');
  });

  it('that terminates the process says so', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        `<startEvent id="s"/><parallelGateway id="f"/><userTask id="u"/><endEvent id="kill">${trigger.terminate()}</endEvent><endEvent id="e"/>`,
        flows('s > f', 'f > u > e', 'f > kill'),
      ),
    });
    expect(instance.status).toBe('terminated');
    expect(instance.outcome).toBe('kill');
  });
});

describe('cancelling', () => {
  it('closes everything that is outstanding, from the top down', async () => {
    const instance = await play({ p: onTask(`<boundaryEvent id="b" attachedToRef="u">${trigger.timer('PT1H')}</boundaryEvent>`) });
    instance.send({ type: 'cancelInstance', reason: '申请人撤回' });
    expect(instance.status).toBe('cancelled');
    expect(instance.events.at(-1)).toMatchObject({ type: 'instance.cancelled', data: { reason: '申请人撤回' } });
    expect(instance.offer({ type: 'cancelInstance', reason: 'x' })).toMatchObject({ ok: false, code: 'INSTANCE_NOT_RUNNING' });
  });
});
