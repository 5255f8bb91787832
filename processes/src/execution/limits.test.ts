import { bpmn, flows, loop } from '../testing/bpmn-text.js';
import { PlayedInstance, play, processSetOf } from '../testing/played-instance.js';

describe('limits of an instance', () => {
  it('refuses a model that forks without end, and changes nothing', async () => {
    const bomb = bpmn(
      'p',
      '<startEvent id="s"/><exclusiveGateway id="m"/><parallelGateway id="f"/><task id="a"/><task id="b"/><endEvent id="e"/>',
      flows('s > m > f', 'f > a > m', 'f > b > m', 'f > e'),
    );
    const instance = new PlayedInstance(await processSetOf({ p: bomb }));
    expect(instance.offer({ type: 'startInstance', processId: 'p', variables: {} })).toMatchObject({ ok: false, code: 'TOO_MANY_TOKENS' });
  });

  it('refuses a process that calls itself without end', async () => {
    const recursive = bpmn('p', '<startEvent id="s"/><callActivity id="c" calledElement="p"/><endEvent id="e"/>', flows('s > c > e'));
    const instance = new PlayedInstance(await processSetOf({ p: recursive }));
    expect(instance.offer({ type: 'startInstance', processId: 'p', variables: {} })).toMatchObject({ ok: false, code: 'TOO_MANY_TOKENS' });
  });

  it('counts every token: resting, waiting at joins, and in what a step does not touch', async () => {
    const sub = `<subProcess id="sub"><startEvent id="is"/><parallelGateway id="g"/><userTask id="a"/><task id="b"/><parallelGateway id="j"/><endEvent id="ie"/>${flows('is > g > a > j', 'g > b > j', 'j > ie')}</subProcess>`;
    const model = bpmn(
      'p',
      '<startEvent id="s"/><parallelGateway id="f"/><userTask id="u"/><parallelGateway id="k"/><endEvent id="e"/>',
      sub,
      flows('s > f > sub > e', 'f > u > k > e'),
    );
    const context = { tokens: 4 };
    const instance = new PlayedInstance(await processSetOf({ p: model }), context);
    // The sub-process, a, b at the join, and u.
    instance.send({ type: 'startInstance', processId: 'p', variables: {} });
    context.tokens = 3;
    expect(instance.offer({ type: 'setVariables', values: { x: 1 } })).toMatchObject({ ok: false, code: 'TOO_MANY_TOKENS' });
    expect(instance.offer({ type: 'setVariables', values: {} })).toMatchObject({ ok: false, code: 'TOO_MANY_TOKENS' });
  });

  it('stops a task at more turns than it may have tokens, and refuses a step that has one too many', async () => {
    const model = (turns: string) =>
      bpmn('p', '<startEvent id="s"/>', `<userTask id="u">${loop.times(turns)}</userTask>`, '<endEvent id="e"/>', flows('s > u > e'));
    const start = { type: 'startInstance', processId: 'p', variables: {} } as const;
    const many = new PlayedInstance(await processSetOf({ p: model('4') }), { tokens: 3 });
    expect(many.send(start).incidents).toEqual(['u TOO_MANY_TURNS']);
    const full = new PlayedInstance(await processSetOf({ p: model('3') }), { tokens: 3 });
    expect(full.offer(start)).toMatchObject({ ok: false, code: 'TOO_MANY_TOKENS' });
  });

  it('says what cannot be started', async () => {
    const instance = new PlayedInstance(await processSetOf({ p: bpmn('p', '<startEvent id="s"/><task id="t"/>', flows('s > t')) }));
    const start = (processId: string, startEvent?: string) =>
      instance.offer({ type: 'startInstance', processId, variables: {}, ...(startEvent ? { startEvent } : {}) });
    expect(start('q')).toMatchObject({ code: 'START_NOT_POSSIBLE', message: { zh: '流程“q”不在发布版中，或没有普通开始事件。' } });
    expect(start('p', 't')).toMatchObject({ code: 'START_NOT_POSSIBLE', message: { zh: '流程“p”不在发布版中，或没有开始事件“t”。' } });
    expect(start('q', 's')).toMatchObject({ code: 'START_NOT_POSSIBLE', message: { en: 'The process “q” is not in the release or has no start event “s”.' } });
  });

  it('allows 400 tokens in one task, each of its own, and cancels them at once', async () => {
    const tasks = Array.from({ length: 400 }, (_, index) => `t${index}`);
    const instance = await play({
      p: bpmn(
        'p',
        '<startEvent id="s"/><userTask id="u"/><endEvent id="e"/>',
        ...tasks.map((id) => `<task id="${id}"/>`),
        '<parallelGateway id="f"/>',
        flows('s > f', ...tasks.map((id) => `f > ${id} > u`), 'u > e'),
      ),
    });
    expect(instance.open.tasks).toHaveLength(400);
    instance.send({ type: 'cancelInstance', reason: 'test' });
    expect(instance.effects.filter(({ type }) => type === 'closeTask')).toHaveLength(400);
  });

  it('does not tell the outside what was asked for and withdrawn within one step', async () => {
    const model = bpmn(
      'p',
      '<startEvent id="s"/><task id="t"/><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="e"/>',
      flows('s > t > e', 'b > e'),
    );
    const instance = await play({ p: model });
    expect(instance.effects.map(({ type }) => type)).toEqual(['endInstance']);
  });

  it('refuses commands that come before the start, twice, or at the wrong place', async () => {
    const model = bpmn('p', '<startEvent id="s"/><userTask id="u"/><endEvent id="e"/>', flows('s > u > e'));
    const instance = new PlayedInstance(await processSetOf({ p: model }));
    expect(instance.offer({ type: 'completeActivity', activity: 'a1', output: {} })).toMatchObject({ code: 'INSTANCE_NOT_RUNNING' });
    expect(instance.offer({ type: 'startInstance', processId: 'q', variables: {} })).toMatchObject({ code: 'START_NOT_POSSIBLE' });
    expect(instance.offer({ type: 'startInstance', processId: 'p', variables: {}, startEvent: 'u' })).toMatchObject({ code: 'START_NOT_POSSIBLE' });
    instance.send({ type: 'startInstance', processId: 'p', variables: {} });
    expect(instance.offer({ type: 'startInstance', processId: 'p', variables: {} })).toMatchObject({ code: 'INSTANCE_ALREADY_STARTED' });
    const activity = instance.open.tasks[0]?.activity ?? '';
    expect(instance.offer({ type: 'fireTimer', activity })).toMatchObject({ code: 'ACTIVITY_NOT_EXPECTED' });
    expect(instance.offer({ type: 'correlateMessage', activity, payload: {} })).toMatchObject({ code: 'ACTIVITY_NOT_EXPECTED' });
    expect(instance.offer({ type: 'retryActivity', activity })).toMatchObject({ code: 'ACTIVITY_NOT_EXPECTED' });
    expect(instance.offer({ type: 'completeActivity', activity: '__proto__', output: {} })).toMatchObject({ code: 'ACTIVITY_NOT_FOUND' });
  });
});
