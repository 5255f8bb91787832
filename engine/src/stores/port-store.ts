import type { Knex } from 'knex';
import type { Binding, LocalSettings, LocalValue, PortKind } from '../authoring/local-settings.js';
import { withTenant } from '../database/with-tenant.js';
import { type Hand, keepBinding } from './keep-binding.js';

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
  readonly tenant: string;
  readonly kind: PortKind;
  readonly port: string;
  readonly target: Readonly<Record<string, unknown>>;
  readonly name: string | null;
}

/** Programs of others that may work on topics. */
export interface TopicHolder {
  readonly id: string;
  readonly name: string;
  readonly topics: readonly string[];
}

/** A place that does a matter for this one. */
export interface Offer {
  readonly tenant: string;
  readonly name: string;
  readonly account: string;
  readonly accountName: string;
}

/** One line of the history. */
export interface BindingChange {
  readonly package: string;
  readonly kind: PortKind;
  readonly port: string;
  readonly before: string | null;
  readonly after: string;
  readonly by: string;
  readonly at: Date;
}

/** Which departments, registers, authorities, addresses and ways out answer for the ports of packages. */
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

    /** What is bound for a package: the tenant's own, else that of its city or province. People of another tenant do no work here. */
    bindings: (tenant: string, name: string): Promise<readonly StoredBinding[]> =>
      withTenant(app, tenant, async (t) => {
        const rows: StoredBinding[] = await t('port_binding')
          .distinctOn('kind', 'port')
          .where({ package: name })
          .whereRaw(`(tenant = ? or kind not in ('role', 'registry', 'topic'))`, [tenant])
          .orderByRaw('kind, port, array_position(onething_ancestors(), tenant) desc')
          .select('tenant', 'kind', 'port', 'target', 'name');
        return rows;
      }),

    /** What answers for one port: the tenant's own binding, else the nearest above. */
    nearest: (tenant: string, name: string, kind: PortKind, port: string): Promise<StoredBinding['target'] | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await t('port_binding')
          .where({ package: name, kind, port })
          .orderByRaw('array_position(onething_ancestors(), tenant) desc')
          .first<{ target: StoredBinding['target'] } | undefined>('target');
        return row?.target;
      }),

    /** Places that let this tenant open one of their matters, each with the account that stands for it there. */
    offers: async (tenant: string, matter: string): Promise<readonly Offer[]> => {
      const { rows } = await app.raw<{ rows: Offer[] }>('select tenant, name, account, account_name as "accountName" from onething_offers(?, ?)', [
        tenant,
        matter,
      ]);
      return rows;
    },

    /** Living service accounts of the tenant. */
    topicHolders: (tenant: string): Promise<readonly TopicHolder[]> =>
      withTenant(app, tenant, (t) => t('service_account').where({ tenant }).whereNull('revoked_at').orderBy('name').select('id', 'name', 'topics')),

    /** What the tenant has changed, the latest first. */
    changes: (tenant: string): Promise<readonly BindingChange[]> =>
      withTenant(app, tenant, (t) =>
        t('port_binding_change')
          .where({ tenant })
          .orderBy([{ column: 'changed_at', order: 'desc' }, 'port'])
          .limit(200)
          .select('package', 'kind', 'port', 'before', 'after', { by: 'changed_by_name', at: 'changed_at' }),
      ),

    /** Brings into force what was chosen and approved; again it changes nothing. Written down, so that it can be seen who answers. */
    apply: (tenant: string, name: string, { bindings, parameters }: LocalSettings, by: Hand): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        for (const binding of bindings) await bind(t, tenant, name, binding, by);
        for (const value of parameters) await setValue(t, tenant, name, value, by.id);
      }),
  };
}

export type PortStore = ReturnType<typeof portStore>;

async function bind(t: Knex.Transaction, tenant: string, owner: string, { kind, port, target, name }: Binding, by: Hand): Promise<void> {
  const words = kind === 'endpoint' ? await copyOf(t, target) : wordsOf(kind, target);
  // The address that was chosen is gone meanwhile: the port stays open, and says so when it is asked.
  if (!words) return;

  const before = await keepBinding(t, tenant, { package: owner, kind, port, target: words, name }, by);
  const topic = `${owner}/${port}`;
  if (kind === 'role') await moveRole(t, tenant, topic, before?.department, target);
  if (kind === 'topic') await moveTopic(t, tenant, topic, before?.account, target);
}

/** The address that the tenant uses for another port: `package/port`. */
async function copyOf(t: Knex.Transaction, target: string): Promise<object | undefined> {
  const [name = '', port = ''] = target.split('/');
  const row = await t('port_binding')
    .where({ package: name, kind: 'endpoint', port })
    .orderByRaw('array_position(onething_ancestors(), tenant) desc')
    .first<{ target: object } | undefined>('target');
  return row?.target;
}

/** Gives a role to everybody who works in the department, and takes it from the one that was named before. */
async function moveRole(t: Knex.Transaction, tenant: string, port: string, before: unknown, department: string): Promise<void> {
  if (typeof before === 'string' && before !== department)
    await t.raw('update appointment set ports = array_remove(ports, ?) where tenant = ? and department = ?', [port, tenant, before]);
  await t.raw(
    `update appointment set ports = array_append(ports, ?) where tenant = ? and department = ? and role in ('clerk', 'departmentAdministrator') and not ? = any (ports)`,
    [port, tenant, department, port],
  );
}

/** Lets a program work on the topic, and no longer the one that was named before. */
async function moveTopic(t: Knex.Transaction, tenant: string, topic: string, before: unknown, account: string): Promise<void> {
  if (typeof before === 'string' && before !== account)
    await t.raw('update service_account set topics = array_remove(topics, ?) where tenant = ? and id = ?', [topic, tenant, before]);
  await t.raw('update service_account set topics = array_append(topics, ?) where tenant = ? and id = ? and not ? = any (topics)', [
    ...[topic, tenant, account, topic],
  ]);
}

/** Each kind has a word of its own for what answers; a register that every place holds itself names no tenant. */
function wordsOf(kind: PortKind, target: string): object {
  if (kind === 'role') return { department: target };
  if (kind === 'registry') return target === ownRecords ? {} : { tenant: target };
  if (kind === 'topic') return { account: target };
  if (kind === 'service') return { tenant: target };
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
