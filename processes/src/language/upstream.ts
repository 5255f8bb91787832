import type { CompiledFlow } from './compiled-process.js';
import type { ElementModel } from './process-model.js';

/**
 * For each incoming flow of an inclusive join, the elements from which a token could still arrive over it without passing the
 * join itself (BPMN 2.0.2, 13.4.3). Computed once, so that a waiting join costs one look a token.
 */
export function upstreamOf(join: string, elements: readonly ElementModel[], flows: readonly CompiledFlow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const before = predecessors(elements, flows);
  return new Map(flows.filter((flow) => flow.target === join).map((flow) => [flow.id, reachBack(flow.source, join, before)]));
}

function predecessors(elements: readonly ElementModel[], flows: readonly CompiledFlow[]): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  const add = (target: string, source: string) => before.set(target, [...(before.get(target) ?? []), source]);
  for (const flow of flows) add(flow.target, flow.source);
  for (const element of elements) if (element.attachedTo) add(element.id, element.attachedTo);
  for (const [target, source] of linkPairs(elements)) add(target, source);
  return before;
}

function linkPairs(elements: readonly ElementModel[]): readonly [string, string][] {
  const links = elements.filter((element) => element.triggers[0]?.type === 'link');
  const throwing = links.filter((element) => element.type === 'intermediateThrowEvent');
  return links
    .filter((element) => element.type === 'intermediateCatchEvent')
    .flatMap((target) =>
      throwing.filter((source) => source.triggers[0]?.name === target.triggers[0]?.name).map((source): [string, string] => [target.id, source.id]),
    );
}

function reachBack(from: string, join: string, before: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [from];
  for (let element = next.pop(); element !== undefined; element = next.pop()) {
    if (element === join || found.has(element)) continue;
    found.add(element);
    next.push(...(before.get(element) ?? []));
  }
  return found;
}
