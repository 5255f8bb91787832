import type { Evaluation } from '@onething/rules';
import { bpmn, flows, mappings } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';

const explanation = { decision: { id: 'D', title: 'D' }, kind: 'decision-table', sentences: [], facts: [], rows: [], basis: [] };
const decisionThat = (evaluation: Evaluation) => ({ evaluate: () => evaluation });

describe('a user task', () => {
  const review = (attributes: string) =>
    bpmn(
      'p',
      '<startEvent id="s"/>',
      `<userTask id="check" name="核查"/>`,
      `<userTask id="review" ${attributes}/>`,
      '<endEvent id="e"/>',
      flows('s > check > review > e'),
    );

  it('opens with form, candidates, facts to read and a limit in working days', async () => {
    const task = `<userTask id="t" name="核查" onething:form="check" onething:candidates="school.archive county.registrar" onething:due="{ value: days, unit: &quot;workday&quot; }">${mappings({ inputs: { applicant: 'name' } })}</userTask>`;
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/>', task, '<endEvent id="e"/>', flows('s > t > e')) }, { days: 3, name: '李强' });
    expect(instance.open.tasks).toEqual([
      {
        type: 'openTask',
        activity: 'a2',
        elementId: 't',
        processId: 'p',
        name: '核查',
        form: 'check',
        candidates: ['school.archive', 'county.registrar'],
        excluded: [],
        due: { value: 3, unit: 'workday' },
        input: { applicant: '李强' },
      },
    ]);
  });

  it('excludes whoever did the task that it names', async () => {
    const instance = await play({ p: review('onething:excludes="check"') });
    instance.complete('check', {}, 'person-1');
    expect(instance.open.tasks[0]?.excluded).toEqual(['person-1']);
  });

  it('keeps the form flat, or as one object where a result is named', async () => {
    const instance = await play({ p: review('onething:result="review"') });
    instance.complete('check', { passed: true }).complete('review', { passed: false });
    expect(instance.variables).toEqual({ passed: true, review: { passed: false } });
  });

  it('is an activity of its own for every token that comes', async () => {
    const instance = await play({
      p: bpmn(
        'p',
        '<startEvent id="s"/><parallelGateway id="g"/><userTask id="u"/><task id="a"/><task id="b"/><endEvent id="e"/>',
        flows('s > g', 'g > a > u', 'g > b > u', 'u > e'),
      ),
    });
    expect(instance.tasks).toEqual(['u', 'u']);
    expect(new Set(instance.open.tasks.map(({ activity }) => activity)).size).toBe(2);
  });

  it('is refused when it is completed a second time', async () => {
    const instance = await play({ p: review('') });
    const [task] = instance.open.tasks;
    instance.complete('check');
    expect(instance.offer({ type: 'completeActivity', activity: task?.activity ?? '', output: {} })).toMatchObject({ ok: false, code: 'ACTIVITY_NOT_FOUND' });
  });

  it('writes an assignee that cannot be calculated as an incident, and opens after a correction', async () => {
    const instance = await play({ p: review('onething:assignee="chief"') });
    instance.complete('check');
    expect(instance.incidents).toEqual(['review EXPRESSION_UNKNOWN']);
    instance.send({ type: 'setVariables', values: { chief: 'person-7' } }).retry('review');
    expect(instance.open.tasks).toMatchObject([{ elementId: 'review', assignee: 'person-7' }]);
    expect(instance.incidents).toEqual([]);
  });
});

describe('a service task', () => {
  const lookup = `<serviceTask id="look" onething:connector="registry-lookup">${mappings({ inputs: { registry: '"diploma"', where: '{ idNo: idNo }' }, outputs: { found: 'count(records)' } })}</serviceTask>`;
  const model = bpmn('p', '<startEvent id="s"/>', lookup, '<endEvent id="e"/>', flows('s > look > e'));

  it('gives the connector its inputs and keeps only what the outputs name', async () => {
    const instance = await play({ p: model }, { idNo: '330' });
    expect(instance.open.jobs).toMatchObject([{ connector: 'registry-lookup', input: { registry: 'diploma', where: { idNo: '330' } } }]);
    instance.answer('look', { records: [{}, {}], secret: 'x' });
    expect(instance.variables).toEqual({ idNo: '330', found: 2 });
    expect(instance.status).toBe('completed');
  });

  it('becomes an incident when its job gave up, and is asked again under the same id', async () => {
    const instance = await play({ p: model }, { idNo: '330' });
    const activity = instance.open.jobs[0]?.activity ?? '';
    instance.send({ type: 'raiseIncident', activity, code: 'CONNECTOR_FAILED', message: { zh: '无应答', en: 'no answer' } });
    expect(instance.open.jobs).toEqual([]);
    expect(instance.incidents).toEqual(['look CONNECTOR_FAILED']);
    instance.retry('look');
    expect(instance.open.jobs).toMatchObject([{ activity }]);
  });

  it('can be settled by hand while it is an incident', async () => {
    const instance = await play({ p: model }, { idNo: '330' });
    const activity = instance.open.jobs[0]?.activity ?? '';
    instance.send({ type: 'raiseIncident', activity, code: 'CONNECTOR_FAILED', message: { zh: '无应答', en: 'no answer' } });
    instance.send({ type: 'completeActivity', activity, output: { records: [] }, by: 'staff' });
    expect(instance.variables).toMatchObject({ found: 0 });
    expect(instance.status).toBe('completed');
  });
});

describe('a business rule task', () => {
  const model = bpmn(
    'p',
    '<startEvent id="s"/><parallelGateway id="g"/><businessRuleTask id="d" onething:decision="D"/><userTask id="u"/><endEvent id="e"/>',
    flows('s > g', 'g > d > e', 'g > u > e'),
  );

  it('merges the outputs and tells the evaluation', async () => {
    const instance = await play({ p: model }, {}, { D: decisionThat({ status: 'decided', output: { route: 'INSTANT' }, explanation }) });
    expect(instance.variables).toEqual({ route: 'INSTANT' });
    expect(instance.events.find(({ type }) => type === 'decision.evaluated')?.data).toMatchObject({ decision: 'D', evaluation: { status: 'decided' } });
  });

  it.each([
    ['unknown', { D: decisionThat({ status: 'unknown' as const, missing: ['record.quality'], explanation }) }, 'DECISION_UNKNOWN'],
    [
      'without a matching row',
      { D: decisionThat({ status: 'failed' as const, code: 'DECISION_NO_MATCH', message: { zh: '', en: '' }, explanation }) },
      'DECISION_NO_MATCH',
    ],
    ['not in the release', {}, 'DECISION_NOT_FOUND'],
  ])('raises an incident when it is %s; the other branch goes on', async (_case, decisions, code) => {
    const instance = await play({ p: model }, {}, decisions);
    expect(instance.incidents).toEqual([`d ${code}`]);
    instance.complete('u');
    expect(instance.status).toBe('running');
  });

  it('finds decisions of its own package inside a called process', async () => {
    const instance = await play(
      {
        p: bpmn('p', '<startEvent id="s"/><callActivity id="c" calledElement="common:q"/><endEvent id="e"/>', flows('s > c > e')),
        'common:q': bpmn('q', '<startEvent id="s"/><businessRuleTask id="d" onething:decision="D"/><endEvent id="e"/>', flows('s > d > e')),
      },
      {},
      { 'common:D': decisionThat({ status: 'decided', output: {}, explanation }) },
    );
    expect(instance.completed).toBe('s common:q/s common:q/d common:q/e c e');
  });
});

describe('a script task', () => {
  const calculate = (script: string) =>
    bpmn(
      'p',
      '<startEvent id="s"/>',
      `<scriptTask id="c" scriptFormat="urn:onething:feel:1" onething:result="total"><script>${script}</script></scriptTask>`,
      '<endEvent id="e"/>',
      flows('s > c > e'),
    );

  it('calculates one expression', async () => {
    const instance = await play({ p: calculate('sum([a, b]) * 2') }, { a: 1, b: 2 });
    expect(instance.variables.total).toBe(6);
  });

  it('raises an incident on what is not known', async () => {
    const instance = await play({ p: calculate('a + missing') }, { a: 1 });
    expect(instance.incidents).toEqual(['c EXPRESSION_UNKNOWN']);
  });
});

describe('send and receive tasks', () => {
  it('send a message with its keys and payload, and wait for one', async () => {
    const send = `<sendTask id="ask" messageRef="M1">${mappings({ keys: ['no'], inputs: { question: '"?"' } })}</sendTask>`;
    const receive = `<receiveTask id="wait" messageRef="M2">${mappings({ keys: ['no'], outputs: { answer: 'text' } })}</receiveTask>`;
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/>', send, receive, '<endEvent id="e"/>', flows('s > ask > wait > e')) }, { no: 7 });
    expect(instance.effects).toContainEqual({
      type: 'sendMessage',
      activity: 'a2',
      elementId: 'ask',
      processId: 'p',
      name: 'M1',
      keys: [7],
      payload: { question: '?' },
    });
    expect(instance.open.subscriptions).toMatchObject([{ kind: 'message', name: 'M2', keys: [7] }]);
    instance.message('M2', { text: '!', more: 'dropped' });
    expect(instance.variables).toEqual({ no: 7, answer: '!' });
    expect(instance.status).toBe('completed');
  });
});
