import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { Organisation, OrganisationAppointment, OrganisationPerson, OrganisationTenant } from '../organisation/organisation.js';

const levels = ['province', 'city', 'county'] as const;
/** Appointments of the file; those that somebody made otherwise are none of its business. */
const prefix = 'org/';

/** Adds tenants or renames them, parents first. Only the owner may: the application never makes a tenant. */
export async function saveTenants(owner: Knex, tenants: readonly OrganisationTenant[]): Promise<void> {
  const paths = new Map<string, string>();
  for (const { code, name, nameEn, level, parent } of [...tenants].sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))) {
    const path = parent === undefined ? code : `${paths.get(parent) ?? parent}/${code}`;
    paths.set(code, path);
    const row = { tenant: code, name, name_en: nameEn ?? null, level, parent: parent ?? null, path };
    await owner('tenant').insert(row).onConflict('tenant').merge();
  }
}

/** Departments, people and appointments, a tenant at a time. */
export function organisationStore(app: Knex) {
  return {
    /** Returns how many appointments have ended because the file no longer has them. */
    async save({ tenants, departments, people }: Organisation): Promise<number> {
      for (const { code } of tenants)
        await withTenant(app, code, async (t) => {
          await upsert(t, 'department', departments.filter(({ tenant }) => tenant === code).map(departmentRow));
          await upsert(t, 'person', people.filter(({ tenant }) => tenant === code).map(personRow));
        });
      let ended = 0;
      for (const { code } of tenants) ended += await withTenant(app, code, (t) => saveAppointments(t, code, people));
      return ended;
    },
    /** Who cannot sign in yet. */
    async withoutPassword(people: readonly OrganisationPerson[]): Promise<readonly OrganisationPerson[]> {
      const missing: OrganisationPerson[] = [];
      for (const tenant of new Set(people.map(({ tenant: home }) => home))) {
        const known = new Set(await withTenant(app, tenant, (t) => t('credential').where({ tenant }).pluck('person')));
        missing.push(...people.filter((person) => person.tenant === tenant && !known.has(person.id)));
      }
      return missing;
    },
  };
}

async function saveAppointments(t: Knex.Transaction, tenant: string, people: readonly OrganisationPerson[]): Promise<number> {
  const rows = people.flatMap((person) => person.appointments.filter((one) => one.tenant === tenant).map((one) => appointmentRow(person, one)));
  for (const { id, ports, ...row } of rows) {
    const began = { ...row, id, ports, valid_from: t.raw('current_date'), valid_to: null };
    await t('appointment').insert(began).onConflict(['tenant', 'id']).merge({ ports, valid_to: null });
  }
  return t('appointment')
    .where({ tenant, valid_to: null })
    .andWhere('id', 'like', `${prefix}%`)
    .whereNotIn(
      'id',
      rows.map(({ id }) => id),
    )
    .update({ valid_to: t.raw(`current_date - 1`) });
}

async function upsert(t: Knex.Transaction, table: 'department' | 'person', rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await t(table).insert(rows).onConflict(['tenant', 'id']).merge();
}

function departmentRow({ tenant, id, name, nameEn }: Organisation['departments'][number]) {
  return { tenant, id, name, name_en: nameEn ?? null };
}

function personRow({ tenant, id, account, name, idNo, mobile }: OrganisationPerson) {
  return { tenant, id, account, name, id_no: idNo ?? null, mobile: mobile ?? null };
}

function appointmentRow({ id }: OrganisationPerson, { tenant, department, role, ports = [] }: OrganisationAppointment) {
  return { tenant, id: `${prefix}${id}/${role}/${department ?? ''}`, person: id, department: department ?? null, role, ports: [...ports] };
}
