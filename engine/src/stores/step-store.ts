import type { InstanceState } from '@onething/processes';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { CaseContext, SaveResult, StepToSave, TaskRow } from '../runtime/step-rows.js';
import { caseState } from '../runtime/step-rows-of.js';

/** The two round trips of a step, for a batch of one tenant. */
export interface StepStore {
  load(tenant: string, wanted: readonly StepToLoad[]): Promise<readonly LoadedStep[]>;
  loadOpenings(tenant: string, keys: readonly string[]): Promise<readonly LoadedOpening[]>;
  save(tenant: string, steps: readonly StepToSave[]): Promise<readonly SaveResult[]>;
  /** Events of a case so far. */
  countEvents(tenant: string, instance: string): Promise<number>;
}

export interface StepToLoad {
  readonly instance: string;
  /** The task row of this activity is wanted too. */
  readonly activity?: string;
  readonly key?: string;
}

/** `rev` 0: there is no such instance in the tenant. */
export interface LoadedStep {
  readonly rev: number;
  readonly release: string;
  readonly process: string;
  readonly status: InstanceState['status'];
  readonly context: CaseContext;
  readonly state: InstanceState;
  readonly task?: TaskRow;
  readonly stored?: StoredReply;
  readonly now: string;
}

export interface LoadedOpening {
  readonly number: string;
  readonly stored?: StoredReply;
  readonly now: string;
}

/** What was answered the first time, and the hash of what was asked. */
export interface StoredReply {
  readonly reply: unknown;
  readonly hash: string;
}

/** Steps on PostgreSQL. `node` is the machine that the new jobs are given to at once. */
export function stepStore(database: Knex, node: string, newId: () => string): StepStore {
  return {
    async load(tenant, wanted) {
      const { rows } = await database.raw<{ rows: LoadedRow[] }>('select * from load_steps(?, ?::uuid[], ?::text[], ?::text[])', [
        tenant,
        wanted.map(({ instance }) => instance),
        wanted.map(({ activity }) => activity ?? null),
        wanted.map(({ key }) => key ?? null),
      ] as Knex.RawBinding[]);
      return rows.map(loadedStep);
    },

    async loadOpenings(tenant, keys) {
      const { rows } = await database.raw<{ rows: OpeningRow[] }>('select * from load_openings(?, ?::text[], ?)', [
        tenant,
        keys,
        `OT-${tenant}`,
      ] as Knex.RawBinding[]);
      return rows.map(({ number, reply, hash, now }) => ({ number, now: now.toISOString(), stored: storedReply(reply, hash) }));
    },

    async save(tenant, steps) {
      const { rows } = await database.raw<{ rows: { result: SaveResult }[] }>(saveCall, saveBindings(tenant, node, steps, newId) as Knex.RawBinding[]);
      return rows.map(({ result }) => result);
    },

    countEvents: (tenant, instance) =>
      withTenant(database, tenant, async (transaction) =>
        Number((await transaction('history').where({ tenant, instance }).count('* as events'))[0]?.events ?? 0),
      ),
  };
}

interface LoadedRow extends Omit<LoadedStep, 'task' | 'stored' | 'now'> {
  readonly task: TaskRow | null;
  readonly reply: unknown;
  readonly hash: string | null;
  readonly now: Date;
}

interface OpeningRow {
  readonly number: string;
  readonly reply: unknown;
  readonly hash: string | null;
  readonly now: Date;
}

function loadedStep({ task, reply, hash, now, rev, ...row }: LoadedRow): LoadedStep {
  return { ...row, rev: rev ?? 0, task: task ?? undefined, stored: storedReply(reply, hash), now: now.toISOString() };
}

function storedReply(reply: unknown, hash: string | null): StoredReply | undefined {
  return hash === null ? undefined : { reply, hash };
}

/** The kinds of rows, in the order of the function's arguments. */
const kinds = [
  'changed',
  'closed_tasks',
  'gone',
  'tasks',
  'timers',
  'jobs',
  'subscriptions',
  'closed_incidents',
  'incidents',
  'events',
  'decisions',
  'moved_tasks',
] as const;

const saveCall = `select * from save_steps(?, ?, ?::uuid[], ?::int[], ?::json[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::text[], ?::uuid[], ?::json${', ?::json'.repeat(kinds.length)})`;

function saveBindings(tenant: string, node: string, steps: readonly StepToSave[], newId: () => string): unknown[] {
  return [
    tenant,
    node,
    steps.map(({ instance }) => instance),
    steps.map(({ rev }) => rev),
    steps.map(({ stateText }) => stateText),
    steps.map(({ state }) => state.status),
    steps.map(({ state }) => caseState(state)),
    steps.map(({ once }) => once?.key ?? null),
    steps.map(({ once }) => once?.hash ?? null),
    steps.map(({ actor }) => actor),
    steps.map(({ once }) => JSON.stringify(once?.reply ?? null)),
    steps.map(({ action }) => action),
    steps.map(() => newId()),
    textOf(steps.flatMap(({ opened }) => opened ?? [])),
    ...kinds.map((kind) => textOf(steps.flatMap(({ rows }): readonly unknown[] => rows[kind]))),
  ];
}

/** A kind without rows is not sent, and its statement is not run. */
function textOf(rows: readonly unknown[]): string | null {
  return rows.length === 0 ? null : JSON.stringify(rows);
}
