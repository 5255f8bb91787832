import { bpmn, flows } from './bpmn-text.js';
import type { NaiveFlow, NaiveNode, NaiveProcess } from './naive-tokens.js';

type Chance = () => number;
type Piece = { readonly first: string; readonly last: string };

/** A random process: blocks inside each other, then jumps between any two places, which no block structure has. Not always sound. */
export function randomGraph(chance: Chance): NaiveProcess & { readonly jumps: number } {
  const graph = new Growing(chance);
  const inside = graph.block(3);
  graph.connect(graph.node('start'), inside.first);
  graph.connect(inside.last, graph.node('end'));
  for (let jumps = Math.floor(chance() * 3); jumps > 0; jumps--) graph.jump();
  return { nodes: graph.nodes, flows: graph.flows, jumps: graph.jumps };
}

class Growing {
  readonly nodes: NaiveNode[] = [];
  readonly flows: NaiveFlow[] = [];
  jumps = 0;

  constructor(private readonly chance: Chance) {}

  node(type: NaiveNode['type']): string {
    const id = `${type}${this.nodes.length}`;
    this.nodes.push({ id, type });
    return id;
  }

  connect(from: string, to: string, when?: string): void {
    this.flows.push({ id: `f${this.flows.length}`, from, to, when });
  }

  block(depth: number): Piece {
    const kind = depth === 0 ? 0 : depth > 1 ? 2 + Math.floor(this.chance() * 4) : Math.floor(this.chance() * 6);
    if (kind <= 1) return this.leaf();
    if (kind === 2) return this.sequence(depth);
    return this.fork((['exclusive', 'parallel', 'inclusive'] as const)[kind - 3] ?? 'parallel', depth);
  }

  /** Someone who is somewhere may go on somewhere else instead. */
  jump(): void {
    const [from, to] = [this.anyFlow(), this.anyFlow()];
    if (from === to) return;
    this.jumps++;
    const [leave, arrive] = [this.node('exclusive'), this.node('exclusive')];
    this.through(from, leave);
    this.through(to, arrive);
    this.connect(leave, arrive, `v${Math.floor(this.chance() * 6)}`);
  }

  private through(index: number, node: string): void {
    const flow = this.flows[index];
    if (!flow) return;
    this.flows[index] = { ...flow, to: node };
    this.connect(node, flow.to);
  }

  private anyFlow(): number {
    return Math.floor(this.chance() * this.flows.length);
  }

  private leaf(): Piece {
    const id = this.node(this.chance() < 0.7 ? 'user' : 'task');
    return { first: id, last: id };
  }

  private sequence(depth: number): Piece {
    const [one, two] = [this.block(depth - 1), this.block(depth - 1)];
    this.connect(one.last, two.first);
    return { first: one.first, last: two.last };
  }

  private fork(type: 'exclusive' | 'parallel' | 'inclusive', depth: number): Piece {
    const [split, join] = [this.node(type), this.node(type)];
    for (let branch = 0; branch < 2 + Math.floor(this.chance() * 2); branch++) {
      const inside = this.block(depth - 1);
      this.connect(split, inside.first, type === 'parallel' || branch === 0 ? undefined : `v${Math.floor(this.chance() * 6)}`);
      this.connect(inside.last, join);
    }
    return { first: split, last: join };
  }
}

const tags = {
  start: 'startEvent',
  user: 'userTask',
  task: 'task',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  end: 'endEvent',
} as const;

/** The same process as BPMN. */
export function drawGraph({ nodes, flows: all }: NaiveProcess): string {
  const elements = nodes.map(({ id, type }) => {
    const otherwise = all.find(({ from, when }) => from === id && when === undefined);
    const decides = (type === 'exclusive' || type === 'inclusive') && all.filter(({ from }) => from === id).length > 1;
    return `<${tags[type]} id="${id}"${decides && otherwise ? ` default="${otherwise.id}"` : ''}/>`;
  });
  const drawn = all.map(({ id, from, to, when }) => flows(`${from} > ${to}${when ? ` when ${when}` : ''}`).replace(/id="[^"]*"/, `id="${id}"`));
  return bpmn('p', ...elements, ...drawn);
}

/** A linear congruential generator: the same seed gives the same process and the same path. */
export function chanceOf(seed: number): Chance {
  let value = seed >>> 0;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 4_294_967_296;
  };
}
