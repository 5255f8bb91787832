import { bpmn, flows, mappings, trigger } from '../bpmn-text.js';
import type { Story } from '../told-story.js';

const [s, e] = ['<startEvent id="s"/>', '<endEvent id="e" name="办结"/>'];
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');
const join = (condition: string) =>
  `<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">${condition}</activationCondition></complexGateway>`;
const threeTo = (gateway: string, ...more: readonly string[]) =>
  bpmn(
    'p',
    s,
    '<parallelGateway id="g"/>',
    users('a', 'b', 'c'),
    gateway,
    '<task id="after"/>',
    e,
    ...more,
    flows('s > g > a > j', 'g > b > j', 'g > c > j', 'j > after > e'),
  );

/** Ways that part and meet. */
export const gatewayStories: readonly Story[] = [
  {
    name: 'one way of several',
    files: {
      p: bpmn(
        'p',
        s,
        '<exclusiveGateway id="g" name="分流" default="g-c"/>',
        users('a', 'b', 'c'),
        '<exclusiveGateway id="h"/><exclusiveGateway id="k" name="无路"/>',
        e,
        flows('s > g', 'g > c', 'g > a when count(list) > 2', 'g > b when n > 1 and box = none', 'c > h', 'h > k', 'k > e when ok'),
      ),
    },
    variables: { list: [1, 2], n: 1, ok: false, box: { a: 1 }, none: null },
    play: (instance) => instance.complete('c').set({ ok: true }).retry('k'),
  },
  {
    name: 'a way that nobody knows',
    files: {
      p: bpmn('p', s, '<exclusiveGateway id="g"/>', users('a', 'b'), e, flows('s > g', 'g > a when n > 1', 'g > b when x = 1', 'a > e', 'b > e')),
    },
    variables: { n: 1 },
    play: (instance) => instance.retry('g').set({ x: 1 }).retry('g'),
  },
  {
    name: 'every way that holds',
    files: {
      p: bpmn(
        'p',
        s,
        '<inclusiveGateway id="g" default="g-d"/><inclusiveGateway id="j"/>',
        users('a', 'b', 'c', 'd'),
        e,
        flows('s > g', 'g > a when x', 'g > b when y', 'g > c when z', 'g > d', 'a > j', 'b > j', 'c > j', 'd > j', 'j > e'),
      ),
    },
    variables: { x: true, y: true },
    play: (instance) => instance.retry('g').set({ z: false }).retry('g').complete('b').complete('a'),
  },
  {
    name: 'no way but the default',
    files: {
      p: bpmn(
        'p',
        s,
        '<inclusiveGateway id="g" default="g-d"/>',
        users('a', 'd'),
        '<inclusiveGateway id="h"/>',
        e,
        flows('s > g', 'g > a when x', 'g > d > h > e', 'a > h'),
      ),
    },
    variables: { x: false },
    play: (instance) => instance.complete('d'),
  },
  {
    name: 'no way at all',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/><inclusiveGateway id="i" name="多选"/><complexGateway id="c" name="复杂"/>',
        users('u', 'a'),
        e,
        flows('s > f > i', 'f > c', 'f > u', 'i > a when x', 'c > a when x', 'u > a when x', 'a > e'),
      ),
    },
    variables: { x: false },
    play: (instance) => {
      instance.complete('u', {}, '甲').set({ x: true });
      instance.offer({ type: 'completeActivity', activity: instance.activityAt('u'), output: {} });
      for (const id of ['i', 'c', 'u']) instance.retry(id);
    },
  },
  {
    name: 'ways out of a task',
    files: {
      p: bpmn(
        'p',
        s,
        '<task id="t" default="t-d"/><task id="only"/>',
        users('always', 'a', 'b', 'd'),
        '<parallelGateway id="f"/><task id="v" default="v-d"/>',
        flows('s > f > t', 'f > v', 'f > only', 't > always', 't > a when x', 't > b when y', 't > d', 'v > a when y', 'v > d', 'only > b when x'),
      ),
    },
    variables: { x: true, y: false },
  },
  {
    name: 'a default beside ways without a condition',
    files: { p: bpmn('p', s, '<task id="t" default="t-b"/>', users('a', 'b'), flows('s > t > a', 't > b')) },
  },
  {
    name: 'a parallel join, and one that never opens',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/><parallelGateway id="j"/><exclusiveGateway id="x" default="x-out"/><parallelGateway id="never" name="永远等待"/>',
        users('a', 'b', 'out'),
        e,
        flows('s > f > a > j', 'f > b > j', 'j > x', 'x > never when go', 'x > out', 'out > never', 'never > e'),
      ),
    },
    variables: { go: false },
    play: (instance) => {
      instance.complete('b').complete('a').complete('out');
      instance.offer({ type: 'completeActivity', activity: instance.activityAt('never'), output: {} });
      instance.retry('never');
    },
  },
  {
    name: 'two tokens over one flow',
    files: {
      p: bpmn(
        'p',
        s,
        '<parallelGateway id="f"/><exclusiveGateway id="m"/><parallelGateway id="j"/>',
        users('a', 'b', 'c', 'd'),
        e,
        flows('s > f > a > m', 'f > b > m', 'm > j', 'f > c > d > j', 'j > e'),
      ),
    },
    play: (instance) => instance.complete('a').complete('b').complete('c').complete('d'),
  },
  {
    name: 'an inclusive join that a loop comes back to',
    files: {
      p: bpmn('p', s, '<inclusiveGateway id="j"/><exclusiveGateway id="x" default="x-e"/>', users('u'), e, flows('s > j > u > x', 'x > j when again', 'x > e')),
    },
    play: (instance) => instance.complete('u', { again: true }).complete('u', { again: false }),
  },
  {
    name: 'two of three are enough',
    files: { p: threeTo(join('activationCount &gt;= 2')) },
    play: (instance) => instance.complete('b').complete('a').complete('c'),
  },
  {
    name: 'a gateway that waits for a fact',
    files: { p: threeTo(join('activationCount &gt;= 1 and go')) },
    play: (instance) => instance.complete('b').set({ go: true }).complete('a').complete('c'),
  },
  {
    name: 'a complex gateway without a condition',
    files: { p: threeTo('<complexGateway id="j"/>') },
    play: (instance) => instance.complete('b').complete('a').complete('c'),
  },
  {
    name: 'rounds of a complex gateway',
    files: {
      p: bpmn(
        'p',
        s,
        '<exclusiveGateway id="again"/><parallelGateway id="g"/><exclusiveGateway id="x" default="x-e"/>',
        users('a', 'b', 'more'),
        join('activationCount &gt;= 1'),
        e,
        flows('s > again > g > a > j', 'g > b > j', 'j > more > x', 'x > again when go', 'x > e'),
      ),
    },
    play: (instance) => instance.complete('a').complete('more', { go: true }).complete('b').complete('a').complete('b').complete('more', { go: false }),
  },
  {
    name: 'the first of several events',
    files: {
      p: bpmn(
        'p',
        s,
        `<eventBasedGateway id="g" name="等待"/><intermediateCatchEvent id="m">${mappings({ outputs: { paid: 'sum' } })}${trigger.message('M1')}</intermediateCatchEvent><receiveTask id="r" messageRef="M2"/><intermediateCatchEvent id="t">${trigger.timer('P3D')}</intermediateCatchEvent><intermediateCatchEvent id="c">${trigger.conditional('go')}</intermediateCatchEvent>`,
        e,
        flows('s > g > m > e', 'g > r > e', 'g > t > e', 'g > c > e'),
      ),
    },
    play: (instance) => {
      instance.offer({ type: 'completeActivity', activity: instance.activityAt('g'), output: {} });
      instance.message('M1', { sum: 3 });
    },
  },
  {
    name: 'all of several events',
    files: {
      p: bpmn(
        'p',
        s,
        `<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/><intermediateCatchEvent id="m">${trigger.message('M1')}</intermediateCatchEvent><intermediateCatchEvent id="n">${trigger.message('M2')}</intermediateCatchEvent><intermediateCatchEvent id="o">${trigger.conditional('go')}</intermediateCatchEvent><parallelGateway id="j"/>`,
        e,
        flows('s > g > m > j', 'g > n > j', 'g > o > j', 'j > e'),
      ),
    },
    play: (instance) => instance.message('M2').set({ go: true }).message('M1'),
  },
  {
    name: 'a step over its budget',
    files: { p: bpmn('p', s, '<task id="a"/><task id="b"/><task id="c"/>', e, flows('s > a > b > c > e')) },
    context: { budget: 2 },
    play: (instance) => {
      instance.send({ type: 'continue' });
      instance.offer({ type: 'returnActivity', activity: 'a1', target: 'a', cancels: [], reason: '' });
      instance.send({ type: 'continue' });
      instance.offer({ type: 'continue' });
    },
  },
  {
    name: 'a step over its budget in two scopes',
    files: {
      p: bpmn(
        'p',
        s,
        `<parallelGateway id="f"/><subProcess id="one"><startEvent id="is"/><task id="a"/>${flows('is > a')}</subProcess><subProcess id="two"><startEvent id="js"/><task id="b"/><task id="c"/>${flows('js > b > c')}</subProcess>`,
        e,
        flows('s > f > one > e', 'f > two > e'),
      ),
    },
    context: { budget: 3 },
    play: (instance) => {
      while (instance.status === 'running') instance.send({ type: 'continue' });
    },
  },
  {
    name: 'nothing to continue',
    files: { p: bpmn('p', s, users('u'), e, flows('s > u > e')) },
    play: (instance) => {
      instance.offer({ type: 'continue' });
      instance.offer({ type: 'startInstance', processId: 'p', variables: {} });
      instance.offer({ type: 'completeActivity', activity: 'a1', output: {} });
      instance.offer({ type: 'setVariables', values: {} });
    },
  },
];
