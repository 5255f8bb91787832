import type { FlowNet, NetNode } from '../flow-net.js';
import { componentsOf, isLoop } from './components.js';
import { type Label, Outcomes } from './outcomes.js';
import { stripFreeFlows } from './strip-free-flows.js';

/**
 * A proof from the structure alone, without looking at states, so that no size is too large: acyclic models, loops with one
 * entry whose turns leave nothing behind, and both inside each other. `false` means that it could not be shown this way.
 */
export function isProvedSound(net: FlowNet): boolean {
  const bound = stripFreeFlows(net);
  return bound !== undefined && (bound.begins.length === 0 || new Region(bound.nodes, bound.begins).isClean());
}

/** A part of a net in which nothing happens twice, once its loops are seen as one element each. */
class Region {
  private readonly outcomes = new Outcomes();
  private readonly labels = new Map<string, Label>();
  /** When a token ends in this region by itself. */
  private readonly endings: Label[] = [];
  private readonly taken: ReadonlySet<string>;

  constructor(
    private readonly nodes: readonly NetNode[],
    private readonly begins: readonly (readonly string[])[],
  ) {
    this.taken = new Set(nodes.flatMap(({ incoming }) => incoming));
  }

  /** No join waits for ever, and no flow has two tokens. */
  isClean(): boolean {
    const beginnings = this.begins.map((_, index) => `begin#${index}`);
    this.outcomes.add(beginnings, undefined);
    const begun = this.begins.every((flows, index) => flows.every((flow) => this.mark(flow, new Set([`begin#${index}`]))));
    return begun && componentsOf(this.nodes).every((component) => this.pass(component));
  }

  /** The flows by which the region is left, with their labels. */
  exits(): readonly (readonly [string, Label])[] {
    return [...this.labels].filter(([flow]) => !this.taken.has(flow));
  }

  /** A token that came in is one token that goes out or ends. */
  leavesOnce(): boolean {
    const ways = [...this.exits().map(([, label]) => label), ...this.endings];
    return ways.every((way, index) => ways.slice(index + 1).every((other) => this.outcomes.neverBoth(way, other)));
  }

  /** The token may end inside. */
  mayEnd(): boolean {
    return !this.outcomes.isSure(new Set(this.exits().flatMap(([, label]) => [...label])));
  }

  private pass(component: readonly NetNode[]): boolean {
    const [only] = component;
    const node = isLoop(component) ? loopAsNode(component) : only;
    return node !== undefined && this.act(node);
  }

  private act(node: NetNode): boolean {
    const labels = node.incoming.flatMap((flow) => this.labels.get(flow) ?? []);
    const [first = new Set<string>()] = labels;
    if (labels.length === 0) return true;
    if (node.takes === 'all')
      return labels.length === node.incoming.length && labels.every((label) => this.outcomes.alwaysBoth(first, label)) && this.go(node, first);
    if (node.takes === 'any' && !this.areApart(labels)) return false;
    return this.go(node, new Set(labels.flatMap((label) => [...label])));
  }

  private areApart(labels: readonly Label[]): boolean {
    return labels.every((label, index) => labels.slice(index + 1).every((other) => this.outcomes.neverBoth(label, other)));
  }

  private go({ id, ways }: NetNode, when: Label): boolean {
    const outcomes = ways.map((_, index) => `${id}#${index}`);
    if (ways.length > 1) this.outcomes.add(outcomes, when);
    return ways.every((way, index) => {
      const label = ways.length > 1 ? new Set([outcomes[index] ?? '']) : when;
      if (way.length === 0) this.endings.push(label);
      return way.every((flow) => this.mark(flow, label));
    });
  }

  /** Ways of one element exclude each other; a link has several sources, which must, too. */
  private mark(flow: string, label: Label): boolean {
    const before = this.labels.get(flow);
    this.labels.set(flow, before ? new Set([...before, ...label]) : label);
    return !before || this.outcomes.neverBoth(before, label);
  }
}

/** A loop that is entered at one place by one token and left by one, as one element; nothing where it may be otherwise. */
function loopAsNode(loop: readonly NetNode[]): NetNode | undefined {
  const given = new Set(loop.flatMap(({ ways }) => ways.flat()));
  const entered = loop.filter(({ incoming }) => incoming.some((flow) => !given.has(flow)));
  const [head] = entered;
  if (!head || entered.length > 1 || head.takes !== 'any') return undefined;

  const enter = `enter:${head.id}`;
  const turn = new Region(
    loop.map((node) => (node === head ? { ...head, incoming: [enter] } : node)),
    [[enter]],
  );
  if (!turn.isClean() || !turn.leavesOnce()) return undefined;

  const ways = turn.exits().flatMap(([flow]) => (head.incoming.includes(flow) ? [] : [[flow]]));
  const all = turn.mayEnd() ? [...ways, []] : ways;
  return all.length === 0
    ? undefined
    : { id: `loop:${head.id}`, incoming: head.incoming.filter((flow) => !given.has(flow)), takes: 'any', ways: all, endsAll: false };
}
