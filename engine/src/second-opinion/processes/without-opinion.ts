import type { CompiledElement, CompiledProcess, ProcessSet } from '@onething/processes';
import { placeOf } from './story.js';

/**
 * Where bpmn-engine 25 is known not to implement an element, or to execute it otherwise than the standard says (each is a case
 * of `npm run conformance`, or of the library's own list of limits). It is not asked there, nor about what follows.
 */
const reasons: readonly { readonly why: string; readonly applies: (element: CompiledElement) => boolean }[] = [
  { why: 'an inclusive gateway that joins fires once a token', applies: ({ type, incoming }) => type === 'inclusiveGateway' && incoming.length > 1 },
  { why: 'complex gateways are not implemented', applies: ({ type }) => type === 'complexGateway' },
  { why: 'event sub-processes are armed only for what is thrown inside', applies: ({ type }) => type === 'eventSubProcess' },
  { why: 'ad-hoc sub-processes are not implemented', applies: ({ type }) => type === 'adHocSubProcess' },
  { why: 'compensation is lost after a wait', applies: ({ trigger, forCompensation }) => forCompensation || trigger.type === 'compensate' },
  { why: 'transactions are cancelled in another order', applies: ({ type, trigger }) => type === 'transaction' || trigger.type === 'cancel' },
  { why: 'turns of a loop are taken from a collection of its own dialect', applies: ({ loop }) => loop !== undefined },
  { why: 'conditional events are looked at only when poked', applies: ({ trigger }) => trigger.type === 'conditional' },
  { why: 'escalations of a called process are lost', applies: ({ trigger }) => trigger.type === 'escalation' },
  { why: 'an external signal reaches only the first catcher', applies: ({ trigger }) => trigger.type === 'signal' },
  { why: 'an event with several definitions is not told apart', applies: ({ parts }) => parts.length > 0 },
  { why: 'errors of a called process are lost', applies: ({ type, trigger }) => type === 'endEvent' && trigger.type === 'error' },
  { why: 'link loops lose tokens', applies: ({ trigger }) => trigger.type === 'link' },
];

/** Elements of a process on which there is no opinion, with the reason: the element itself, and whatever a token can reach from there. */
export function withoutOpinion(process: CompiledProcess): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of process.elements.values()) {
    const why = reasons.find(({ applies }) => applies(element))?.why;
    if (why) spread(process, element, why, found);
  }
  return found;
}

function spread(process: CompiledProcess, from: CompiledElement, why: string, found: Map<string, string>): void {
  const open = [from];
  for (let element = open.pop(); element; element = open.pop()) {
    if (found.has(element.id)) continue;
    found.set(element.id, why);
    const inside = [...process.elements.values()].filter(({ container }) => container === element.id).map(({ id }) => id);
    const next = [...element.outgoing.map(({ target }) => target), ...element.boundary, ...inside, ...afterContainer(process, element)];
    for (const id of next) open.push(...one(process, id));
  }
}

/** What follows a sub-process depends on what happens inside. */
function afterContainer(process: CompiledProcess, { container }: CompiledElement): readonly string[] {
  return process.elements.get(container)?.outgoing.map(({ target }) => target) ?? [];
}

function one(process: CompiledProcess, id: string): readonly CompiledElement[] {
  const element = process.elements.get(id);
  return element ? [element] : [];
}

/** The same for all processes that a case can run; a process called from where there is no opinion has none either. */
export function placesWithoutOpinion(processes: ProcessSet, ids: readonly string[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const all = ids.flatMap((id) => {
    const process = processes.process(id);
    return process ? [{ id, process, without: withoutOpinion(process) }] : [];
  });
  const silent = new Map<string, string>();
  for (const { id, process, without } of all)
    for (const [element, why] of without) {
      places.set(placeOf(id, element), why);
      const called = process.elements.get(element)?.calledElement;
      if (called) silent.set(processes.qualify(called, id), why);
    }
  for (const { id, process } of all) {
    const why = silent.get(id);
    if (why) for (const element of process.elements.keys()) places.set(placeOf(id, element), places.get(placeOf(id, element)) ?? why);
  }
  return places;
}
