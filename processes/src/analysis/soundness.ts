import type { ProcessModel } from '../language/process-model.js';
import { type FlowNet, flowNetOf, type Marking, type NetNode } from './flow-net.js';
import { isProvedSound } from './structure/prove-sound.js';

/**
 * Whether every state that can be reached can also come to its end, whatever the data say. `sound` is a proof: by the structure,
 * or because every state was looked at. `unsound` names the elements passed until the state from which there is no end, and where its tokens rest.
 * `notDecided`: more states than the bound, or an element whose rules depend on data (complex gateways).
 */
export type Soundness =
  | { readonly verdict: 'sound'; readonly proof: 'structure' }
  | { readonly verdict: 'sound'; readonly proof: 'exploration'; readonly states: number }
  | { readonly verdict: 'unsound'; readonly path: readonly string[]; readonly rests: readonly string[] }
  | { readonly verdict: 'notDecided'; readonly bound: number };

/** States that are looked at before the question is left open. */
export const defaultBound = 2000;

/** Looks at one process or sub-process; what is inside its own sub-processes is a question of its own. */
export function soundnessOf(model: ProcessModel, container: string = model.id, bound: number = defaultBound): Soundness {
  const net = flowNetOf(model, container);
  if (net && isProvedSound(net)) return { verdict: 'sound', proof: 'structure' };

  return net?.complete ? new Exploration(net, bound).verdict() : { verdict: 'notDecided', bound };
}

interface Reached {
  readonly marking: Marking;
  readonly from?: string;
  readonly by?: string;
}

class Exploration {
  private readonly reached = new Map<string, Reached>();
  private readonly before = new Map<string, string[]>();
  private readonly ahead: string[] = [];
  /** A state with tokens in which nothing can move. */
  private dead: string | undefined;
  private readonly takers: ReadonlyMap<string, NetNode>;

  constructor(
    private readonly net: FlowNet,
    private readonly bound: number,
  ) {
    this.takers = new Map(net.nodes.flatMap((node) => node.incoming.map((flow) => [flow, node])));
    for (const begin of net.begins) this.visit({ marking: produce(new Map(), begin) });
  }

  verdict(): Soundness {
    for (let key = this.ahead.pop(); key !== undefined; key = this.ahead.pop()) {
      if (this.reached.size > this.bound) return { verdict: 'notDecided', bound: this.bound };
      this.expand(key);
    }
    const ending = this.reachBack();
    const lost = this.dead ?? [...this.reached.keys()].find((key) => !ending.has(key));
    return lost === undefined
      ? { verdict: 'sound', proof: 'exploration', states: this.reached.size }
      : { verdict: 'unsound', path: this.pathTo(lost), rests: this.restsOf(lost) };
  }

  /**
   * Elements do not take tokens from each other (a flow leads to one element), so that one element that can move stands for
   * every order; inclusive joins move when nothing else can, because they ask where all other tokens are.
   */
  private expand(key: string): void {
    const marking = this.reached.get(key)?.marking ?? new Map<string, number>();
    const node = this.net.nodes.find((one) => canMove(one, marking)) ?? this.net.nodes.find((one) => this.joinOpens(one, marking));
    if (!node) {
      if (marking.size > 0) this.dead ??= key;
      return;
    }
    const left = take(marking, takenBy(node, marking));
    for (const way of node.endsAll ? [[]] : node.ways) {
      const next = node.endsAll ? new Map<string, number>() : produce(left, way);
      this.note(keyOf(next), key);
      this.visit({ marking: next, from: key, by: node.id });
    }
  }

  private note(key: string, from: string): void {
    this.before.set(key, [...(this.before.get(key) ?? []), from]);
  }

  private visit(reached: Reached): void {
    const key = keyOf(reached.marking);
    if (this.reached.has(key)) return;
    this.reached.set(key, reached);
    this.ahead.push(key);
  }

  /** BPMN 2.0.2, 13.4.3. */
  private joinOpens(node: NetNode, marking: Marking): boolean {
    if (node.takes !== 'inclusive' || !node.incoming.some((flow) => marking.has(flow))) return false;

    const elsewhere = [...marking.keys()].filter((flow) => !node.incoming.includes(flow));
    return elsewhere.every((flow) => {
      const ways = this.aheadOf(flow, node);
      return !node.incoming.some((one) => !marking.has(one) && ways.has(one)) || node.incoming.some((one) => marking.has(one) && ways.has(one));
    });
  }

  private aheadOf(flow: string, join: NetNode): ReadonlySet<string> {
    const found = new Set<string>();
    const ahead = [flow];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      const taker = this.takers.get(next);
      if (found.has(next)) continue;
      found.add(next);
      if (taker && taker !== join) ahead.push(...taker.ways.flat());
    }
    return found;
  }

  private reachBack(): ReadonlySet<string> {
    const found = new Set<string>();
    const ahead = [keyOf(new Map())];
    for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
      if (found.has(key)) continue;
      found.add(key);
      ahead.push(...(this.before.get(key) ?? []));
    }
    return found;
  }

  private pathTo(key: string): readonly string[] {
    const path: string[] = [];
    for (let at = this.reached.get(key); at?.by !== undefined; at = this.reached.get(at.from ?? '')) path.unshift(at.by);
    return path;
  }

  private restsOf(key: string): readonly string[] {
    const flows = [...(this.reached.get(key)?.marking.keys() ?? [])];
    return [...new Set(flows.flatMap((flow) => this.takers.get(flow)?.id ?? []))];
  }
}

function canMove({ takes, incoming }: NetNode, marking: Marking): boolean {
  if (takes === 'inclusive') return false;
  return takes === 'all' ? incoming.every((flow) => marking.has(flow)) : incoming.some((flow) => marking.has(flow));
}

function takenBy({ takes, incoming }: NetNode, marking: Marking): readonly string[] {
  const marked = incoming.filter((flow) => marking.has(flow));
  return takes === 'any' ? marked.slice(0, 1) : marked;
}

function take(marking: Marking, flows: readonly string[]): Marking {
  const left = new Map(marking);
  for (const flow of flows) {
    const count = left.get(flow) ?? 0;
    if (count > 1) left.set(flow, count - 1);
    else left.delete(flow);
  }
  return left;
}

function produce(marking: Marking, flows: readonly string[]): Marking {
  const more = new Map(marking);
  for (const flow of flows) more.set(flow, (more.get(flow) ?? 0) + 1);
  return more;
}

function keyOf(marking: Marking): string {
  return [...marking]
    .map(([flow, count]) => `${flow}*${count}`)
    .sort()
    .join(' ');
}
