import type { ProcessModel } from '../language/process-model.js';
import { flowNetOf, type NetNode } from './flow-net.js';

/** What comes before and after what, inside one process or sub-process. */
export interface Order {
  /** Elements that every token has passed before it comes to an element, the element itself among them. */
  readonly dominators: ReadonlyMap<string, ReadonlySet<string>>;
  /** Elements that every token passes before it ends; those of an element that cannot end are unknown and absent. */
  readonly postDominators: ReadonlyMap<string, ReadonlySet<string>>;
  /** Elements that a token may come to next. */
  readonly next: ReadonlyMap<string, readonly string[]>;
}

/** Dominators and post-dominators of the elements of one process or sub-process; boundary events belong to their activities. Nothing where a net cannot say what happens. */
export function orderOf(model: ProcessModel, container: string = model.id): Order | undefined {
  const net = flowNetOf(model, container);
  if (!net) return undefined;

  const next = nextOf(net.nodes);
  const previous = reversed(next);
  const first = net.nodes.filter(({ incoming }) => incoming.some((flow) => net.begins.flat().includes(flow))).map(({ id }) => id);
  const last = net.nodes.filter(({ ways, endsAll }) => endsAll || ways.some((way) => way.length === 0)).map(({ id }) => id);
  return { dominators: passedBefore(first, next, previous), postDominators: passedBefore(last, previous, next), next };
}

/** Everything that can be reached from an element over others but these. */
export function reachFrom(from: string, next: ReadonlyMap<string, readonly string[]>, avoiding: readonly string[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [...(next.get(from) ?? [])];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (found.has(id) || avoiding.includes(id)) continue;
    found.add(id);
    ahead.push(...(next.get(id) ?? []));
  }
  return found;
}

/** The same arrows, turned round. */
export function reversed(next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const back = new Map<string, string[]>([...next.keys()].map((id) => [id, []]));
  for (const [id, targets] of next) for (const target of targets) back.get(target)?.push(id);
  return back;
}

function nextOf(nodes: readonly NetNode[]): ReadonlyMap<string, readonly string[]> {
  const takers = new Map(nodes.flatMap((node) => node.incoming.map((flow) => [flow, node.id] as const)));
  return new Map(nodes.map(({ id, ways }) => [id, [...new Set(ways.flat().flatMap((flow) => takers.get(flow) ?? []))]]));
}

/** The greatest solution of “what all predecessors have passed, and myself”, element by element until nothing changes. */
function passedBefore(
  first: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  previous: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const passed = new Map<string, ReadonlySet<string>>(first.map((id) => [id, new Set([id])]));
  const ahead = first.flatMap((id) => next.get(id) ?? []);
  for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
    const before = passed.get(id);
    if (first.includes(id)) continue;
    const known = (previous.get(id) ?? []).flatMap((one) => passed.get(one) ?? []);
    const [smallest = new Set<string>(), ...others] = [...known].sort((a, b) => a.size - b.size);
    const common = new Set([...[...smallest].filter((one) => others.every((other) => other.has(one))), id]);
    if (before?.size === common.size) continue;
    passed.set(id, common);
    ahead.push(...(next.get(id) ?? []));
  }
  return passed;
}
