import type { Finding, Message } from '@onething/rules';
import type { Environment } from '../environment.js';
import { groupBy } from '../group-by.js';
import { placeOf } from '../place.js';
import type { ElementModel, FlowModel, ProcessModel } from '../process-model.js';

/** One thing that can be wrong with a process; one file each, and one line in `index.ts`. */
export type Check = (process: CheckedProcess, environment: Environment) => readonly Finding[];

/** A process with what the checks ask of it again and again. */
export interface CheckedProcess {
  readonly path: string;
  readonly model: ProcessModel;
  readonly elements: ReadonlyMap<string, ElementModel>;
  outgoing(id: string): readonly FlowModel[];
  incoming(id: string): readonly FlowModel[];
  /** Elements directly inside the process or a sub-process. */
  inside(container: string): readonly ElementModel[];
  /** Boundary events of an activity. */
  attachedTo(host: string): readonly ElementModel[];
}

export function checkedProcess(path: string, model: ProcessModel): CheckedProcess {
  const outgoing = groupBy(model.flows, (flow) => flow.source);
  const incoming = groupBy(model.flows, (flow) => flow.target);
  const inside = groupBy(model.elements, (element) => element.container);
  const attached = groupBy(model.elements, (element) => element.attachedTo ?? '');
  return {
    path,
    model,
    elements: new Map(model.elements.map((element) => [element.id, element])),
    outgoing: (id) => outgoing.get(id) ?? [],
    incoming: (id) => incoming.get(id) ?? [],
    inside: (container) => inside.get(container) ?? [],
    attachedTo: (host) => attached.get(host) ?? [],
  };
}

/** A finding that forbids publishing. */
export function errorAt(process: CheckedProcess, element: { id: string; type?: string }, code: string, message: Message): Finding {
  return { severity: 'error', code, place: placeOf(process.path, element.type ?? 'sequenceFlow', element.id), message };
}

/** A finding that an author should look at. */
export function warningAt(process: CheckedProcess, element: { id: string; type?: string }, code: string, message: Message): Finding {
  return { ...errorAt(process, element, code, message), severity: 'warning' };
}

/** What people call it. */
export function titleOf(element: { id: string; name?: string }): string {
  return element.name ?? element.id;
}
