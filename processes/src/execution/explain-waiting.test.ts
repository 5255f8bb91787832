import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { PlayedInstance, play, processSetOf } from '../testing/played-instance.js';
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

it('names the events of an event gateway, the condition, the branches that a join waits for and what is inside', async () => {
  const instance = await play(
    {
      p: bpmn(
        'p',
        '<startEvent id="s"/><parallelGateway id="f"/><eventBasedGateway id="g"/>',
        `<intermediateCatchEvent id="paid" name="缴费">${trigger.message('M1')}</intermediateCatchEvent><intermediateCatchEvent id="late" name="逾期">${trigger.timer('PT1H')}</intermediateCatchEvent>`,
        `<intermediateCatchEvent id="ready" name="材料齐全">${trigger.conditional('count > 2')}</intermediateCatchEvent>`,
        `<subProcess id="sub" name="核查"><startEvent id="is"/><userTask id="in" name="看现场" onething:candidates="clerk"/><endEvent id="ie"/>${flows('is > in > ie')}</subProcess>`,
        '<parallelGateway id="j" name="汇合"/><task id="t"/><endEvent id="e"/>',
        flows('s > f', 'f > g > paid > e', 'g > late > e', 'f > ready > j > e', 'f > t > j', 'f > sub > e'),
      ),
    },
    { count: 1 },
  );
  const reasons = explainWaiting(instance.definitions, instance.state).map(({ kind, elementId, who, beside }) => [kind, elementId, who.join(), beside]);
  expect(reasons.sort()).toEqual([
    ['branch', 'j', 'ready', 'token'],
    ['condition', 'ready', 'count', 'token'],
    ['inside', 'g', '', 'token'],
    ['inside', 'sub', '', 'token'],
    ['message', 'paid', 'M1', 'token'],
    ['person', 'in', 'clerk', 'token'],
    ['timer', 'late', '', 'token'],
  ]);
});

it('keeps with every way taken the condition that held and the facts that it read', async () => {
  const choice = bpmn(
    'p',
    '<startEvent id="s"/><exclusiveGateway id="x" default="x-b"/><task id="a"/><task id="b"/><endEvent id="e"/>',
    flows('s > x', 'x > a when income < params.line', 'a > e', 'x > b > e'),
  );
  const told = async (income: number) => {
    const instance = new PlayedInstance(await processSetOf({ p: choice }), { parameters: { line: 100 } });
    instance.send({ type: 'startInstance', processId: 'p', variables: { income, members: ['甲'] } });
    return instance.events.find(({ type, elementId }) => type === 'flow.taken' && elementId?.startsWith('x-'));
  };
  expect(await told(80)).toMatchObject({ elementId: 'x-a', data: { because: 'income < params.line', facts: { income: 80, 'params.line': 100 } } });
  expect(await told(120)).toMatchObject({ elementId: 'x-b', data: { because: 'default', facts: { income: 120, 'params.line': 100 } } });
});
