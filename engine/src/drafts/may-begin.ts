import { canBeBegun, type Matter, portName } from '@onething/processes';
import type { Actor, Role } from '../engine.js';
import type { CompiledRelease } from '../releases/release-library.js';

const staff: readonly Role[] = ['clerk', 'departmentAdministrator', 'inspector'];

/** What only a message begins nobody does. Applicants apply wherever the service is offered; staff begin staff matters in the tenant where they work, with the role that the matter names. */
export function mayBegin(
  { package: { manifest }, compiled }: Pick<CompiledRelease, 'package' | 'compiled'>,
  { process, audience, openedBy }: Matter,
  region: string,
  by: Actor,
): boolean {
  if (!canBeBegun(compiled.processes.process(process))) return false;
  if (audience === 'applicant') return by.roles.includes('applicant');
  if (region !== by.tenant || !by.roles.some((role) => staff.includes(role))) return false;

  return openedBy === undefined || openedBy.some((port) => by.ports.map(portName).includes(`${manifest.id}/${port}`));
}
