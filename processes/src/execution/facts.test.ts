import { bpmn, flows } from '../testing/bpmn-text.js';
import { PlayedInstance, play, processSetOf } from '../testing/played-instance.js';

describe('the moment of a step', () => {
  const noting = (id: string, text: string) =>
    `<scriptTask id="${id}" scriptFormat="urn:onething:feel:1" onething:result="${id}"><script>${text}</script></scriptTask>`;
  const process = bpmn(
    'p',
    '<startEvent id="s"/>',
    noting('began', 'case.now'),
    '<userTask id="u"/>',
    noting('day', 'case.today'),
    noting('hours', 'hours between(began, case.now)'),
    '<endEvent id="e"/>',
    flows('s > began > u > day > hours > e'),
  );

  it('is read as case.now and case.today, and moves on with each step', async () => {
    const instance = await play({ p: process });
    instance.now = '2026-09-16T10:30:00+08:00';
    instance.complete('u');
    expect(instance.variables).toMatchObject({ began: '2026-09-14T09:00:00+08:00', day: '2026-09-16', hours: 49 });
  });

  it.each([
    [{ no: 'N1' }, { no: 'N1', now: '2026-09-14T09:00:00+08:00', today: '2026-09-14' }],
    ['N1', { now: '2026-09-14T09:00:00+08:00', today: '2026-09-14' }],
    [null, { now: '2026-09-14T09:00:00+08:00', today: '2026-09-14' }],
  ])('stands beside what the case knows: %j', async (file, known) => {
    const model = bpmn('p', '<startEvent id="s"/>', noting('all', 'case'), '<endEvent id="e"/>', flows('s > all > e'));
    const instance = new PlayedInstance(await processSetOf({ p: model }), { facts: { case: file } });
    instance.send({ type: 'startInstance', processId: 'p', variables: {} });
    expect(instance.variables.all).toEqual(known);
  });
});
