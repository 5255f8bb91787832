import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** Every element can be reached, and from every element an end can be reached. */
export const reachability: Check = (process) => {
  const reached = spread(
    process,
    process.model.elements.filter((element) => begins(process, element)),
    after,
  );
  const ending = spread(
    process,
    process.model.elements.filter((element) => ends(process, element)),
    before,
  );
  return process.model.elements.flatMap((element) => {
    if (!reached.has(element.id)) return [unreachable(process, element)];
    return ending.has(element.id) ? [] : [endless(process, element)];
  });
};

type Step = (process: CheckedProcess, element: ElementModel) => readonly string[];

function spread(process: CheckedProcess, from: readonly ElementModel[], next: Step): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = from.map(({ id }) => id);
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const element = process.elements.get(id);
    if (!element || found.has(id)) continue;
    found.add(id);
    ahead.push(...next(process, element));
  }
  return found;
}

/** The start events of the process; without any, everything that nothing leads to. */
function begins(process: CheckedProcess, element: ElementModel): boolean {
  if (element.container !== process.model.id) return false;
  if (element.type === 'startEvent' || element.instantiate || element.type === 'eventSubProcess') return true;

  return !hasStart(process, element.container) && isFirst(process, element);
}

function hasStart(process: CheckedProcess, container: string): boolean {
  return process.inside(container).some(({ type }) => type === 'startEvent');
}

function isFirst(process: CheckedProcess, element: ElementModel): boolean {
  return process.incoming(element.id).length === 0 && element.attachedTo === undefined && !element.forCompensation && !isLinkTarget(element);
}

function isLinkTarget(element: ElementModel): boolean {
  return element.type === 'intermediateCatchEvent' && element.triggers[0]?.type === 'link';
}

function ends(process: CheckedProcess, element: ElementModel): boolean {
  return process.outgoing(element.id).length === 0 && linksFrom(process, element).length === 0;
}

function after(process: CheckedProcess, element: ElementModel): readonly string[] {
  const boundary = process.attachedTo(element.id);
  return [
    ...process.outgoing(element.id).map(({ target }) => target),
    ...boundary.map(({ id }) => id),
    ...(element.handler === undefined ? [] : [element.handler]),
    ...linksFrom(process, element),
    ...firstInside(process, element),
  ];
}

/** What begins when a sub-process is entered; an event sub-process can begin at any time, also by another one's scope. */
function firstInside(process: CheckedProcess, { id }: ElementModel): readonly string[] {
  const inside = process.inside(id);
  const starts = hasStart(process, id) ? inside.filter(({ type }) => type === 'startEvent') : inside.filter((element) => isFirst(process, element));
  return [...starts, ...inside.filter(({ type }) => type === 'eventSubProcess')].map((element) => element.id);
}

function linksFrom(process: CheckedProcess, element: ElementModel): readonly string[] {
  const [trigger] = element.triggers;
  if (element.type !== 'intermediateThrowEvent' || trigger?.type !== 'link') return [];

  return process
    .inside(element.container)
    .filter((target) => isLinkTarget(target) && target.triggers[0]?.name === trigger.name)
    .map(({ id }) => id);
}

/** A boundary event can end its activity too, so an activity whose boundary leads to an end is not endless. */
function before(process: CheckedProcess, element: ElementModel): readonly string[] {
  const throwing = isLinkTarget(element) ? process.inside(element.container).filter((other) => linksFrom(process, other).includes(element.id)) : [];
  const host = element.attachedTo === undefined ? [] : [element.attachedTo];
  return [...process.incoming(element.id).map(({ source }) => source), ...throwing.map(({ id }) => id), ...host];
}

function unreachable(process: CheckedProcess, element: ElementModel) {
  return errorAt(process, element, 'ELEMENT_NOT_REACHABLE', {
    zh: `“${titleOf(element)}”永远走不到：没有路径从开始事件通向它。请补上连线或删除。`,
    en: `“${titleOf(element)}” can never be reached from a start event. Connect it or delete it.`,
  });
}

function endless(process: CheckedProcess, element: ElementModel) {
  return errorAt(process, element, 'END_NOT_REACHABLE', {
    zh: `从“${titleOf(element)}”出发走不到任何结束，流程会一直循环。请增加通向结束的路径。`,
    en: `No end can be reached from “${titleOf(element)}”; the process would loop for ever. Add a way out.`,
  });
}
