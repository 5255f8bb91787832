import type { InstanceState } from '@onething/processes';
import type { Value } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

type Facts = Readonly<Record<string, Value>>;

/** How many records a registry had, and when the latest was changed. */
export interface Freshness {
  readonly registry: string;
  readonly records: number;
  readonly latest?: string;
  /** Records that came or changed in the thirty days before the latest change, without the first filling. */
  readonly changedInMonth?: number;
}

const pageSize = 20_000;

/** People at rest: the records of a registry, and closed cases, page by page in the order of their keys. */
export function populationSource(app: Knex) {
  return {
    records: (holder: string, registry: string): AsyncGenerator<readonly Facts[]> =>
      pages('', async (after) => {
        const rows: { key: string; data: Facts }[] = await withTenant(app, holder, (t) =>
          t('registry_record').where({ tenant: holder, registry }).where('key', '>', after).orderBy('key').limit(pageSize).select('key', 'data'),
        );
        return { items: rows.map(({ data }) => data), last: rows.at(-1)?.key };
      }),

    /** Cases of a matter that were closed in these civil days, with what was known in them. */
    closedCases: (tenant: string, matter: string, from: string, to: string): AsyncGenerator<readonly ClosedCase[]> =>
      pages('00000000-0000-0000-0000-000000000000', async (after) => {
        const { rows } = await withTenant(app, tenant, (t) => t.raw<{ rows: ClosedCase[] }>(closedCases, [tenant, matter, from, to, after, pageSize]));
        return { items: rows, last: rows.at(-1)?.id };
      }),

    freshness: async (holder: string, registry: string): Promise<Freshness> => {
      const { rows } = await withTenant(app, holder, (t) =>
        t.raw<{ rows: { records: string; latest: Date | null; changed: string }[] }>(freshnessOf, { holder, registry }),
      );
      const [row] = rows;
      return {
        registry,
        records: Number(row?.records ?? 0),
        ...(row?.latest ? { latest: row.latest.toISOString(), changedInMonth: Number(row.changed) } : {}),
      };
    },

    tenantName: async (tenant: string): Promise<string> => {
      const row: { name: string } | undefined = await withTenant(app, tenant, (t) => t('tenant').where({ tenant }).first('name'));
      return row?.name ?? tenant;
    },
  };
}

const freshnessOf = `
  with span as (select count(*) as records, max(updated_at) as latest, min(created_at) as first from registry_record where tenant = :holder and registry = :registry)
  select span.records, span.latest, (select count(*) from registry_record r where r.tenant = :holder and r.registry = :registry
    and r.updated_at > span.latest - interval '30 days' and (r.updated_at > r.created_at or r.created_at > span.first + interval '1 day')) as changed
  from span`;

export type PopulationSource = ReturnType<typeof populationSource>;

export interface ClosedCase {
  readonly id: string;
  readonly number: string;
  readonly outcome: string | null;
  readonly values: Facts;
  readonly state: InstanceState;
}

const closedCases = `
  select f.id, f.number, f.outcome, f."values", i.state
  from case_file f join instance i on i.tenant = f.tenant and i.id = f.id
  where f.tenant = ? and f.matter = ? and f.state = 'completed'
    and f.closed_at >= (?::date)::timestamp at time zone 'Asia/Shanghai' and f.closed_at < (?::date + 1)::timestamp at time zone 'Asia/Shanghai'
    and f.id > ? order by f.id limit ?`;

async function* pages<T>(
  first: string,
  read: (after: string) => Promise<{ readonly items: readonly T[]; readonly last: string | undefined }>,
): AsyncGenerator<readonly T[]> {
  for (let after: string | undefined = first; after !== undefined; ) {
    const page = await read(after);
    if (page.items.length > 0) yield page.items;
    after = page.items.length < pageSize ? undefined : page.last;
  }
}
