import { chinaCalendar, type Value } from '@onething/rules';
import { bpmn, escapeXml, flows, mappings, trigger } from '../bpmn-text.js';
import type { Story } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const user = (id: string, attributes: Readonly<Record<string, string>> = {}, inner = '') =>
  `<userTask id="${id}" name="${id}" ${Object.entries(attributes)
    .map(([name, value]) => `onething:${name}="${escapeXml(value)}"`)
    .join(' ')}>${inner}</userTask>`;
const between = (task: string, id: string, ...more: readonly string[]) => ({ p: bpmn('p', s, task, e, ...more, flows(`s > ${id} > e`)) });
const explanation = { decision: { id: 'D', title: 'D' }, kind: 'decision-table', sentences: [], facts: [], rows: [], basis: [] };
const service = `<serviceTask id="v" name="查询" onething:connector="registry-lookup">${mappings({ inputs: { no: 'no', absent: 'absent' }, outputs: { found: 'found' } })}</serviceTask>`;

/** Tasks of people and machines: how they open, are answered, refused, and stop. */
export const taskStories: readonly Story[] = [
  {
    name: 'a task with everything',
    files: between(
      user(
        'u',
        {
          form: 'check',
          candidatesFrom: 'offices',
          place: 'school',
          assignee: 'chief',
          due: '{ value: days, unit: "workday", share: 0.5 }',
          excludedPersons: 'family',
          suspends: '补正材料',
        },
        mappings({ inputs: { shown: 'no' }, outputs: { ok: 'pass', twice: 'no * 2' } }),
      ),
      'u',
    ),
    variables: { offices: ['school.aid', '', 'county.aid'], school: 'SCH201', chief: 'person-7', days: 3, family: ['乙', '', '丙'], no: 21 },
    context: { facts: { case: { no: 'N1' }, applicant: { id: '甲' } }, parameters: { most: 3 } },
    play: (instance) => instance.complete('u', { pass: true, other: 1 }, '丁'),
  },
  {
    name: 'a task that stops at each fact it lacks',
    files: between(
      user('u', {
        assignee: 'a',
        candidatesFrom: 'b',
        place: 'c',
        excludedPersons: 'd',
        due: 'f',
        supplements: 'g',
      }),
      'u',
    ),
    play: (instance) => {
      const facts = { a: 'x', b: 'y', c: 'z', d: '甲', f: { value: 1, unit: 'hour' }, g: { form: 'p:apply', values: {}, items: [{ field: 'income' }] } };
      instance.set({ f: 1, g: 1 });
      for (const [name, value] of Object.entries(facts)) instance.retry('u').set({ [name]: value });
      instance.retry('u');
    },
  },
  {
    name: 'supplements and limits that are none',
    files: between(user('u', { due: 'f', supplements: 'g' }), 'u'),
    variables: { f: { value: 1, unit: 'day' }, g: null },
    play: (instance) => {
      const items = [{ field: 'income', note: 'x' }];
      const wrong: readonly Value[] = [
        1,
        { form: 1, values: {}, items },
        { form: 'p:a', values: 1, items },
        { form: 'p:a', values: {}, items: [] },
        { form: 'p:a', values: {}, items: 'x' },
        { form: 'p:a', values: {}, items: [null, ...items] },
      ];
      for (const g of [...wrong, { form: 'p:a', values: {}, items: [...items, { field: 1 }] }, { form: 'p:a', values: {}, items: [{ field: 'a', note: 1 }] }])
        instance.set({ g }).retry('u');
      const none: readonly Value[] = [
        1,
        { value: '5', unit: 'day' },
        [],
        { value: 'x', unit: 'day' },
        { value: 1, unit: 'x' },
        { value: 1, unit: 'day', share: 'x' },
        { value: 1, unit: 1 },
        { unit: 'day' },
      ];
      const beyond: readonly Value[] = [
        { value: 1, unit: 'day', share: 0 },
        { value: 1, unit: 'day', share: 1.1 },
        { value: -1, unit: 'day' },
        { value: 15_001, unit: 'workday' },
      ];
      for (const f of [...none, ...beyond]) instance.set({ f, g: { form: 'p:a', values: {}, items } }).retry('u');
      instance.set({ f: { value: 15_000, unit: 'workday', share: 1 } }).retry('u');
    },
  },
  {
    name: 'a limit of nothing',
    files: between(user('u', { due: '{ value: 0, unit: "day" }' }), 'u'),
  },
  {
    name: 'two who must be different',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/>',
        user('first'),
        user('second', { excludes: 'first s' }),
        user('third', { excludes: 'second' }),
        e,
        flows('s > f > first > e', 'f > second > e', 'f > third > e'),
      ),
    },
    context: { facts: { applicant: { id: '甲' } } },
    play: (instance) => {
      const second = instance.activityAt('second');
      instance.offer({ type: 'completeActivity', activity: second, output: {}, by: '甲' });
      instance.complete('first', {}, '乙');
      instance.offer({ type: 'completeActivity', activity: second, output: {}, by: '乙' });
      instance.complete('second', {}, '丙').complete('third', {}, '乙');
    },
  },
  {
    name: 'one who does both, where nobody minds',
    files: { p: bpmn('p', s, user('a'), user('b', { excludes: 's' }), e, flows('s > a > b > e')) },
    play: (instance) => instance.complete('a', { x: 1 }, '甲').complete('b', {}, '甲'),
  },
  {
    name: 'an answer that cannot be kept',
    files: between(user('u', {}, mappings({ outputs: { share: '1 / parts', known: 'x' } })), 'u'),
    play: (instance) => {
      instance.complete('u', { parts: 0 });
      instance.send({ type: 'completeActivity', activity: instance.activityAt('u'), output: { parts: 4 } });
    },
  },
  {
    name: 'inputs that cannot be calculated',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/>',
        user('u', {}, mappings({ inputs: { share: '1 / parts' } })),
        service.replace('no="no"', '').replace('value="no"', 'value="1 / parts"'),
        `<sendTask id="m" messageRef="M1">${mappings({ keys: ['key'], inputs: { share: '1 / parts' } })}</sendTask>`,
        `<intermediateThrowEvent id="sig">${mappings({ inputs: { share: '1 / parts' } })}${trigger.signal('S1')}</intermediateThrowEvent>`,
        `<receiveTask id="r" messageRef="M2">${mappings({ keys: ['1 / parts'] })}</receiveTask>`,
        `<callActivity id="c" name="调用" calledElement="q">${mappings({ inputs: { share: '1 / parts' } })}</callActivity>`,
        `<scriptTask id="t" scriptFormat="urn:onething:feel:1" onething:result="n"><script>1 / parts</script></scriptTask>`,
        e,
        ...['u', 'v', 'm', 'sig', 'r', 'c', 't'].map((id) => flows(`f > ${id} > e`)),
        flows('s > f'),
      ),
      q: bpmn('q', '<startEvent id="qs"/><userTask id="ask"/>', flows('qs > ask')),
    },
    variables: { parts: 0 },
    play: (instance) => {
      instance.retry('m').set({ key: 'k' }).retry('m').set({ parts: 2 });
      for (const id of ['u', 'v', 'm', 'sig', 'r', 'c', 't']) instance.retry(id);
    },
  },
  {
    name: 'a service that answers, fails, and gives up',
    files: between(
      service,
      'v',
      `<boundaryEvent id="b" attachedToRef="v">${mappings({ outputs: { why: 'error.message', code: 'error.code' } })}${trigger.error('E1')}</boundaryEvent>`,
    ),
    variables: { no: 7 },
    play: (instance) => {
      instance.giveUp('v');
      const activity = instance.activityAt('v');
      instance.offer({ type: 'raiseIncident', activity, code: 'X', message: { zh: '', en: '' } });
      instance.offer({ type: 'fireTimer', activity });
      instance.offer({ type: 'correlateMessage', activity, payload: {} });
      instance.retry('v');
      instance.offer({ type: 'retryActivity', activity });
      instance.send({ type: 'failActivity', activity, error: { code: 'E9', message: '没有这个人' } });
      instance.retry('v').fail('v', 'E8').retry('v');
      instance.send({ type: 'failActivity', activity, error: { code: 'E1', message: '没有' } });
    },
  },
  {
    name: 'a service that is settled by hand',
    files: between(service, 'v'),
    variables: { no: 7 },
    play: (instance) =>
      instance.giveUp('v').send({ type: 'completeActivity', activity: instance.activityAt('v'), output: { found: 1, secret: 2 }, by: 'staff' }),
  },
  {
    name: 'messages sent and awaited',
    files: {
      p: bpmn(
        'p',
        s,
        `<sendTask id="m" name="发" messageRef="M1">${mappings({ keys: ['no', '"x"'], inputs: { text: '"?"' } })}</sendTask>`,
        '<sendTask id="c" onething:connector="notify"/>',
        `<receiveTask id="r" messageRef="M2">${mappings({ keys: ['no'], outputs: { got: 'text' } })}</receiveTask>`,
        `<receiveTask id="all" messageRef="M1" onething:result="letter"/>`,
        `<endEvent id="last" name="完">${mappings({ inputs: { text: 'got' } })}${trigger.message('M2')}</endEvent>`,
        flows('s > m > c > r > all > last'),
      ),
    },
    variables: { no: 7 },
    play: (instance) => {
      instance.answer('c', { kept: 'not' });
      instance.offer({ type: 'completeActivity', activity: instance.activityAt('r'), output: {} });
      instance.message('M2', { text: '!', more: 1 }).message('M1', { a: 1 });
    },
  },
  {
    name: 'a message that begins a case',
    files: between(`<sendTask id="m" messageRef="M1">${mappings({ inputs: { a: 'no' }, outputs: { number: 'number' } })}</sendTask>`, 'm'),
    messageStarts: { M1: { matter: 'other', processId: 'q', startEvent: 'begun' } },
    variables: { no: 7 },
    play: (instance) => instance.giveUp('m').retry('m').answer('m', { id: 'i', number: 'N2' }),
  },
  {
    name: 'a clock that stands still while others work',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/>',
        user('supply', { suspends: '补正', excludes: 'a' }),
        user('a', { due: '{ value: 5, unit: "workday" }' }),
        user('b', { due: '{ value: 5, unit: "workday" }', excludes: 'a' }),
        user('c', { due: '{ value: 2, unit: "workday" }' }),
        e,
        flows('s > f > supply > e', 'f > a > c > e', 'f > b > e'),
      ),
    },
    play: (instance) => {
      instance.now = '2026-09-15T10:00:00+08:00';
      instance.complete('a', {}, '甲');
      instance.now = '2026-09-17T10:00:00+08:00';
      instance.complete('supply').complete('c');
    },
  },
  {
    name: 'decisions and calculations',
    files: {
      p: bpmn(
        'p',
        s,
        '<businessRuleTask id="d" onething:decision="D"/><businessRuleTask id="kept" onething:decision="D" onething:result="r"/>',
        '<scriptTask id="one" scriptFormat="urn:onething:feel:1"><script>{ a: 1, b: n + 1 }</script></scriptTask>',
        '<scriptTask id="none" name="空"/><manualTask id="hand"/><task id="plain"/>',
        '<scriptTask id="lost" name="无名" scriptFormat="urn:onething:feel:1"><script>n + 1</script></scriptTask>',
        e,
        flows('s > d > kept > one > none > hand > plain > lost > e'),
      ),
    },
    variables: { n: 1 },
    decisions: { D: { evaluate: () => ({ status: 'decided', output: { route: 'INSTANT' }, explanation }) } },
    play: (instance) => instance.retry('lost'),
  },
  {
    name: 'a clock that stands still',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/>',
        user('supply', { suspends: '补正', due: '{ value: 2, unit: "workday" }' }),
        `<boundaryEvent id="lapse" attachedToRef="supply">${trigger.calculated('{ value: 10, unit: "workday" }')}</boundaryEvent>`,
        user('other', { due: '{ value: 5, unit: "workday" }' }),
        user('free'),
        `<boundaryEvent id="late" attachedToRef="other" cancelActivity="false">${trigger.calculated('{ value: 5, unit: "workday" }')}</boundaryEvent>`,
        `<boundaryEvent id="hour" attachedToRef="free" cancelActivity="false">${trigger.timer('PT400H')}</boundaryEvent>`,
        user('next', { due: '{ value: 3, unit: "workday" }' }),
        user('again', { suspends: '再次补正' }),
        e,
        flows('s > f > supply > again > e', 'f > other > e', 'f > free > next > e', 'lapse > e', 'late > e', 'hour > e'),
      ),
    },
    context: { calendar: chinaCalendar },
    play: (instance) => {
      instance.now = '2026-09-16T10:00:00+08:00';
      instance.complete('free');
      instance.now = '2026-09-18T10:00:00+08:00';
      instance.complete('supply', {}, 'applicant');
      instance.now = '2026-09-21T10:00:00+08:00';
      instance.complete('again').complete('next').complete('other');
    },
  },
];
