import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { AppointmentEntry, DemoPersonEntry, TenantEntry } from '../identity/identity.js';
import type { KnownPerson } from '../identity/people.js';
import { batched } from '../runtime/batched.js';

/** A person as stored, at home in one tenant. */
export interface StoredPerson extends KnownPerson {
  readonly account: string;
}

/** People, appointments and the tree of tenants. */
export function personStore(app: Knex) {
  return {
    person: batched((wanted: readonly Wanted[]) => people(app, wanted), {
      size: 64,
      parallel: 2,
      together: ({ tenant }, [first]) => first?.tenant === tenant,
    }),
    /** What the person may change of the own record: where and how to be told. */
    async keepContact(tenant: string, id: string, { email, channels }: { email?: string; channels: readonly string[] }): Promise<void> {
      await withTenant(app, tenant, (t) =>
        t('person')
          .where({ tenant, id })
          .update({ email: email ?? null, channels: [...channels] }),
      );
    },
    /** Home and name of people, in whichever tenant they are. */
    async homes(people: readonly string[]): Promise<readonly { id: string; home: string; name: string }[]> {
      const { rows } = await app.raw<{ rows: { id: string; home: string; name: string }[] }>('select * from onething_homes(?)', [[...people]]);
      return rows;
    },
    async appointments(person: string): Promise<readonly AppointmentEntry[]> {
      const { rows } = await app.raw<{ rows: AppointmentRow[] }>('select * from onething_appointments(?)', [person]);
      return rows.map(appointmentFrom);
    },
    /** Ids of those who hold the role port in this tenant today. */
    async holders(tenant: string, port: string): Promise<readonly string[]> {
      const rows: { person: string }[] = await withTenant(app, tenant, (t) =>
        t('appointment')
          .distinct('person')
          .where({ tenant })
          .whereRaw('ports @> ?', [[port]])
          .whereRaw('current_date >= valid_from and (valid_to is null or current_date <= valid_to)')
          .orderBy('person'),
      );
      return rows.map(({ person }) => person);
    },
    async demoPeople(): Promise<readonly (DemoPersonEntry & { tenant: string })[]> {
      const { rows } = await app.raw<{ rows: DemoRow[] }>('select * from onething_demo_people()');
      return rows.map(({ title_en, tenant_name, ...row }) => ({ ...row, titleEn: title_en, tenantName: tenant_name }));
    },
    async regions(): Promise<readonly TenantEntry[]> {
      const { rows } = await app.raw<{ rows: RegionRow[] }>('select * from onething_regions()');
      return rows.map(({ code, name, name_en, level, parent }) => ({ code, name, level, nameEn: name_en ?? undefined, parent: parent ?? undefined }));
    },
  };
}

export type PersonStore = ReturnType<typeof personStore>;

/** Somebody of a tenant. */
interface Wanted {
  readonly tenant: string;
  readonly id: string;
}

/** People of one tenant, one answer for each that is asked for. */
async function people(app: Knex, wanted: readonly Wanted[]): Promise<readonly (StoredPerson | undefined)[]> {
  const asked = [wanted[0]?.tenant ?? '', wanted.map(({ id }) => id)];
  const { rows } = await app.raw<{ rows: PersonRow[] }>('select * from load_people(?, ?)', asked).options({ name: 'load_people' });
  const found = new Map(rows.map((row) => [row.id, personFrom(row)]));
  return wanted.map(({ id }) => found.get(id));
}

/** A row of `person`. */
export interface PersonRow {
  readonly tenant: string;
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly id_no: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly channels: string[] | null;
}

/** A row of `onething_appointments`. */
export interface AppointmentRow {
  readonly tenant: string;
  readonly tenant_name: string;
  readonly department: string | null;
  readonly department_name: string | null;
  readonly role: string;
  readonly ports: string[];
}

type DemoRow = Omit<DemoPersonEntry, 'titleEn' | 'tenantName'> & { tenant: string; title_en: string; tenant_name: string };
type RegionRow = Pick<TenantEntry, 'code' | 'name' | 'level'> & { name_en: string | null; parent: string | null };

/** A row as the rest of the engine reads it. */
export function personFrom({ tenant, id, account, name, id_no, mobile, email, channels }: PersonRow): StoredPerson {
  const reached = { mobile: mobile ?? undefined, email: email ?? undefined, channels: channels ?? undefined };
  return { id, home: tenant, account, name, idNo: id_no ?? undefined, ...reached };
}

/** A row as the rest of the engine reads it. */
export function appointmentFrom({ tenant, tenant_name, department, department_name, role, ports }: AppointmentRow): AppointmentEntry {
  return { tenant, tenantName: tenant_name, department: department ?? undefined, departmentName: department_name ?? undefined, role, ports };
}
