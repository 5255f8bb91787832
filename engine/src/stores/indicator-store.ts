import type { Value } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

type Row = Readonly<Record<string, unknown>>;

export interface IndicatorReading {
  readonly id: string;
  readonly person: string;
  readonly package: string;
  readonly indicator: string;
  readonly asked: object;
  readonly records: number;
}

/** How many rows a source has, and when the latest was changed. */
export interface SourceFreshness {
  readonly records: number;
  readonly latest?: Date;
}

/** Where figures are counted: records of the tenant that holds them, cases of a tenant and of those below it. */
export function indicatorStore(app: Knex) {
  return {
    now: (tenant: string): Promise<Date> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
        return rows[0]?.now ?? new Date(Number.NaN);
      }),

    /** One statement over the whole source; a province's may take longer than a request usually may. */
    count: (tenant: string, text: string, bindings: readonly string[]): Promise<readonly Row[]> =>
      withTenant(app, { tenant, scope: 'subtree' }, async (t) => {
        await t.raw(`set local statement_timeout = '60s'`);
        const named = Object.fromEntries(bindings.map((value, index) => [`b${index + 1}`, value]));
        const { rows } = await t.raw<{ rows: Row[] }>(text.replace(/\$(\d+)/g, ':b$1'), named);
        return rows;
      }),

    /** The counted rows of these keys, in the order of the keys. */
    rows: (tenant: string, source: string, key: string, keys: readonly Value[]): Promise<readonly Row[]> =>
      withTenant(app, { tenant, scope: 'subtree' }, async (t) => {
        const { rows } = await t.raw<{ rows: Row[] }>(`select * from ${source} where cast(:key: as text) = any (:keys) order by :key: limit 200`, {
          key,
          keys: keys.map(String),
        });
        return rows;
      }),

    /** Ids of the tenant's own cases by their numbers. */
    caseIds: (tenant: string, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      withTenant(app, tenant, async (t) => {
        const rows: { id: string; number: string }[] = await t('case_file')
          .where({ tenant })
          .whereIn('number', [...numbers])
          .select('id', 'number');
        return new Map(rows.map(({ id, number }) => [number, id]));
      }),

    registryFreshness: (holder: string, registry: string): Promise<SourceFreshness> =>
      withTenant(app, holder, async (t) =>
        freshnessOf(await t('registry_record').where({ tenant: holder, registry }).count({ records: '*' }).max({ latest: 'updated_at' })),
      ),

    caseFreshness: (tenant: string, packageId: string): Promise<SourceFreshness> =>
      withTenant(app, { tenant, scope: 'subtree' }, async (t) =>
        freshnessOf(
          await t('case_file')
            .where({ package: packageId })
            .count({ records: '*' })
            .max({ latest: t.raw('greatest(opened_at, closed_at)') }),
        ),
      ),

    /** Leaves a trace of who has looked behind a figure. */
    addReading: (tenant: string, { asked, ...reading }: IndicatorReading): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('indicator_reading').insert({ tenant, ...reading, asked: JSON.stringify(asked), at: t.raw('onething_now()') });
      }),
  };
}

export type IndicatorStore = ReturnType<typeof indicatorStore>;

function freshnessOf(rows: readonly { records?: string | number; latest?: Date | null }[]): SourceFreshness {
  const [row] = rows;
  return { records: Number(row?.records ?? 0), ...(row?.latest ? { latest: row.latest } : {}) };
}
