import type { FlowNet, NetNode } from '../flow-net.js';

/**
 * The part of a net in which tokens wait for each other: flows from which no join can be reached are left out of every way.
 * Nothing if a token on one of those left out could not come to its end by itself, however many there are.
 */
export function stripFreeFlows(net: FlowNet): FlowNet | undefined {
  const bound = flowsToJoins(net.nodes);
  const all = [...net.begins.flat(), ...net.nodes.flatMap(({ incoming, ways }) => [...incoming, ...ways.flat()])];
  const free = new Set(all.filter((flow) => !bound.has(flow)));
  const ending = flowsThatEnd(net.nodes, free);
  if ([...free].some((flow) => !ending.has(flow))) return undefined;

  const kept = (way: readonly string[]) => way.filter((flow) => bound.has(flow));
  return {
    ...net,
    nodes: net.nodes
      .filter(({ incoming }) => incoming.some((flow) => bound.has(flow)))
      .map((node) => ({ ...node, ways: distinct(node.endsAll ? [[]] : node.ways.map(kept)) })),
    begins: distinct(net.begins.map(kept)).filter((begin) => begin.length > 0),
  };
}

function flowsToJoins(nodes: readonly NetNode[]): ReadonlySet<string> {
  const givers = new Map<string, NetNode[]>();
  for (const node of nodes) for (const flow of node.ways.flat()) givers.set(flow, [...(givers.get(flow) ?? []), node]);
  const found = new Set<string>();
  const ahead = nodes.filter(({ takes }) => takes !== 'any').flatMap(({ incoming }) => incoming);
  for (let flow = ahead.pop(); flow !== undefined; flow = ahead.pop()) {
    if (found.has(flow)) continue;
    found.add(flow);
    ahead.push(...(givers.get(flow) ?? []).flatMap(({ incoming }) => incoming));
  }
  return found;
}

function flowsThatEnd(nodes: readonly NetNode[], free: ReadonlySet<string>): ReadonlySet<string> {
  const takers = new Map(nodes.flatMap((node) => node.incoming.map((flow) => [flow, node] as const)));
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const flow of free) {
      const taker = takers.get(flow);
      if (taker && (taker.endsAll || taker.ways.some((way) => way.every((next) => found.has(next))))) found.add(flow);
    }
  }
  return found;
}

function distinct(ways: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(ways.map((way) => [[...way].sort().join(' '), way])).values()];
}
