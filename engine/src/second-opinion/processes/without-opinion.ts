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
export function withoutOpinion(
  process: CompiledProcess,
  calls: (element: CompiledElement) => string | undefined = () => undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of process.elements.values()) {
    const why = reasons.find(({ applies }) => applies(element))?.why ?? calls(element);
    if (!why) continue;
    spread(process, element, why, found);
    // What an event sub-process may interrupt stands beside it, not behind it.
    if (element.type === 'eventSubProcess') for (const beside of inside(process, element.container)) spread(process, beside, why, found);
  }
  return found;
}

function spread(process: CompiledProcess, from: CompiledElement, why: string, found: Map<string, string>): void {
  const open = [from];
  for (let element = open.pop(); element; element = open.pop()) {
    if (found.has(element.id)) continue;
    found.set(element.id, why);
    const next = [...element.outgoing.map(({ target }) => target), ...element.boundary, element.container];
    open.push(...next.flatMap((id) => process.elements.get(id) ?? []), ...inside(process, element.id));
  }
}

function inside(process: CompiledProcess, container: string): readonly CompiledElement[] {
  return [...process.elements.values()].filter((element) => element.container === container);
}

/** The same for all processes that a case runs. A call of a process in which something has no opinion has none, and what is called from there has none either. */
export function placesWithoutOpinion(processes: ProcessSet, ids: readonly string[], byClock = false): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const silent = new Map<string, string>();
  for (let before = -1; before !== places.size; ) {
    before = places.size;
    for (const id of ids) addPlaces(processes, id, places, silent, byClock && id === ids[0]);
  }
  return places;
}

function addPlaces(processes: ProcessSet, id: string, places: Map<string, string>, silent: Map<string, string>, byClock: boolean): void {
  const process = processes.process(id);
  if (!process) return;

  const calledFrom = silent.get(id);
  const calls = (element: CompiledElement) => {
    const { calledElement } = element;
    return byClock && isStart(element, process) ? atOnce : calledElement ? callOf(processes.qualify(calledElement, id), places) : undefined;
  };
  const found = calledFrom === undefined ? withoutOpinion(process, calls) : new Map([...process.elements.keys()].map((element) => [element, calledFrom]));
  for (const [element, why] of found) {
    places.set(placeOf(id, element), why);
    const called = process.elements.get(element)?.calledElement;
    if (called) silent.set(processes.qualify(called, id), why);
  }
}

const atOnce = 'a case that the clock has begun would begin at every start event at once';

function isStart({ type, container }: CompiledElement, process: CompiledProcess): boolean {
  return type === 'startEvent' && container === process.id;
}

function callOf(called: string, places: ReadonlyMap<string, string>): string | undefined {
  return [...places].find(([place]) => place.startsWith(placeOf(called, '')))?.[1];
}
