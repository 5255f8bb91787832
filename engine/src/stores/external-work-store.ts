import { type Facts, formatInstant } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A piece of work that a program of somebody else holds or may claim. */
export interface ExternalWorkRow {
  readonly instance: string;
  readonly activity: string;
  readonly topic: string;
  readonly input: Facts;
  readonly attempts: number;
  readonly lease: string | null;
  readonly lease_until: Date | null;
  readonly account: string | null;
  /** Number and release of the case. */
  readonly number: string;
  readonly release: string;
  /** The lease holds now. */
  readonly held: boolean;
}

interface ClaimOrder {
  readonly topics: readonly string[];
  readonly most: number;
  readonly seconds: number;
  readonly lease: string;
  readonly account: string;
}

export interface ExternalWorkStore {
  claim(tenant: string, order: ClaimOrder): Promise<readonly ExternalWorkRow[]>;
  find(tenant: string, instance: string, activity: string): Promise<ExternalWorkRow | undefined>;
  /** Back to the queue, with one failure more. False when the lease is not this one any more. */
  postpone(tenant: string, held: Held, seconds: number, error: string): Promise<boolean>;
  extend(tenant: string, held: Held, seconds: number): Promise<Date | undefined>;
  byTopic(tenant: string): Promise<readonly TopicQueue[]>;
}

/** What stands in the queue of one topic. */
export interface TopicQueue {
  readonly topic: string;
  readonly waiting: number;
  readonly held: number;
  readonly failed: number;
  /** RFC 3339. */
  readonly oldest?: string;
}

export interface Held {
  readonly instance: string;
  readonly activity: string;
  readonly lease: string;
}

/** External work on PostgreSQL. Leases use real time, due times the clock of the installation. */
export function externalWorkStore(database: Knex): ExternalWorkStore {
  return {
    claim: (tenant, { topics, most, seconds, lease, account }) =>
      withTenant(database, tenant, async (transaction) => {
        // One claim a key at a time, so that a repeated one finds what the first has taken.
        await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [lease]);
        const before = await rows(transaction, tenant).where({ 'w.lease': lease }).whereRaw('w.lease_until > clock_timestamp()');
        if (before.length > 0) return before;

        await transaction.raw(claimSql, [tenant, [...topics], most, account, lease, seconds, tenant] as Knex.RawBinding[]);
        return rows(transaction, tenant).where({ 'w.lease': lease }).whereRaw('w.lease_until > clock_timestamp()');
      }),

    find: (tenant, instance, activity) =>
      withTenant(database, tenant, (transaction) => rows(transaction, tenant).where({ 'w.instance': instance, 'w.activity': activity }).first()),

    postpone: (tenant, held, seconds, error) =>
      withTenant(database, tenant, async (transaction) => {
        const changed = await transaction('external_work')
          .where({ tenant, ...held })
          .whereRaw('lease_until > clock_timestamp()')
          .update({
            ...{ account: null, lease: null, lease_until: null, last_error: error.slice(0, 1000) },
            attempts: transaction.raw('attempts + 1'),
            due_at: transaction.raw('onething_now() + make_interval(secs => ?)', [seconds]),
          });
        return changed > 0;
      }),

    extend: (tenant, held, seconds) =>
      withTenant(database, tenant, async (transaction) => {
        const changed: { lease_until: Date }[] = await transaction('external_work')
          .where({ tenant, ...held })
          .whereRaw('lease_until > clock_timestamp()')
          .update({ lease_until: transaction.raw('clock_timestamp() + make_interval(secs => ?)', [seconds]) })
          .returning('lease_until');
        return changed[0]?.lease_until;
      }),

    byTopic: (tenant) =>
      withTenant(database, tenant, async (transaction) => {
        const found: { topic: string; total: string; held: string; failed: string; oldest: Date | null }[] = await transaction('external_work')
          .where({ tenant })
          .groupBy('topic')
          .select('topic')
          .select({
            total: transaction.raw('count(*)'),
            held: transaction.raw('count(*) filter (where lease_until > clock_timestamp())'),
            failed: transaction.raw('coalesce(sum(attempts), 0)'),
            oldest: transaction.raw('min(created_at) filter (where lease_until is null or lease_until <= clock_timestamp())'),
          });
        return found.map(({ topic, total, held, failed, oldest }) => ({
          ...{ topic, waiting: Number(total) - Number(held), held: Number(held), failed: Number(failed) },
          ...(oldest && { oldest: formatInstant(oldest.getTime()) }),
        }));
      }),
  };
}

const claimSql = `
with due as (
  select e.instance, e.activity from external_work e
  where e.tenant = ? and e.topic = any (?) and e.due_at <= onething_now() and (e.lease_until is null or e.lease_until <= clock_timestamp())
  order by e.due_at limit ? for update skip locked)
update external_work e set account = ?, lease = ?, lease_until = clock_timestamp() + make_interval(secs => ?)
from due d where e.tenant = ? and e.instance = d.instance and e.activity = d.activity`;

function rows(transaction: Knex.Transaction, tenant: string): Knex.QueryBuilder {
  return transaction({ w: 'external_work' })
    .join({ c: 'case_file' }, (on) => on.on('c.tenant', 'w.tenant').andOn('c.id', 'w.instance'))
    .where({ 'w.tenant': tenant })
    .select('w.*', 'c.number', 'c.release')
    .select({ held: transaction.raw('coalesce(w.lease_until > clock_timestamp(), false)') })
    .orderBy('w.due_at');
}
