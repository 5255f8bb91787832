import type { MessageStart } from '../execution/message-start.js';
import type { CompiledProcess } from '../language/compiled-process.js';
import type { Matter } from './package.js';

/** Messages that begin a case, by name: those of start events of processes that a matter names. */
export function messageStarts(matters: readonly Matter[], processes: Readonly<Record<string, CompiledProcess>>): Readonly<Record<string, MessageStart>> {
  return Object.fromEntries(
    matters.flatMap(({ id, process }) => startsOf(processes[process]).map(([name, startEvent]) => [name, { matter: id, processId: process, startEvent }])),
  );
}

function startsOf(process: CompiledProcess | undefined): readonly (readonly [string, string])[] {
  return [...(process?.elements.values() ?? [])].flatMap(({ id, type, container, trigger }) =>
    type === 'startEvent' && container === process?.id && trigger.type === 'message' && trigger.name !== undefined ? [[trigger.name, id] as const] : [],
  );
}

/** Whether a person can begin a process: one that only messages begin is offered to nobody. */
export function canBeBegun(process: CompiledProcess | undefined): boolean {
  return (process?.containers.get(process.id)?.starts.length ?? 0) > 0;
}
