import type { Role } from '../engine.js';

const names: Readonly<Record<Role, true>> = {
  applicant: true,
  clerk: true,
  departmentAdministrator: true,
  designer: true,
  publisher: true,
  inspector: true,
  systemAdministrator: true,
  securityAdministrator: true,
  auditAdministrator: true,
};

/** True for the name of a preset; an appointment with another one gives no rights. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(names, name);
}
