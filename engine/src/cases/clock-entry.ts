import { type InstanceState, openSuspension } from '@onething/processes';
import type { ClockEntry } from './cases.js';

/** The pauses of the legal clock as a reader is told them; nothing where it never stood still. */
export function clockOf(state: InstanceState): ClockEntry | undefined {
  const { suspensions = [], status } = state;
  if (suspensions.length === 0) return undefined;

  const open = status === 'running' ? openSuspension(state) : undefined;
  return {
    suspended: open && { since: open.from, reason: open.reason },
    pauses: suspensions.map(({ from, to, reason }) => ({ from, to, reason })),
  };
}
