import { type Facts, formatInstant } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import { batched } from '../runtime/batched.js';
import type { CaseContext, GoneWork, JobKind } from '../runtime/step-rows.js';
import { sqlList } from './sql-list.js';

/** Jobs and timers as the worker sees them: claimed across tenants by key only, read and changed inside one tenant. */
export interface WorkStore {
  /** Renews the node's lease; a node whose lease has run out owns nothing. */
  renewLease(seconds: number): Promise<void>;
  /** Gives everything back and leaves. */
  leave(): Promise<void>;
  /** Due work by turns of the tenants, a case with all of its jobs that are due; this node works for at most `ofTenant` cases of one tenant. */
  claim(most: { jobs: number; timers: number; ofTenant?: number }): Promise<readonly ClaimedWork[]>;
  /** `undefined` when the job is gone or another node has it now. */
  job(work: ClaimedWork): Promise<ClaimedJob | undefined>;
  /** The job failed: back to the queue until later. */
  postpone(work: ClaimedWork, seconds: number, error: string): Promise<void>;
  /** A part of the job is done: back to the queue for the rest, now. */
  goOn(work: ClaimedWork): Promise<void>;
  /** Nothing failed: the job waits for somebody else, and looks again after so many seconds unless it is hurried. */
  lookAgain(work: ClaimedWork, seconds: number): Promise<void>;
  /** What a connector's job waits for has come: it is due now. `held` while a node is just looking, `gone` where nobody waits. */
  hurry(work: Pick<ClaimedWork, 'tenant' | 'instance' | 'activity'>): Promise<'due' | 'held' | 'gone'>;
  /** The work could not be finished for a reason that is not its own: free for whoever claims next. */
  giveBack(work: ClaimedWork): Promise<void>;
  /** Everything that belongs to this node, also what it was never told of. */
  held(): Promise<readonly ClaimedWork[]>;
  /** What stands in the queues of all tenants together: numbers only. */
  figures(): Promise<WorkFigures>;
  /** Makes the partitions of the coming months. */
  prepareHistory(): Promise<void>;
  /** Forgets messages that nobody wanted within their time; tells how many. */
  sweepMessages(): Promise<number>;
  /** The work answered to nothing: the activity it belonged to is gone. Work that another node has taken over since is not touched. */
  drop(work: ClaimedWork): Promise<void>;
}

export interface WorkFigures {
  readonly dueJobs: number;
  /** Seconds that the oldest due job has waited. */
  readonly oldestJob: number;
  readonly dueTimers: number;
  readonly externalWork: number;
  readonly openIncidents: number;
  readonly nodes: number;
}

export interface ClaimedWork extends GoneWork {
  readonly tenant: string;
  /** Seconds after it was due, where it was claimed and not given. */
  readonly late?: number;
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

interface FiguresRow {
  readonly due_jobs: string;
  readonly oldest_job: number;
  readonly due_timers: string;
  readonly external_work: string;
  readonly open_incidents: string;
  readonly nodes: string;
}

const noFigures: FiguresRow = { due_jobs: '0', oldest_job: 0, due_timers: '0', external_work: '0', open_incidents: '0', nodes: '0' };

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

    job: jobsOf(database, node),

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

    async goOn({ tenant, instance, activity, kind }) {
      await withTenant(database, tenant, (transaction) =>
        transaction('job')
          .where({ tenant, instance, activity, kind, node })
          .update({ node: null, attempts: 0, due_at: transaction.raw('onething_now()') }),
      );
    },

    async lookAgain({ tenant, instance, activity, kind }, seconds) {
      await withTenant(database, tenant, (transaction) =>
        transaction('job')
          .where({ tenant, instance, activity, kind, node })
          .update({ node: null, attempts: 0, due_at: transaction.raw('onething_now() + make_interval(secs => ?)', [seconds]) }),
      );
    },

    hurry: ({ tenant, instance, activity }) =>
      withTenant(database, tenant, async (transaction) => {
        const job = () => transaction('job').where({ tenant, instance, activity, kind: 'connector' });
        const due: number = await job()
          .whereNull('node')
          .update({ due_at: transaction.raw('onething_now()') });
        if (due > 0) return 'due';
        return (await job().first('tenant')) ? 'held' : 'gone';
      }),

    giveBack(work) {
      if (work.kind !== 'timer') return this.postpone(work, 1, 'given back');

      const { tenant, instance, activity } = work;
      return withTenant(database, tenant, async (transaction) => {
        await transaction('timer').where({ tenant, instance, activity, node }).update({ node: null });
      });
    },

    async held() {
      const { rows } = await database.raw<{ rows: ClaimedWork[] }>('select * from held_work(?)', [node]);
      return rows;
    },

    async prepareHistory() {
      await database.raw(`select prepare_history(onething_now()::date, 3)`);
    },

    async figures() {
      const { rows } = await database.raw<{ rows: FiguresRow[] }>('select * from work_figures()');
      const { due_jobs, oldest_job, due_timers, external_work, open_incidents, nodes } = rows[0] ?? noFigures;
      const [dueJobs, dueTimers, externalWork] = [Number(due_jobs), Number(due_timers), Number(external_work)];
      return { dueJobs, oldestJob: oldest_job, dueTimers, externalWork, openIncidents: Number(open_incidents), nodes: Number(nodes) };
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

/** Jobs that are asked for while others are being read are read together; a batch belongs to one tenant. */
function jobsOf(database: Knex, node: string): (work: ClaimedWork) => Promise<ClaimedJob | undefined> {
  return batched(
    async (wanted: readonly ClaimedWork[]) => {
      const tenant = wanted[0]?.tenant ?? '';
      const lists = [sqlList(wanted.map(({ instance }) => instance)), sqlList(wanted.map(({ activity }) => activity)), sqlList(wanted.map(({ kind }) => kind))];
      const load = database.raw<{ rows: JobRow[] }>('select * from load_jobs(?, ?, ?::uuid[], ?::text[], ?::text[])', [tenant, node, ...lists]);
      const { rows } = await load.options({ name: 'load_jobs' });
      const found = new Map(rows.map((row) => [placeOf(row), { ...row, tenant, now: formatInstant(row.now.getTime()) }]));
      return wanted.map((work) => found.get(placeOf(work)));
    },
    { size: 64, parallel: 2, together: ({ tenant }, batch) => batch[0]?.tenant === tenant },
  );
}

type JobRow = Omit<ClaimedJob, 'tenant' | 'now'> & { now: Date };

function placeOf({ instance, activity, kind }: GoneWork): string {
  return `${instance} ${activity} ${kind}`;
}
