import type { NetNode } from '../flow-net.js';

/** Nodes that reach each other, in an order in which every component comes after those that lead to it (Tarjan 1972, without recursion). */
export function componentsOf(nodes: readonly NetNode[]): readonly (readonly NetNode[])[] {
  const takers = new Map(nodes.flatMap((node) => node.incoming.map((flow) => [flow, node] as const)));
  const next = new Map(nodes.map((node) => [node, [...new Set(node.ways.flat().flatMap((flow) => takers.get(flow) ?? []))]]));
  const search = new Search(next);
  for (const node of nodes) search.from(node);
  return search.components.reverse();
}

/** Does this component hold a loop? */
export function isLoop(component: readonly NetNode[]): boolean {
  const [first] = component;
  return component.length > 1 || (first?.ways.flat().some((flow) => first.incoming.includes(flow)) ?? false);
}

interface Visit {
  readonly node: NetNode;
  readonly number: number;
  low: number;
  ahead: number;
}

class Search {
  readonly components: NetNode[][] = [];
  private readonly visits = new Map<NetNode, Visit>();
  private readonly open: NetNode[] = [];
  private readonly path: Visit[] = [];

  constructor(private readonly next: ReadonlyMap<NetNode, readonly NetNode[]>) {}

  from(start: NetNode): void {
    if (this.visits.has(start)) return;
    this.enter(start);
    for (let visit = this.path.at(-1); visit; visit = this.path.at(-1)) {
      const target = this.next.get(visit.node)?.[visit.ahead++];
      if (target) this.look(visit, target);
      else this.leave(visit);
    }
  }

  private enter(node: NetNode): void {
    const visit = { node, number: this.visits.size, low: this.visits.size, ahead: 0 };
    this.visits.set(node, visit);
    this.open.push(node);
    this.path.push(visit);
  }

  private look(visit: Visit, target: NetNode): void {
    const seen = this.visits.get(target);
    if (!seen) this.enter(target);
    else if (this.open.includes(target)) visit.low = Math.min(visit.low, seen.number);
  }

  private leave(visit: Visit): void {
    this.path.pop();
    const around = this.path.at(-1);
    if (around) around.low = Math.min(around.low, visit.low);
    if (visit.low === visit.number) this.components.push(this.open.splice(this.open.indexOf(visit.node)));
  }
}
