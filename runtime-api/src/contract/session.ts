import { z } from 'zod';

/** A permission of threats.md "who may do what": presets as roles, held in one tenant. */
export const Appointment = z.object({
  tenant: z.string(),
  tenantName: z.string(),
  department: z.string().optional(),
  departmentName: z.string().optional(),
  /** `applicant`, `clerk`, `designer`, `publisher`, `inspector`, `systemAdministrator`, `securityAdministrator`, `auditAdministrator`. */
  role: z.string(),
  /** Role ports of packages that this appointment is bound to: `degree-certificate-instant/school.archive`. */
  ports: z.array(z.string()),
});

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  /** Masked: `330199********0018`. */
  idNoMasked: z.string().optional(),
  mobileMasked: z.string().optional(),
  appointments: z.array(Appointment),
});

/** Who is signed in, and what kind of installation this is. `person` is absent before sign-in. */
export const Session = z.object({
  mode: z.enum(['demo', 'production']),
  now: z.string(),
  person: Person.optional(),
  /** The tenant this session acts in. */
  tenant: z.string().optional(),
});

export const SignIn = z.union([
  z.object({ account: z.string().max(64), password: z.string().max(256) }).strict(),
  z.object({ demoPerson: z.string().max(64) }).strict(),
]);

/** An own password in place of the one before; it signs in at once. */
export const RenewPassword = z.object({ account: z.string().max(64), password: z.string().max(256), newPassword: z.string().max(256) }).strict();

export const DemoPerson = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  group: z.enum(['applicant', 'staff', 'designer', 'administrator']),
  tenantName: z.string(),
});

export const MoveClock = z
  .object({
    workdays: z.number().int().min(1).max(60).optional(),
    days: z.number().int().min(1).max(400).optional(),
    hours: z.number().int().min(1).max(240).optional(),
  })
  .strict();
export const Clock = z.object({ now: z.string(), offsetSeconds: z.number() });

export type Appointment = z.infer<typeof Appointment>;
export type Person = z.infer<typeof Person>;
export type Session = z.infer<typeof Session>;
export type SignIn = z.infer<typeof SignIn>;
export type RenewPassword = z.infer<typeof RenewPassword>;
export type DemoPerson = z.infer<typeof DemoPerson>;
export type MoveClock = z.infer<typeof MoveClock>;
export type Clock = z.infer<typeof Clock>;
