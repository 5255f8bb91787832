import { type Facts, formatInstant } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { CaseContext, GoneWork, JobKind } from '../runtime/step-rows.js';

/** Jobs and timers as the worker sees them: claimed across tenants by key only, read and changed inside one tenant. */
export interface WorkStore {
  /** Renews the node's lease; a node whose lease has run out owns nothing. */
  renewLease(seconds: number): Promise<void>;
  /** Gives everything back and leaves. */
  leave(): Promise<void>;
  /** Due work by turns of the tenants; of one tenant this node holds at most `ofTenant` jobs. */
  claim(most: { jobs: number; timers: number; ofTenant?: number }): Promise<readonly ClaimedWork[]>;
  /** `undefined` when the job is gone or another node has it now. */
  job(work: ClaimedWork): Promise<ClaimedJob | undefined>;
  /** The job failed: back to the queue until later. */
  postpone(work: ClaimedWork, seconds: number, error: string): Promise<void>;
  /** The work could not be finished for a reason that is not its own: free for whoever claims next. */
  giveBack(work: ClaimedWork): Promise<void>;
  /** Makes the partitions of the coming months. */
  prepareHistory(): Promise<void>;
  /** Forgets messages that nobody wanted within their time; tells how many. */
  sweepMessages(): Promise<number>;
  /** The work answered to nothing: the activity it belonged to is gone. Work that another node has taken over since is not touched. */
  drop(work: ClaimedWork): Promise<void>;
}

export interface ClaimedWork extends GoneWork {
  readonly tenant: string;
}

export interface ClaimedJob extends ClaimedWork {
  readonly kind: JobKind;
  readonly element: string;
  readonly process: string;
  readonly connector: string | null;
  readonly input: Facts;
  readonly attempts: number;
  readonly release: string;
  readonly context: CaseContext;
  /** The installation's clock when the job was read, RFC 3339. */
  readonly now: string;
}

/** Work on PostgreSQL, for one node. */
export function workStore(database: Knex, node: string): WorkStore {
  return {
    async renewLease(seconds) {
      await database.raw('select renew_lease(?, ?)', [node, seconds]);
    },

    async leave() {
      await database.raw('select leave_work(?)', [node]);
    },

    async claim(most) {
      const { rows } = await database.raw<{ rows: ClaimedWork[] }>('select * from claim_work(?, ?, ?, ?)', [
        node,
        most.jobs,
        most.timers,
        most.ofTenant ?? most.jobs,
      ]);
      return rows;
    },

    async job({ tenant, instance, activity, kind }) {
      const { rows } = await database.raw<{ rows: (Omit<ClaimedJob, 'tenant' | 'now'> & { now: Date })[] }>(
        'select * from load_jobs(?, ?, ?::uuid[], ?::text[], ?::text[])',
        [tenant, node, [instance], [activity], [kind]] as Knex.RawBinding[],
      );
      return rows[0] && { ...rows[0], tenant, now: formatInstant(rows[0].now.getTime()) };
    },

    async postpone({ tenant, instance, activity, kind }, seconds, error) {
      await withTenant(database, tenant, (transaction) =>
        transaction('job')
          .where({ tenant, instance, activity, kind, node })
          .update({
            node: null,
            attempts: transaction.raw('attempts + 1'),
            due_at: transaction.raw('onething_now() + make_interval(secs => ?)', [seconds]),
            last_error: error.slice(0, 1000),
          }),
      );
    },

    giveBack(work) {
      if (work.kind !== 'timer') return this.postpone(work, 1, 'given back');

      const { tenant, instance, activity } = work;
      return withTenant(database, tenant, async (transaction) => {
        await transaction('timer').where({ tenant, instance, activity, node }).update({ node: null });
      });
    },

    async prepareHistory() {
      await database.raw(`select prepare_history(onething_now()::date, 3)`);
    },

    async sweepMessages() {
      const { rows } = await database.raw<{ rows: { count: string }[] }>('select sweep_messages() as count');
      return Number(rows[0]?.count ?? 0);
    },

    async drop({ tenant, instance, activity, kind }) {
      await withTenant(database, tenant, (transaction) =>
        kind === 'timer'
          ? transaction('timer').where({ tenant, instance, activity, node }).delete()
          : transaction('job').where({ tenant, instance, activity, kind, node }).delete(),
      );
    },
  };
}
