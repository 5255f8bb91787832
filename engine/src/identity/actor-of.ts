import type { Actor } from '../engine.js';
import type { StoredPerson } from '../stores/person-store.js';
import type { AppointmentEntry } from './identity.js';
import { isRole } from './roles.js';

/** Who acts, and with what rights: those of the appointments in the tenant of the first one. Somebody without any is an applicant at home. */
export function actorOf(person: StoredPerson, appointments: readonly AppointmentEntry[]): Actor {
  const tenant = appointments[0]?.tenant ?? person.home;
  const here = appointments.filter((appointment) => appointment.tenant === tenant);
  const roles = [...new Set(here.map(({ role }) => role).filter(isRole))];
  const ports = [...new Set(here.flatMap((appointment) => appointment.ports))];
  const { id, name, idNo } = person;
  return { person: id, name, tenant, roles: appointments.length === 0 ? ['applicant'] : roles, ports, ...(idNo !== undefined && { idNo }) };
}
