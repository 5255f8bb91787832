import type { Role } from '../engine.js';

/** Who works where, as an installation writes it down: places, their departments, their people. What is not named stays as it is; only appointments end. */
export interface Organisation {
  /** Parents may stand below their children. */
  readonly tenants: readonly OrganisationTenant[];
  readonly departments: readonly OrganisationDepartment[];
  readonly people: readonly OrganisationPerson[];
}

export interface OrganisationTenant {
  /** Six digits of GB/T 2260: `330199`. */
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly level: 'province' | 'city' | 'county';
  readonly parent?: string;
}

export interface OrganisationDepartment {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
}

export interface OrganisationPerson {
  readonly id: string;
  /** Where the person is at home; appointments may be elsewhere. */
  readonly tenant: string;
  readonly account: string;
  readonly name: string;
  readonly idNo?: string;
  readonly mobile?: string;
  readonly appointments: readonly OrganisationAppointment[];
}

export interface OrganisationAppointment {
  readonly tenant: string;
  readonly department?: string;
  readonly role: Role;
  /** Role ports of packages: `student-aid/county.aid`. */
  readonly ports?: readonly string[];
}

/** What was made of it. A first password is told once and kept nowhere. */
export interface Arranged {
  readonly tenants: number;
  readonly departments: number;
  readonly people: number;
  readonly endedAppointments: number;
  readonly firstPasswords: readonly { readonly account: string; readonly name: string; readonly password: string }[];
}
