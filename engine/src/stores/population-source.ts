import { setImmediate } from 'node:timers/promises';
import type { InstanceState } from '@onething/processes';
import type { Value } from '@onething/rules';
import type { Knex } from 'knex';

type Facts = Readonly<Record<string, Value>>;

/** How many records a registry had, and when the latest was changed. */
export interface Freshness {
  readonly registry: string;
  readonly records: number;
  readonly latest?: string;
  /** Records that came or changed in the thirty days before the latest change, without the first filling. */
  readonly changedInMonth?: number;
}

const pageSize = 1000;

/** People at rest, all of one moment: whatever is read of a snapshot is as it was when it was opened. */
export interface PopulationSnapshot {
  /** The records of a registry, page by page in the order of their keys. One list at a time. */
  records(holder: string, registry: string): AsyncGenerator<readonly Facts[]>;
  /** Cases of a matter that were closed in these civil days, with what was known in them. */
  closedCases(tenant: string, matter: string, from: string, to: string): AsyncGenerator<readonly ClosedCase[]>;
  freshness(holder: string, registry: string): Promise<Freshness>;
  tenantName(tenant: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens a snapshot: one transaction that only reads and that every list is read in, however long that takes. */
export interface PopulationSource {
  open(): Promise<PopulationSnapshot>;
}

/** Registries and closed cases on PostgreSQL. */
export function populationSource(app: Knex): PopulationSource {
  return {
    async open() {
      const t = await app.transaction({ isolationLevel: 'repeatable read', readOnly: true });
      // The limits of a request are not those of a province; nothing else waits for this transaction, because it writes nothing.
      await t.raw(`set local statement_timeout = '120s'; set local idle_in_transaction_session_timeout = '10min'`);
      return snapshotIn(t);
    },
  };
}

function snapshotIn(t: Knex.Transaction): PopulationSnapshot {
  const as = (tenant: string) =>
    t.raw(`select set_config('app.tenant', ?, true), set_config('app.person', '', true), set_config('app.scope', '', true)`, [tenant]);
  async function* list<T>(tenant: string, sql: string, bindings: readonly string[]): AsyncGenerator<readonly T[]> {
    await as(tenant);
    await t.raw(`declare people no scroll cursor for ${sql}`, [...bindings]);
    const fetched = () => t.raw<{ rows: T[] }>(`fetch ${pageSize} from people`);
    let coming = fetched();
    try {
      for (let full = true; full; ) {
        const { rows } = await coming;
        full = rows.length === pageSize;
        // The database reads the next page while this one is worked at; it hears of it only when this process turns to its sockets.
        if (full) coming = fetched();
        await setImmediate();
        if (rows.length > 0) yield rows;
      }
    } finally {
      await coming.catch(() => undefined);
    }
    await t.raw('close people');
  }

  return {
    async *records(holder, registry) {
      for await (const page of list<{ data: Facts }>(holder, recordsOf, [holder, registry])) yield page.map(({ data }) => data);
    },
    closedCases: (tenant, matter, from, to) => list<ClosedCase>(tenant, closedCases, [tenant, matter, from, to]),
    async freshness(holder, registry) {
      await as(holder);
      const { rows } = await t.raw<{ rows: { records: string; latest: Date | null; changed: string }[] }>(freshnessOf, { holder, registry });
      const [row] = rows;
      return {
        registry,
        records: Number(row?.records ?? 0),
        ...(row?.latest ? { latest: row.latest.toISOString(), changedInMonth: Number(row.changed) } : {}),
      };
    },
    async tenantName(tenant) {
      await as(tenant);
      const row: { name: string } | undefined = await t('tenant').where({ tenant }).first('name');
      return row?.name ?? tenant;
    },
    close: async () => void (await t.rollback()),
  };
}

const recordsOf = 'select data from registry_record where tenant = ? and registry = ? order by key';

const freshnessOf = `
  with span as (select count(*) as records, max(updated_at) as latest, min(created_at) as first from registry_record where tenant = :holder and registry = :registry)
  select span.records, span.latest, (select count(*) from registry_record r where r.tenant = :holder and r.registry = :registry
    and r.updated_at > span.latest - interval '30 days' and (r.updated_at > r.created_at or r.created_at > span.first + interval '1 day')) as changed
  from span`;

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
  order by f.id`;
