import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** Rows that a seal covers, as canonical lines in their order, and the span of transactions they come from. */
export interface AuditSpan {
  readonly from: string;
  readonly until: string;
  readonly lines: readonly string[];
}

/** A link of the chain. `number` counts from 1 in each tenant. */
export interface AuditSeal extends Omit<AuditSpan, 'lines'> {
  readonly number: number;
  readonly rows: number;
  readonly hash: string;
}

/** How things stand in one tenant: how many seals it has, whether rows wait for the next, and how old the oldest of them is. */
export interface AuditTenant {
  readonly tenant: string;
  readonly waiting: boolean;
  readonly seals: number;
  readonly oldestSeconds: number;
}

export interface AuditStore {
  tenants(): Promise<readonly AuditTenant[]>;
  /** Seals what is complete. Two nodes never do it at the same time; `undefined` when the other one does or nothing waits. */
  seal(tenant: string, hashOf: (previous: string, span: AuditSpan) => string): Promise<AuditSeal | undefined>;
  seals(tenant: string): Promise<readonly AuditSeal[]>;
  /** The lines of a sealed span, as they are now. */
  lines(tenant: string, span: Pick<AuditSpan, 'from' | 'until'>): Promise<readonly string[]>;
}

/** Before the first seal. */
export const beginningOfChain = '0'.repeat(64);

/** The audit trail on PostgreSQL. */
export function auditStore(database: Knex): AuditStore {
  return {
    async tenants() {
      const { rows } = await database.raw<{ rows: TenantRow[] }>('select * from audit_tenants()');
      return rows.map(({ tenant, waiting, seals, oldest_seconds }) => ({ tenant, waiting, seals: Number(seals), oldestSeconds: oldest_seconds }));
    },

    seal: (tenant, hashOf) =>
      withTenant(database, tenant, async (transaction) => {
        if (!(await locked(transaction, tenant))) return undefined;
        const last = await lastSeal(transaction, tenant);
        const from = last?.until ?? '0';
        const until = await oldestRunning(transaction);
        if (BigInt(until) <= BigInt(from)) return undefined;

        const lines = await linesOf(transaction, tenant, { from, until });
        if (lines.length === 0) return undefined;
        const seal = { number: (last?.number ?? 0) + 1, from, until, rows: lines.length, hash: hashOf(last?.hash ?? beginningOfChain, { from, until, lines }) };
        const { number, rows, hash } = seal;
        await transaction('audit_seal').insert({ tenant, number, from_tx: from, until_tx: until, rows, hash });
        return seal;
      }),

    seals: (tenant) =>
      withTenant(database, tenant, async (transaction) => {
        const rows: SealRow[] = await transaction('audit_seal').where({ tenant }).orderBy('number');
        return rows.map(sealOf);
      }),

    lines: (tenant, span) => withTenant(database, tenant, (transaction) => linesOf(transaction, tenant, span)),
  };
}

interface TenantRow {
  readonly tenant: string;
  readonly waiting: boolean;
  readonly seals: string;
  readonly oldest_seconds: number;
}

interface SealRow {
  readonly number: string;
  readonly from_tx: string;
  readonly until_tx: string;
  readonly rows: number;
  readonly hash: string;
}

function sealOf({ number, from_tx, until_tx, rows, hash }: SealRow): AuditSeal {
  return { number: Number(number), from: from_tx, until: until_tx, rows, hash };
}

async function locked(transaction: Knex.Transaction, tenant: string): Promise<boolean> {
  const { rows } = await transaction.raw<{ rows: { locked: boolean }[] }>(`select pg_try_advisory_xact_lock(hashtextextended('audit ' || ?, 0)) as locked`, [
    tenant,
  ]);
  return rows[0]?.locked === true;
}

async function lastSeal(transaction: Knex.Transaction, tenant: string): Promise<AuditSeal | undefined> {
  const row: SealRow | undefined = await transaction('audit_seal').where({ tenant }).orderBy('number', 'desc').first();
  return row && sealOf(row);
}

/** Everything below has ended, and what it wrote is seen by every later statement. */
async function oldestRunning(transaction: Knex.Transaction): Promise<string> {
  const { rows } = await transaction.raw<{ rows: { xmin: string }[] }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
  return rows[0]?.xmin ?? '0';
}

/** One JSON list a row, made by the database of the very columns; time in microseconds since 1970, so that no setting of a session changes a hash. */
async function linesOf(transaction: Knex.Transaction, tenant: string, { from, until }: Pick<AuditSpan, 'from' | 'until'>): Promise<readonly string[]> {
  const { rows } = await transaction.raw<{ rows: { line: string }[] }>(
    `select jsonb_build_array(tenant, id, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail, tx)::text as line
     from audit where tenant = ? and tx >= ?::bigint and tx < ?::bigint order by id`,
    [tenant, from, until],
  );
  return rows.map(({ line }) => line);
}
