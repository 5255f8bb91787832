import { returnTargets } from '../analysis/return-targets.js';
import { parseProcess } from '../language/parse-process.js';
import { bpmn, flows, undoable } from '../testing/bpmn-text.js';
import { NaiveTokens } from '../testing/naive-tokens.js';
import { type PlayedInstance, play, valueIn } from '../testing/played-instance.js';
import { chanceOf, drawGraph, randomGraph } from '../testing/random-graph.js';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const tasks = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');
const branches = bpmn(
  'p',
  ends,
  tasks('apply', 'a1', 'a2', 'b', 'sign'),
  '<parallelGateway id="f"/><parallelGateway id="j"/>',
  flows('s > apply > f > a1 > a2 > j > sign > e', 'f > b > j'),
);

/** Sends back the way the analysis says; refused where it names no such way. */
async function sendBack(instance: PlayedInstance, xml: string, from: string, to: string) {
  const [model] = valueIn(await parseProcess(xml)).processes;
  const target = model && returnTargets(model, from).find(({ element }) => element === to);
  if (!target) throw new Error(`There is no sound way from ${from} to ${to}`);
  const activity = instance.open.tasks.find(({ elementId }) => elementId === from)?.activity ?? '';
  return instance.offer({ type: 'returnActivity', activity, target: to, cancels: target.cancels, reason: '材料不齐', by: '乙' });
}

describe('a case that is returned to an earlier step', () => {
  it('goes back inside its branch, and the other branch does not notice', async () => {
    const instance = (await play({ p: branches })).complete('apply').complete('a1');
    valueIn(await sendBack(instance, branches, 'a2', 'a1'));
    expect([...instance.tasks].sort()).toEqual(['a1', 'b']);
    instance.complete('a1').complete('a2').complete('b').complete('sign');
    expect(instance.status).toBe('completed');
  });

  it('takes back what was begun beside it, waiting tokens too, with the reason on the tasks that vanish', async () => {
    const instance = (await play({ p: branches })).complete('apply').complete('b').complete('a1');
    valueIn(await sendBack(instance, branches, 'a2', 'apply'));
    expect(instance.tasks).toEqual(['apply']);
    expect(instance.effects.findLast(({ type }) => type === 'closeTask')).toMatchObject({
      reason: 'cancelled',
      note: { zh: '办件已退回“apply”：材料不齐' },
    });
    expect(instance.events.find(({ type }) => type === 'activity.returned')).toMatchObject({
      elementId: 'a2',
      data: { to: 'apply', reason: '材料不齐', by: '乙' },
    });
    instance.complete('apply').complete('a1').complete('b').complete('a2').complete('sign');
    expect({ status: instance.status, incidents: instance.incidents }).toEqual({ status: 'completed', incidents: [] });
  });

  it('leaves a sub-process as a whole', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/>${tasks('in1', 'in2')}<endEvent id="ie"/>${flows('is > in1 > in2 > ie')}</subProcess>`;
    const model = bpmn('p', ends, tasks('apply'), inside, flows('s > apply > sub > e'));
    const instance = (await play({ p: model })).complete('apply').complete('in1');
    valueIn(await sendBack(instance, model, 'in2', 'apply'));
    expect(instance.tasks).toEqual(['apply']);
    instance.complete('apply').complete('in1').complete('in2');
    expect(instance.status).toBe('completed');
  });

  it('is refused past what was done and can be undone, and for what has ended', async () => {
    const model = bpmn('p', ends, tasks('apply', 'check'), undoable('pay', 'refund'), flows('s > apply > pay > check > e'));
    const instance = (await play({ p: model })).complete('apply');
    expect(await sendBack(instance, model, 'check', 'apply')).toMatchObject({ ok: false, code: 'RETURN_NEEDS_UNDOING' });
    const gone = { type: 'returnActivity', activity: 'a1', target: 'apply', cancels: [], reason: '' } as const;
    expect(instance.offer(gone)).toMatchObject({ ok: false, code: 'ACTIVITY_NOT_FOUND' });
  });

  it('still comes to its end, on random sound processes and random returns, as a naive interpreter says', async () => {
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${seed}`);
    const seen = { returns: 0, over: 0 };
    for (let turn = 0; turn < 200; turn++) {
      const chance = chanceOf(seed + turn * 7919);
      const graph = randomGraph(chance);
      if (graph.nodes.length > 30 || new NaiveTokens(graph).isSound(200) !== true) continue;
      await wander(drawGraph(graph), chance, seen, seed + turn * 7919);
    }
    console.info(JSON.stringify(seen));
    expect(seen.returns).toBeGreaterThan(20);
    expect(seen.over).toBeGreaterThan(10);
  });
});

/** Completes and sends back at random; no join may wait for ever. */
async function wander(xml: string, chance: () => number, seen: { returns: number; over: number }, seed: number): Promise<void> {
  const facts = () => Object.fromEntries(['v0', 'v1', 'v2', 'v3', 'v4', 'v5'].map((name) => [name, chance() < 0.4]));
  const [model] = valueIn(await parseProcess(xml)).processes;
  const instance = await play({ p: xml }, facts());
  for (let steps = 0; steps < 60 && instance.status === 'running' && instance.tasks.length > 0; steps++) {
    const task = instance.open.tasks[Math.floor(chance() * instance.open.tasks.length)];
    const targets = task && model && steps < 30 && chance() < 0.5 ? returnTargets(model, task.elementId) : [];
    const passed = targets.filter(({ element }) => instance.completed.split(' ').includes(element));
    const back = passed[Math.floor(chance() * passed.length)];
    if (back && task) {
      seen.returns++;
      instance.send({ type: 'returnActivity', activity: task.activity, target: back.element, cancels: back.cancels, reason: '?' });
    } else if (task) instance.send({ type: 'setVariables', values: facts() }).complete(task.elementId);
    expect({ seed, incidents: instance.incidents }).toEqual({ seed, incidents: [] });
  }
  if (instance.status === 'completed') seen.over++;
}
