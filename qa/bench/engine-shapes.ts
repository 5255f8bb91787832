import { randomUUID } from 'node:crypto';
import { applicant, clerk, end, flow, form, openSmallWorld, type SmallWorld, start, taken, userTask } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { type Figure, quantile } from './figure.js';

const callers = 32;
const branches = 50;
/** Bytes of answers that a case of the second shape carries. */
const answers = 11_000;

const decision = {
  ...{ id: 'places', kind: 'decision-table', title: '类别', hitPolicy: 'F' },
  facts: { amount: { title: '金额', type: 'number' } },
  inputs: [{ id: 'i0', title: '金额', expr: 'amount' }],
  outputs: [{ id: 'place', title: '类别', type: 'string', values: ['大', '小'] }],
  rows: [
    { id: 'large', when: ['>= 100'], then: { place: '大' } },
    { id: 'small', when: ['-'], then: { place: '小' } },
  ],
};

const files = {
  'forms/apply.json': form('apply', { note: { type: 'string', title: '材料', maxLength: 20_000 }, amount: { type: 'integer', title: '金额' } }),
  'decisions/places.json': JSON.stringify(decision),
};

const oneTask = [start, userTask('only'), end, flow('start', 'only', 'end')].join('');
const fanOut = [
  start,
  '<bpmn:businessRuleTask id="place" name="类别" onething:decision="places" />',
  '<bpmn:serviceTask id="branch" name="分支" onething:connector="demo"><bpmn:extensionElements><onething:input name="x" value="1" /></bpmn:extensionElements>',
  `<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${branches}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>`,
  end,
  flow('start', 'place', 'branch', 'end'),
].join('');

/** The two load shapes that Camunda publishes: one task an instance; one instance that fans out to fifty calls, with a decision and 11 kB of variables. */
export async function shapeFigures({ app, url }: TestDatabase, seconds: number): Promise<Figure[]> {
  const single = await openSmallWorld({ app, url }, oneTask);
  const one = await instancesIn(seconds, callers, async () => {
    const opened = await single.open();
    if (!opened.ok) return false;
    return (await single.runtime.tasks.complete(`${opened.value.id}.a2`, { verdict: 'ok' }, clerk(1), { key: randomUUID() })).ok;
  });
  const wide = await openSmallWorld({ app, url }, fanOut, {}, files);
  await wide.runtime.start();
  const fan = await instancesIn(seconds, 8, () => untilEnded(wide));
  await wide.runtime.stop();
  return [figure('one task an instance', one, callers, 1), figure(`one instance to ${branches} calls, with a decision and 11 kB`, fan, 8, branches + 1)];
}

/** Opened, and told by the node's own watch that it has ended. */
async function untilEnded({ runtime, open }: SmallWorld): Promise<boolean> {
  const opened = await open({ note: 'x'.repeat(answers), amount: 120 });
  if (!opened.ok) return false;

  const { id } = opened.value;
  await new Promise<void>((resolve, reject) => {
    const look = ({ state }: { state: string }) => state !== 'running' && resolve();
    runtime.cases.watch(id, applicant, look).then(async () => look(taken(await runtime.cases.get(id, applicant))), reject);
  });
  return taken(await runtime.cases.get(id, applicant)).state === 'completed';
}

interface Instances {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly rejected: number;
}

async function instancesIn(seconds: number, together: number, one: () => Promise<boolean>): Promise<Instances> {
  await Promise.all(Array.from({ length: together }, one));
  const times: number[] = [];
  let rejected = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (performance.now() < began + seconds * 1000) {
        const from = performance.now();
        if (await one()) times.push(performance.now() - from);
        else rejected += 1;
      }
    }),
  );
  return { perSecond: times.length / ((performance.now() - began) / 1000), p50: quantile(times, 0.5), p99: quantile(times, 0.99), rejected };
}

function figure(shape: string, { perSecond, p50, p99, rejected }: Instances, together: number, steps: number): Figure {
  return {
    name: `load shape: ${shape}`,
    value: perSecond,
    unit: 'completed instances/s',
    // No goal is set: the figure is told so that it can be compared.
    goal: 0,
    better: 'higher',
    against: `${together} at a time, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${rejected} rejected; ${steps > 1 ? `${steps} saved steps each` : 'opened and completed: two saved steps each'}`,
  };
}
