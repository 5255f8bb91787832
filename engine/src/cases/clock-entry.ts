import { type InstanceState, openSuspension, type Package } from '@onething/processes';
import type { CompiledRelease } from '../releases/release-library.js';
import type { ClockEntry } from './cases.js';

/** The pauses of the legal clock as a reader is told them; nothing where it never stood still. */
export function clockOf(state: InstanceState, release: CompiledRelease): ClockEntry | undefined {
  const { suspensions = [], status } = state;
  if (suspensions.length === 0) return undefined;

  const said = (reason: string) => ({ reason, reasonEn: inEnglish(reason, release) });
  const open = status === 'running' ? openSuspension(state) : undefined;
  return {
    suspended: open && { since: open.from, ...said(open.reason) },
    pauses: suspensions.map(({ from, to, reason }) => ({ from, to, ...said(reason) })),
  };
}

/** A reason stands on the task that stops the clock; where it is that task's name, so is its English. */
function inEnglish(reason: string, { package: own, required }: CompiledRelease): string | undefined {
  for (const pkg of [own, ...Object.values(required).map((release) => release.package)]) {
    const found = textOf(reason, pkg);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(reason: string, { processes, texts }: Package): string | undefined {
  for (const { id, parsed } of Object.values(processes)) {
    const element = parsed.processes.flatMap(({ elements }) => elements).find(({ suspends }) => suspends === reason);
    const place = `/processes/${id}.bpmn/${element?.id}`;
    if (element) return texts[`${place}/suspends`] ?? (element.name === reason ? texts[place] : undefined);
  }
  return undefined;
}
