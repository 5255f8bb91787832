import { z } from 'zod';

const code = z.string().regex(/^\d{6}$/);
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);
const name = z.string().min(1).max(100);
const role = z.enum([
  'applicant',
  'clerk',
  'departmentAdministrator',
  'designer',
  'publisher',
  'inspector',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
]);
const port = z.string().regex(/^[a-z0-9-]+\/[\w.-]+(@.+)?$/);

const appointment = z.object({ tenant: code, department: id.optional(), role, ports: z.array(port).max(100).optional() }).strict();
const person = z
  .object({
    ...{ id, tenant: code, account: z.string().regex(/^[\w.@-]{2,64}$/), name },
    idNo: z
      .string()
      .regex(/^\d{17}[\dX]$/)
      .optional(),
    mobile: z
      .string()
      .regex(/^1\d{10}$/)
      .optional(),
    appointments: z.array(appointment).max(50),
  })
  .strict();

/** The file that `onething organisation` takes in: places, departments, people. */
export const OrganisationFile = z
  .object({
    tenants: z.array(z.object({ code, name, nameEn: name.optional(), level: z.enum(['province', 'city', 'county']), parent: code.optional() }).strict()).min(1),
    departments: z.array(z.object({ tenant: code, id, name, nameEn: name.optional() }).strict()),
    people: z.array(person),
  })
  .strict();
