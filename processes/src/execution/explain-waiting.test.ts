import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';
import { explainWaiting } from './explain-waiting.js';

it('says for every place who or what is awaited, and until when', async () => {
  const instance = await play({
    p: bpmn(
      'p',
      '<startEvent id="s"/><parallelGateway id="f"/><userTask id="u" name="档案核查" onething:candidates="school.archive"/>',
      `<boundaryEvent id="late" name="逾期" attachedToRef="u">${trigger.timer('PT1H')}</boundaryEvent>`,
      `<serviceTask id="v" name="查户籍" onething:connector="registry-lookup"/><receiveTask id="m" name="等待缴费" messageRef="M1"/><businessRuleTask id="d" name="判定" onething:decision="D"/><endEvent id="e"/>`,
      flows('s > f', 'f > u > e', 'f > v > e', 'f > m > e', 'f > d > e', 'late > e'),
    ),
  });
  const reasons = explainWaiting(instance.definitions, instance.state);
  expect(reasons.map(({ kind, elementId, who, until, beside }) => [kind, elementId, who, until, beside])).toEqual([
    ['person', 'u', ['school.archive'], undefined, 'token'],
    ['timer', 'late', [], '2026-09-14T10:00:00+08:00', 'armed'],
    ['system', 'v', ['registry-lookup'], undefined, 'token'],
    ['message', 'm', ['M1'], undefined, 'token'],
    ['incident', 'd', [], undefined, 'token'],
  ]);
  expect(reasons[0]?.reason.zh).toBe('等待school.archive办理“档案核查”。');
  expect(reasons[1]?.reason.zh).toContain('2026-09-14 10:00');
  expect(reasons[4]?.reason.zh).toContain('发布版中没有决策“D”');
});
