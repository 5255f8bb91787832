import type { PopulationPlan } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { PopulationColumn } from '@onething/rules/sql';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { Change } from '../populations/change.js';
import type { WhatIfRecord } from '../populations/what-if.js';
import type { Freshness } from './population-source.js';

/** A population as its row says. */
export interface StoredPopulation {
  readonly id: string;
  readonly package: string;
  readonly plan: PopulationPlan;
  readonly status: 'freezing' | 'ready' | 'failed' | 'deleted';
  readonly people: number;
  readonly hash?: string;
  readonly columns?: readonly PopulationColumn[];
  readonly freshness: readonly Freshness[];
  readonly synthetic: boolean;
  readonly asOf: Date;
  readonly why: string;
  readonly frozenBy: string;
  readonly deleteAfter: Date;
  readonly problem?: { readonly code: string; readonly message: Message };
}

/** With the change that was tried, so that it can be tried again. */
export interface KeptRecord extends WhatIfRecord {
  readonly change: Change;
}

/** A comparison that was kept. */
export interface StoredRun {
  readonly id: string;
  readonly population: string;
  readonly package: string;
  readonly note: string;
  readonly contentHash: string;
  readonly record: KeptRecord;
  readonly by: string;
  readonly at: Date;
}

type Who = { readonly id: string; readonly name: string };
type ToFreeze = Pick<StoredPopulation, 'id' | 'package' | 'plan' | 'synthetic' | 'why'> & { readonly days: number };
type Frozen = Required<Pick<StoredPopulation, 'people' | 'hash' | 'columns' | 'freshness'>>;

/** Populations and runs of one tenant. */
export function populationStore(app: Knex) {
  const update = (tenant: string, id: string, change: object): Promise<void> =>
    withTenant(app, tenant, async (t) => {
      await t('population').where({ tenant, id }).update(change);
    });

  return {
    list: (tenant: string): Promise<readonly StoredPopulation[]> =>
      withTenant(app, tenant, async (t) => (await populations(t, tenant).whereNot({ status: 'deleted' }).orderBy('as_of', 'desc').limit(100)).map(fromRow)),

    get: (tenant: string, id: string): Promise<StoredPopulation | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await populations(t, tenant).where({ id }).first();
        return row && fromRow(row);
      }),

    /** Says when it is, as the platform's clock has it. */
    begin: (tenant: string, { days, plan, ...row }: ToFreeze, by: Who): Promise<Date> =>
      withTenant(app, tenant, async (t) => {
        const until = t.raw('onething_now() + make_interval(days => ?)', [days]);
        const who = { frozen_by: by.id, frozen_by_name: by.name };
        const [kept] = await t('population')
          .insert({ tenant, ...row, ...who, plan: JSON.stringify(plan), status: 'freezing', as_of: t.raw('onething_now()'), delete_after: until })
          .returning<{ as_of: Date }[]>('as_of');
        return kept?.as_of ?? new Date(Number.NaN);
      }),

    progress: (tenant: string, id: string, people: number) => update(tenant, id, { people }),

    frozen: (tenant: string, id: string, { people, hash, columns, freshness }: Frozen) =>
      update(tenant, id, { status: 'ready', people, hash, columns: JSON.stringify(columns), freshness: JSON.stringify(freshness) }),

    failed: (tenant: string, id: string, problem: StoredPopulation['problem']) => update(tenant, id, { status: 'failed', problem: JSON.stringify(problem) }),

    deleted: (tenant: string, id: string): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('population')
          .where({ tenant, id })
          .update({ status: 'deleted', deleted_at: t.raw('onething_now()') });
      }),

    /** Populations of all tenants whose time is over. */
    due: async (): Promise<readonly (StoredPopulation & { readonly tenant: string })[]> => {
      const { rows } = await app.raw<{ rows: { tenant: string; id: string }[] }>('select tenant, id from onething_due_populations()');
      const found = rows.map(({ tenant, id }) =>
        withTenant(app, tenant, async (t) => {
          const row = await populations(t, tenant).where({ id }).first();
          return row ? [{ ...fromRow(row), tenant }] : [];
        }),
      );
      return (await Promise.all(found)).flat();
    },

    /** How many populations still need the file of this hash. */
    usesOf: (tenant: string, hash: string): Promise<number> =>
      withTenant(app, tenant, async (t) => (await populations(t, tenant).where({ hash }).whereNot({ status: 'deleted' })).length),

    addRun: (tenant: string, { record, contentHash, ...run }: Omit<StoredRun, 'by' | 'at'>, by: Who): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const row = { tenant, ...run, content_hash: contentHash, record: JSON.stringify(record), run_by: by.id, run_by_name: by.name };
        await t('what_if_run').insert({ ...row, at: t.raw('onething_now()') });
      }),

    runs: (tenant: string, ofPackage: string): Promise<readonly StoredRun[]> =>
      withTenant(app, tenant, async (t) => (await runs(t, tenant).where({ package: ofPackage }).orderBy('at', 'desc').limit(50)).map(runOf)),

    run: (tenant: string, id: string): Promise<StoredRun | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await runs(t, tenant).where({ id }).first();
        return row && runOf(row);
      }),

    /** Leaves a trace of who has looked at single people. */
    addReading: (
      tenant: string,
      reading: { readonly id: string; readonly population: string; readonly person: string; readonly asked: object; readonly people: number },
    ) =>
      withTenant(app, tenant, async (t) => {
        await t('population_reading').insert({ tenant, ...reading, asked: JSON.stringify(reading.asked), at: t.raw('onething_now()') });
      }),
  };
}

export type PopulationStore = ReturnType<typeof populationStore>;

interface PopulationRow {
  readonly tenant: string;
  readonly id: string;
  readonly package: string;
  readonly plan: PopulationPlan;
  readonly status: StoredPopulation['status'];
  readonly people: string;
  readonly hash: string | null;
  readonly columns: readonly PopulationColumn[] | null;
  readonly freshness: readonly Freshness[] | null;
  readonly synthetic: boolean;
  readonly as_of: Date;
  readonly why: string;
  readonly frozen_by_name: string;
  readonly delete_after: Date;
  readonly problem: StoredPopulation['problem'] | null;
}

interface RunRow {
  readonly tenant: string;
  readonly id: string;
  readonly population: string;
  readonly package: string;
  readonly note: string;
  readonly content_hash: string;
  readonly record: KeptRecord;
  readonly run_by_name: string;
  readonly at: Date;
}

function populations(t: Knex.Transaction, tenant: string) {
  return t<PopulationRow>('population').where({ tenant });
}

function runs(t: Knex.Transaction, tenant: string) {
  return t<RunRow>('what_if_run').where({ tenant });
}

function fromRow({ id, package: name, plan, status, synthetic, why, ...row }: PopulationRow): StoredPopulation {
  return {
    ...{ id, package: name, plan, status, synthetic, why, people: Number(row.people) },
    ...{ hash: row.hash ?? undefined, columns: row.columns ?? undefined, freshness: row.freshness ?? [], problem: row.problem ?? undefined },
    ...{ asOf: row.as_of, frozenBy: row.frozen_by_name, deleteAfter: row.delete_after },
  };
}

function runOf({ id, population, package: name, note, content_hash, record, run_by_name, at }: RunRow): StoredRun {
  return { id, population, package: name, note, contentHash: content_hash, record, by: run_by_name, at };
}
