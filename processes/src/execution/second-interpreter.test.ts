import { type NaiveProcess, NaiveTokens } from '../testing/naive-tokens.js';
import { play } from '../testing/played-instance.js';
import { chanceOf, drawGraph, randomGraph } from '../testing/random-graph.js';

const names = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5'];

describe('random sound processes, block-structured or not', () => {
  it('have the same open tasks after every step as a naive interpreter says, reloaded after each', async () => {
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${seed}`);
    const seen = { sound: 0, jumping: 0, steps: 0 };
    for (let turn = 0; turn < 300; turn++) {
      const chance = chanceOf(seed + turn * 7919);
      const graph = randomGraph(chance);
      const naive = new NaiveTokens(graph);
      if (graph.nodes.length > 40 || spins(graph) || naive.isSound(500) !== true) continue;
      seen.sound++;
      if (graph.jumps > 0) seen.jumping++;
      seen.steps += await comparePath(naive, drawGraph(graph), chance, seed + turn * 7919);
    }
    console.info(JSON.stringify(seen));
    expect(seen.sound).toBeGreaterThan(60);
    expect(seen.jumping).toBeGreaterThan(10);
  });
});

/** A loop without a person in it: conditions that stay true would keep it going for ever. */
function spins({ nodes, flows }: NaiveProcess): boolean {
  const automatic = new Set(nodes.filter(({ type }) => type !== 'user').map(({ id }) => id));
  for (let before = -1; before !== automatic.size; ) {
    before = automatic.size;
    for (const id of automatic) if (!flows.some(({ from, to }) => from === id && automatic.has(to))) automatic.delete(id);
  }
  return automatic.size > 0;
}

/** One random path: people answer in any order, and the facts change with every answer. */
async function comparePath(naive: NaiveTokens, xml: string, chance: () => number, seed: number): Promise<number> {
  const facts = () => Object.fromEntries(names.map((name) => [name, chance() < 0.4]));
  const first = facts();
  const instance = await play({ p: xml }, first);
  let marking = naive.rest(naive.begin(), first);
  let steps = 0;
  for (; steps < 40; steps++) {
    const tasks = naive.tasks(marking);
    expect({ seed, tasks: [...instance.tasks].sort(), over: instance.status === 'completed' }).toEqual({ seed, tasks, over: tasks.length === 0 });
    if (tasks.length === 0) break;
    const task = tasks[Math.floor(chance() * tasks.length)] ?? '';
    const answer = facts();
    marking = naive.complete(marking, task, answer);
    instance.send({ type: 'setVariables', values: answer }).complete(task);
  }
  return steps;
}
