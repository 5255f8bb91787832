import { parseProcess } from '../language/parse-process.js';
import type { ProcessModel } from '../language/process-model.js';
import { bpmn, flows } from '../testing/bpmn-text.js';
import { NaiveTokens } from '../testing/naive-tokens.js';
import { valueIn } from '../testing/played-instance.js';
import { chanceOf, drawGraph, randomGraph } from '../testing/random-graph.js';
import { orderOf } from './dominators.js';
import { returnTargets } from './return-targets.js';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const tasks = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');

async function modelOf(xml: string): Promise<ProcessModel> {
  const [model] = valueIn(await parseProcess(xml)).processes;
  if (!model) throw new Error('No process');
  return model;
}

const branches = bpmn(
  'p',
  ends,
  tasks('apply', 'a1', 'a2', 'b', 'sign'),
  '<parallelGateway id="f"/><parallelGateway id="j"/>',
  flows('s > apply > f > a1 > a2 > j > sign > e', 'f > b > j'),
);

describe('what every case has passed', () => {
  it('is known of joins and splits', async () => {
    const order = orderOf(await modelOf(branches));
    expect([...(order?.dominators.get('a2') ?? [])].sort()).toEqual(['a1', 'a2', 'apply', 'f', 's']);
    expect([...(order?.dominators.get('sign') ?? [])].sort()).toEqual(['apply', 'f', 'j', 's', 'sign']);
    expect([...(order?.postDominators.get('b') ?? [])].sort()).toEqual(['b', 'e', 'j', 'sign']);
  });
});

describe('where a case may be returned to', () => {
  it('alone inside its branch; before the split with everything begun since', async () => {
    expect(returnTargets(await modelOf(branches), 'a2')).toEqual([
      { element: 'apply', always: true, cancels: ['a1', 'b', 'j'] },
      { element: 'a1', always: true, cancels: [] },
    ]);
  });

  it('not into one branch of what has come together', async () => {
    expect(returnTargets(await modelOf(branches), 'sign').map(({ element }) => element)).toEqual(['apply']);
  });

  it('over choices and loops, with what only some have passed named so', async () => {
    const model = bpmn(
      'p',
      ends,
      tasks('apply', 'extra', 'check'),
      '<exclusiveGateway id="x"/><exclusiveGateway id="m"/><exclusiveGateway id="y"/>',
      flows('s > apply > x > m > check > y > e', 'x > extra when more', 'extra > m', 'y > m when again'),
    );
    expect(returnTargets(await modelOf(model), 'check')).toEqual([
      { element: 'apply', always: true, cancels: [] },
      { element: 'extra', always: false, cancels: [] },
    ]);
  });

  it('out of a sub-process, which is taken back as a whole', async () => {
    const inside = `<subProcess id="sub"><startEvent id="is"/>${tasks('in1', 'in2')}<endEvent id="ie"/>${flows('is > in1 > in2 > ie')}</subProcess>`;
    expect(returnTargets(await modelOf(bpmn('p', ends, tasks('apply'), inside, flows('s > apply > sub > e'))), 'in2')).toEqual([
      { element: 'in1', always: true, cancels: [] },
      { element: 'apply', always: true, cancels: ['sub'] },
    ]);
  });

  it('leaves every random process sound from the state afterwards, as a naive interpreter says', async () => {
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${seed}`);
    let tried = 0;
    for (let turn = 0; turn < 25; turn++) {
      const graph = randomGraph(chanceOf(seed + turn * 7919));
      const naive = new NaiveTokens(graph);
      if (graph.nodes.length > 30 || naive.isSound(200) !== true) continue;
      const model = await modelOf(drawGraph(graph));
      for (const { id } of graph.nodes.filter(({ type }) => type === 'user')) {
        for (const { element, cancels } of returnTargets(model, id)) {
          for (const marking of naive.statesAt(id, 200)) {
            const after = naive.returned(marking, [id, ...cancels], element);
            tried++;
            expect({ seed: seed + turn * 7919, id, element, sound: naive.isSound(400, after) ?? true }).toEqual({
              seed: seed + turn * 7919,
              id,
              element,
              sound: true,
            });
          }
        }
      }
    }
    console.info(`${tried} returns`);
    expect(tried).toBeGreaterThan(5);
  });
});
