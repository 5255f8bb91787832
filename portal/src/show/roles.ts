import type { Person } from '@onething/runtime-api/client';

/** What a person comes here for, read from the appointments. The server decides what is allowed; this only chooses what is offered first. */
export type Desk = 'public' | 'applicant' | 'staff' | 'designer' | 'administrator';

/** The desk of a person; the more specific appointment wins. */
export function deskOf(person: Person | undefined): Desk {
  if (!person) return 'public';
  const roles = new Set(person.appointments.map(({ role }) => role));
  if (roles.has('clerk') || roles.has('inspector')) return 'staff';
  // Bindings and the trust list stand in the designer; incidents are not for this administrator.
  if (roles.has('securityAdministrator') && roles.size === 1) return 'designer';
  if ([...roles].some((role) => role.endsWith('Administrator'))) return 'administrator';

  return roles.has('designer') || roles.has('publisher') ? 'designer' : 'applicant';
}

/** The clock of a demo belongs to the system administrator. */
export function mayMoveClock(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'systemAdministrator') ?? false;
}

/** Withdrawing a document is staff work; whether this person may is decided by the server. */
export function isClerk(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'clerk') ?? false;
}

/** Where a desk begins after sign-in. */
export function startOf(desk: Desk): string {
  return desk === 'staff' ? '/tasks' : desk === 'administrator' ? '/incidents' : '/';
}

/** Whoever makes or approves pay lists holds a port `finance.…` of some package. */
export function isFinance(person: Person | undefined): boolean {
  return person?.appointments.some(({ ports }) => ports.some((port) => port.split('/')[1]?.startsWith('finance.'))) ?? false;
}

/** Going on without an answer, or ending a case, is for the head of the department; the server decides. */
export function maySettle(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'departmentAdministrator') ?? false;
}

/** The channels belong to those who look after messages on their way out. */
export function seesChannels(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'systemAdministrator' || role === 'departmentAdministrator') ?? false;
}

/** Service accounts are made and revoked by the security administrator. */
export function keepsAccounts(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'securityAdministrator') ?? false;
}

/** The calendar, indicators of the department and what the clock begins: the server decides, this chooses what is offered. */
export function mayImportCalendar(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'systemAdministrator') ?? false;
}

const readsIndicators: readonly string[] = ['clerk', 'inspector', 'departmentAdministrator', 'designer', 'publisher'];

export function seesIndicators(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => readsIndicators.includes(role)) ?? false;
}

export function seesCalendar(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'systemAdministrator' || role === 'departmentAdministrator') ?? false;
}

export function seesIntegrations(person: Person | undefined): boolean {
  return person?.appointments.some(({ role }) => role === 'systemAdministrator' || role === 'securityAdministrator') ?? false;
}
