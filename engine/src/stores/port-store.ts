import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A department that can answer for a role, with the ports that its people hold. */
export interface PortHolder {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly ports: readonly string[];
}

/** Which departments answer for the roles of packages. */
export function portStore(app: Knex) {
  return {
    /** Departments of the tenant, each with the ports (`package/role`) that somebody there holds. */
    departments: (tenant: string): Promise<readonly PortHolder[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: PortHolder[] }>(
          `select d.tenant, d.id, d.name, coalesce(array_agg(distinct p) filter (where p is not null), '{}') as ports
           from department d left join appointment a on a.tenant = d.tenant and a.department = d.id left join lateral unnest(a.ports) p on true
           where d.tenant = ? group by d.tenant, d.id, d.name order by d.name`,
          [tenant],
        );
        return rows;
      }),

    /** Gives a role to everybody who works in the department; written down, so that it can be seen who answers. */
    bindRole: (tenant: string, name: string, role: string, department: string): Promise<boolean> =>
      withTenant(app, tenant, async (t) => {
        if (!(await t('department').where({ tenant, id: department }).first())) return false;

        const port = `${name}/${role}`;
        await t('port_binding')
          .insert({ tenant, package: name, kind: 'role', port: role, target: JSON.stringify({ department }) })
          .onConflict(['tenant', 'package', 'kind', 'port'])
          .merge();
        await t.raw(
          `update appointment set ports = array_append(ports, ?) where tenant = ? and department = ? and role in ('clerk', 'departmentAdministrator') and not ? = any (ports)`,
          [port, tenant, department, port],
        );
        return true;
      }),
  };
}

export type PortStore = ReturnType<typeof portStore>;
