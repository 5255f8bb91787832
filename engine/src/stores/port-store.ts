import type { Knex } from 'knex';
import type { Binding, LocalSettings, LocalValue, PortKind } from '../authoring/local-settings.js';
import { withTenant } from '../database/with-tenant.js';

/** A department that can answer for a role, with the ports that its people hold. */
export interface PortHolder {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly ports: readonly string[];
}

/** A tenant on the way up, the own one first. */
export interface TenantInLine {
  readonly id: string;
  readonly name: string;
}

/** What a port was bound to before: the words of `port_binding.target`. */
export interface StoredBinding {
  readonly kind: PortKind;
  readonly port: string;
  readonly target: Readonly<Record<string, string>>;
}

/** Which departments, registers and authorities answer for the ports of packages. */
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

    /** The tenant and those above it, nearest first. */
    line: (tenant: string): Promise<readonly TenantInLine[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: TenantInLine[] }>(
          `select tenant as id, name from tenant, (select onething_ancestors() as codes) line where tenant = any (line.codes) order by array_position(line.codes, tenant) desc`,
        );
        return rows;
      }),

    /** Of these registers those in which the tenant holds records. */
    held: (tenant: string, registries: readonly string[]): Promise<readonly string[]> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { id: string }[] }>(
          `select id from unnest(?::text[]) id where exists (select from registry_record r where r.tenant = ? and r.registry = id)`,
          [[...registries], tenant],
        );
        return rows.map(({ id }) => id);
      }),

    /** What the tenant itself has bound for a package. */
    bindings: (tenant: string, name: string): Promise<readonly StoredBinding[]> =>
      withTenant(app, tenant, async (t) => {
        const rows: StoredBinding[] = await t('port_binding').where({ tenant, package: name }).select('kind', 'port', 'target');
        return rows;
      }),

    /** Brings into force what was chosen and approved; again it changes nothing. Written down, so that it can be seen who answers. */
    apply: (tenant: string, name: string, { bindings, parameters }: LocalSettings, by: string): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        for (const binding of bindings) await bind(t, tenant, name, binding);
        for (const value of parameters) await setValue(t, tenant, name, value, by);
      }),
  };
}

export type PortStore = ReturnType<typeof portStore>;

async function bind(t: Knex.Transaction, tenant: string, name: string, { kind, port, target }: Binding): Promise<void> {
  await t('port_binding')
    .insert({ tenant, package: name, kind, port, target: JSON.stringify(wordsOf(kind, target)) })
    .onConflict(['tenant', 'package', 'kind', 'port'])
    .merge();
  if (kind === 'role') await giveRole(t, tenant, `${name}/${port}`, target);
}

/** Gives a role to everybody who works in the department. */
async function giveRole(t: Knex.Transaction, tenant: string, port: string, department: string): Promise<void> {
  await t.raw(
    `update appointment set ports = array_append(ports, ?) where tenant = ? and department = ? and role in ('clerk', 'departmentAdministrator') and not ? = any (ports)`,
    [port, tenant, department, port],
  );
}

/** Each kind has a word of its own for what answers; a register that every place holds itself names no tenant. */
function wordsOf(kind: PortKind, target: string): StoredBinding['target'] {
  if (kind === 'role') return { department: target };
  if (kind === 'registry') return target === ownRecords ? {} : { tenant: target };
  return kind === 'seal' ? { authority: target } : { target };
}

/** Every place reads the records that it holds itself. */
export const ownRecords = 'own';

async function setValue(t: Knex.Transaction, tenant: string, name: string, local: LocalValue, by: string): Promise<void> {
  const { parameter, from, value, basis } = local;
  await t('parameter_override')
    .insert({
      ...{ tenant, package: name, parameter, valid_from: from, value: JSON.stringify(value), basis: JSON.stringify(basis) },
      ...{ set_by: by, set_at: t.raw('onething_now()') },
    })
    .onConflict(['tenant', 'package', 'parameter', 'valid_from'])
    .merge();
}
