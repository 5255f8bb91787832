import type { RegistryDefinition } from '@onething/processes';
import type { Value } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

type Values = Readonly<Record<string, Value>>;

/** Which records are wanted: fields that contain these values, and fields whose value is one of a list. */
export interface RecordsAsked {
  readonly equal: Values;
  readonly oneOf: Readonly<Record<string, readonly Value[]>>;
}

/** A registry as a tenant sees it: its definition, and the tenant that holds the records. */
export interface LocatedRegistry {
  readonly definition: RegistryDefinition;
  readonly holder: string;
}

export interface StoredRecord {
  readonly data: Values;
  readonly source: string;
  readonly provenance: string;
  readonly updatedAt: Date;
}

/** Definitions that are inherited, and records that belong to one tenant. */
export function registryStore(app: Knex) {
  return {
    /** The nearest definition on the way up; the records are held here, unless the registry's port is bound to another tenant. */
    locate: (tenant: string, registry: string): Promise<LocatedRegistry | undefined> =>
      withTenant(app, tenant, async (t) => {
        const { rows } = await t.raw<{ rows: { definition: RegistryDefinition; holder: string | null }[] }>(locateSql, [registry]);
        return rows[0] && { definition: rows[0].definition, holder: rows[0].holder ?? tenant };
      }),

    find: (holder: string, registry: string, { equal, oneOf }: RecordsAsked, limit: number): Promise<readonly StoredRecord[]> =>
      withTenant(app, holder, async (t) => {
        const asked = records(t, holder, registry).whereRaw('data @> ?', [JSON.stringify(equal)]);
        for (const [field, list] of Object.entries(oneOf)) asked.whereRaw('data -> ? = any (?::jsonb[])', [field, list.map((value) => JSON.stringify(value))]);
        return (await asked.orderBy('key').limit(limit)).map(fromRow);
      }),

    /** Reads the record of that key, lets `change` make the new values from it, and keeps them, in one transaction. */
    change: <T>(holder: string, registry: string, key: string, change: (kept: Values | undefined, now: Date) => Change<T>): Promise<T> =>
      withTenant(app, holder, async (t) => {
        const kept = await records(t, holder, registry).where({ key }).forUpdate().first();
        const now = await timeOf(t);
        const { save, result } = change(kept?.data, now);
        if (save)
          await put(t, { tenant: holder, registry, key, data: JSON.stringify(save.data), source: save.source, provenance: save.provenance, updated_at: now });
        return result;
      }),

    /** Inserts records that are not there yet, for seeds. */
    plant: (holder: string, registry: string, seeds: readonly (Omit<StoredRecord, 'updatedAt'> & { key: string })[]): Promise<void> =>
      withTenant(app, holder, async (t) => {
        const now = await timeOf(t);
        const rows = seeds.map(({ key, data, source, provenance }) => ({
          ...{ tenant: holder, registry, key, data: JSON.stringify(data), source, provenance },
          ...{ created_at: now, updated_at: now },
        }));
        if (rows.length > 0) await t('registry_record').insert(rows).onConflict(['tenant', 'registry', 'key']).ignore();
      }),
  };
}

export type RegistryStore = ReturnType<typeof registryStore>;

/** What a change comes to: values to keep, or none when it was refused, and what the caller is told. */
export interface Change<T> {
  readonly save?: { readonly data: Values; readonly source: string; readonly provenance: string };
  readonly result: T;
}

const locateSql = `
  with line as (select onething_ancestors() as codes)
  select d.definition,
    (select b.target->>'tenant' from port_binding b, line where b.kind = 'registry' and b.port = d.id
     order by array_position(line.codes, b.tenant) desc limit 1) as holder
  from registry_definition d, line where d.id = ? order by array_position(line.codes, d.tenant) desc limit 1`;

interface RecordRow {
  readonly tenant: string;
  readonly registry: string;
  readonly key: string;
  readonly data: Values;
  readonly source: string;
  readonly provenance: string;
  readonly updated_at: Date;
}

function records(t: Knex.Transaction, tenant: string, registry: string) {
  return t<RecordRow>('registry_record').where({ tenant, registry });
}

async function timeOf(t: Knex.Transaction): Promise<Date> {
  const { rows } = await t.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
  return rows[0]?.now ?? new Date(Number.NaN);
}

async function put(t: Knex.Transaction, row: Omit<RecordRow, 'data'> & { data: string }): Promise<void> {
  await t('registry_record')
    .insert({ ...row, created_at: row.updated_at })
    .onConflict(['tenant', 'registry', 'key'])
    .merge(['data', 'source', 'provenance', 'updated_at']);
}

function fromRow({ data, source, provenance, updated_at }: RecordRow): StoredRecord {
  return { data, source, provenance, updatedAt: updated_at };
}
