import { bpmn, flows, mappings, trigger } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import { checkProcess } from './check-process.js';
import type { Environment } from './environment.js';
import { parseProcess } from './parse-process.js';

async function findingsOf(xml: string, environment: Environment = {}): Promise<readonly string[]> {
  const findings = checkProcess(valueIn(await parseProcess(xml, 'processes/x.bpmn')), environment);
  for (const { message } of findings) expect([message.zh.length > 5, message.en.length > 5]).toEqual([true, true]);
  return findings.map(({ severity, code, place }) => `${severity} ${code} ${place.replace('processes/x.bpmn ', '')}`);
}

const s = '<startEvent id="s"/>';
const e = '<endEvent id="e"/>';
const user = '<userTask id="u" onething:form="check" onething:candidates="clerk"/>';

describe('checking a process', () => {
  it('finds nothing in a sound one', async () => {
    const model = bpmn(
      'p',
      s,
      user,
      '<exclusiveGateway id="g" default="g-e"/>',
      e,
      '<endEvent id="no"/>',
      flows('s > u > g', 'g > e', 'g > no when passed = false'),
    );
    expect(await findingsOf(model, { forms: ['check'], roles: ['clerk'], facts: ['passed'] })).toEqual([]);
  });

  it.each([
    ['an element nothing leads to', bpmn('p', s, '<task id="lost"/>', e, flows('s > e', 'lost > e')), ['error ELEMENT_NOT_REACHABLE <task id="lost">']],
    [
      'a loop without a way out',
      bpmn('p', s, '<task id="a"/><task id="b"/>', flows('s > a > b > a')),
      [
        'error END_NOT_REACHABLE <startEvent id="s">',
        'error END_NOT_REACHABLE <task id="a">',
        'error END_NOT_REACHABLE <task id="b">',
        'warning LOOP_WITHOUT_WAIT <task id="a">',
      ],
    ],
    [
      'a flow without condition',
      bpmn('p', s, '<exclusiveGateway id="g" default="g-e"/><endEvent id="f"/><endEvent id="h"/>', e, flows('s > g', 'g > e', 'g > f', 'g > h when x')),
      ['error FLOW_WITHOUT_CONDITION <sequenceFlow id="g-f">'],
    ],
    [
      'a gateway without default',
      bpmn('p', s, '<exclusiveGateway id="g"/><endEvent id="f"/>', e, flows('s > g', 'g > e when x', 'g > f when y')),
      ['warning GATEWAY_WITHOUT_DEFAULT <exclusiveGateway id="g">'],
    ],
    [
      'a condition that cannot be read',
      bpmn('p', s, '<exclusiveGateway id="g" default="g-e"/><endEvent id="f"/>', e, flows('s > g', 'g > e', 'g > f when x >')),
      ['error EXPRESSION_SYNTAX <sequenceFlow id="g-f">'],
    ],
    [
      'a timer that cannot be read',
      bpmn('p', s, `<intermediateCatchEvent id="t">${trigger.timer('soon')}</intermediateCatchEvent>`, e, flows('s > t > e')),
      ['error TIMER_NOT_VALID <intermediateCatchEvent id="t">'],
    ],
    [
      'a boundary event on nothing',
      bpmn('p', s, '<boundaryEvent id="b"><errorEventDefinition/></boundaryEvent>', e, flows('s > e', 'b > e')),
      ['error ELEMENT_NOT_REACHABLE <boundaryEvent id="b">', 'error BOUNDARY_WITHOUT_HOST <boundaryEvent id="b">'],
    ],
    [
      'a task after an event gateway',
      bpmn(
        'p',
        s,
        `<eventBasedGateway id="g"/><task id="t"/><intermediateCatchEvent id="m">${trigger.message('M1')}</intermediateCatchEvent>`,
        e,
        flows('s > g', 'g > t > e', 'g > m > e'),
      ),
      ['error EVENT_GATEWAY_TARGET <task id="t">'],
    ],
    [
      'a message event without a message',
      bpmn('p', s, '<intermediateCatchEvent id="m"><messageEventDefinition/></intermediateCatchEvent>', e, flows('s > m > e')),
      ['error EVENT_NOT_NAMED <intermediateCatchEvent id="m">'],
    ],
    [
      'a link to nowhere',
      bpmn('p', s, `<intermediateThrowEvent id="t">${trigger.link('L')}</intermediateThrowEvent>`, flows('s > t')),
      ['error LINK_TARGET <intermediateThrowEvent id="t">'],
    ],
    ['two start events', bpmn('p', s, '<startEvent id="s2"/>', e, flows('s > e', 's2 > e')), ['error START_NOT_UNIQUE <startEvent id="s2">']],
    ['no start event', bpmn('p', '<task id="t"/>', e, flows('t > e')), ['error START_MISSING <process id="p">']],
    [
      'an event sub-process that nothing begins',
      bpmn('p', s, e, `<subProcess id="es" triggeredByEvent="true"><startEvent id="s9"/><endEvent id="e9"/>${flows('s9 > e9')}</subProcess>`, flows('s > e')),
      ['error START_NOT_VALID <eventSubProcess id="es">'],
    ],
    [
      'a flow out of a sub-process',
      bpmn('p', s, `<subProcess id="sub"><startEvent id="is"/><task id="i"/>${flows('is > i')}</subProcess>`, e, flows('s > sub > e', 'i > e')),
      ['error FLOW_CROSSES_BORDER <sequenceFlow id="i-e">'],
    ],
    [
      'a flow into the start',
      bpmn('p', s, '<task id="t"/>', e, flows('s > t > e', 't > s')),
      ['error FLOW_NOT_ALLOWED <sequenceFlow id="t-s">', 'warning LOOP_WITHOUT_WAIT <startEvent id="s">'],
    ],
    ['a start quantity other than one', bpmn('p', s, '<task id="t" startQuantity="2"/>', e, flows('s > t > e')), ['error ELEMENT_NOT_SUPPORTED <task id="t">']],
    [
      'a compensation event that undoes nothing',
      bpmn('p', s, '<task id="t"/><boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>', e, flows('s > t > e')),
      ['error COMPENSATION_WITHOUT_HANDLER <boundaryEvent id="b">'],
    ],
    [
      'a cancel event outside a transaction',
      bpmn('p', s, '<endEvent id="c"><cancelEventDefinition/></endEvent>', flows('s > c')),
      ['error CANCEL_WITHOUT_TRANSACTION <endEvent id="c">'],
    ],
    [
      'a loop that never takes a turn',
      bpmn('p', s, '<task id="t"><standardLoopCharacteristics loopMaximum="-1"/></task>', e, flows('s > t > e')),
      ['error LOOP_NOT_VALID <task id="t">'],
    ],
    [
      'a loop without an end',
      bpmn('p', s, '<task id="t"><multiInstanceLoopCharacteristics/></task>', e, flows('s > t > e')),
      ['error LOOP_NOT_BOUNDED <task id="t">'],
    ],
    [
      'tasks that do not say what they do',
      bpmn('p', s, '<serviceTask id="a"/><businessRuleTask id="b"/><callActivity id="c"/><userTask id="d"/>', e, flows('s > a > b > c > d > e')),
      [
        'error CONNECTOR_MISSING <serviceTask id="a">',
        'error DECISION_MISSING <businessRuleTask id="b">',
        'error CALLED_PROCESS_MISSING <callActivity id="c">',
        'warning FORM_MISSING <userTask id="d">',
        'error CANDIDATES_MISSING <userTask id="d">',
      ],
    ],
    [
      'a loop in which nothing waits, at the first of its elements',
      bpmn('p', s, '<exclusiveGateway id="m"/><task id="t"/><exclusiveGateway id="x" default="x-m"/>', e, flows('s > m > t > x', 'x > e when done', 'x > m')),
      ['warning LOOP_WITHOUT_WAIT <exclusiveGateway id="m">'],
    ],
    [
      'no loop in which somebody is asked, but one beside it',
      bpmn(
        'p',
        s,
        '<exclusiveGateway id="m"/><receiveTask id="r" messageRef="M1"/><exclusiveGateway id="x" default="x-m"/><task id="t"/>',
        e,
        flows('s > m > r > x', 'x > e when done', 'x > m', 'x > t when again', 't > x'),
      ),
      ['warning LOOP_WITHOUT_WAIT <exclusiveGateway id="x">'],
    ],
    [
      'a repeated task that nobody waits for',
      bpmn(
        'p',
        s,
        '<task id="t"><standardLoopCharacteristics><loopCondition xsi:type="tFormalExpression">more</loopCondition></standardLoopCharacteristics></task>',
        e,
        flows('s > t > e'),
      ),
      ['warning LOOP_WITHOUT_WAIT <task id="t">'],
    ],
    [
      'what cannot be decided beforehand, with the bound',
      bpmn(
        'p',
        s,
        '<complexGateway id="g"/><complexGateway id="j"><activationCondition xsi:type="tFormalExpression">activationCount &gt; 0</activationCondition></complexGateway>',
        e,
        flows('s > g > j > e'),
      ),
      ['warning SOUNDNESS_NOT_DECIDED <process id="p">'],
    ],
    [
      'a variable that must not be written',
      bpmn('p', s, `<serviceTask id="a" onething:connector="notify">${mappings({ outputs: { params: '1' } })}</serviceTask>`, e, flows('s > a > e')),
      ['error NAME_NOT_VALID <serviceTask id="a">'],
    ],
  ])('names %s', async (_what, xml, expected) => {
    expect(await findingsOf(xml)).toEqual(expected);
  });

  it('names what is referred to and does not exist', async () => {
    const model = bpmn(
      'p',
      s,
      '<userTask id="u" onething:form="check" onething:candidates="clerk boss" onething:excludes="a nobody"/>',
      '<serviceTask id="a" onething:connector="fax"/><businessRuleTask id="b" onething:decision="D9"/><callActivity id="c" calledElement="common:gone"/>',
      e,
      flows('s > u > a > b > c > e'),
    );
    expect(await findingsOf(model, { forms: [], roles: ['clerk'], connectors: ['notify'], decisions: ['D1'], processes: ['common:notify'] })).toEqual([
      'error FORM_NOT_FOUND <userTask id="u">',
      'error ROLE_NOT_FOUND <userTask id="u">',
      'error EXCLUDED_TASK_NOT_FOUND <userTask id="u">',
      'error EXCLUDED_TASK_NOT_FOUND <userTask id="u">',
      'error CONNECTOR_NOT_FOUND <serviceTask id="a">',
      'error DECISION_NOT_FOUND <businessRuleTask id="b">',
      'error CALLED_PROCESS_NOT_FOUND <callActivity id="c">',
    ]);
  });

  it('warns of conditions over facts that nobody sets', async () => {
    const model = bpmn(
      'p',
      s,
      '<exclusiveGateway id="g" default="g-e"/><endEvent id="f"/>',
      e,
      flows('s > g', 'g > e', 'g > f when amount > params.most and typo = 1'),
    );
    expect(await findingsOf(model, { facts: ['amount'] })).toEqual(['warning FACT_NOT_KNOWN <sequenceFlow id="g-f">']);
  });
});
