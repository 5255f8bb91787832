import type { CompiledElement, CompiledPackage, CompiledProcess } from '@onething/processes';

/** `process/element` of every element that a package uses: of its own processes, and of the fragments that they call. */
export function usedElements({ package: own, processes }: CompiledPackage): readonly string[] {
  const used = new Map<string, CompiledProcess>();
  const ahead = Object.keys(own.processes);
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const process = used.has(id) ? undefined : processes.process(id);
    if (!process) continue;
    used.set(id, process);
    for (const { calledElement } of process.elements.values()) if (calledElement !== undefined) ahead.push(processes.qualify(calledElement, id));
  }
  return [...used].flatMap(([id, process]) => [...process.elements.values()].map((element) => `${id}/${happensAt(element, process)}`));
}

/** A compensation event on a border only says which activity undoes another: it is passed when that one begins. */
function happensAt({ id, type, trigger, attachedTo = '' }: CompiledElement, { elements }: CompiledProcess): string {
  const isCompensation = type === 'boundaryEvent' && trigger.type === 'compensate';
  return (isCompensation && elements.get(attachedTo)?.handler) || id;
}
