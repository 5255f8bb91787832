import type { InstanceState } from '@onething/processes';
import type { Knex } from 'knex';
import type { CaseContext, SaveResult, StepToSave, TaskRow } from '../runtime/step-rows.js';
import { caseState } from '../runtime/step-rows-of.js';
import { sqlList } from './sql-list.js';

/** The two round trips of a step, for a batch of one tenant. */
export interface StepStore {
  load(tenant: string, wanted: readonly StepToLoad[]): Promise<readonly LoadedStep[]>;
  loadOpenings(tenant: string, keys: readonly string[]): Promise<readonly LoadedOpening[]>;
  save(tenant: string, steps: readonly StepToSave[]): Promise<readonly SaveResult[]>;
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
  /** Lines of history that its steps have written. */
  readonly lines: number;
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
  /** The name of the tenant. */
  readonly regionName: string;
  readonly stored?: StoredReply;
  readonly now: string;
}

/** What was answered the first time, and the hash of what was asked. */
export interface StoredReply {
  readonly reply: unknown;
  readonly hash: string;
}

/** Steps on PostgreSQL. `node` is the machine that the new jobs are given to at once. The calls have names: a connection reads their text once. */
export function stepStore(database: Knex, node: string, newId: () => string): StepStore {
  return {
    async load(tenant, wanted) {
      const lists = [sqlList(wanted.map(({ instance }) => instance)), sqlList(wanted.map(({ activity }) => activity)), sqlList(wanted.map(({ key }) => key))];
      const load = database.raw<{ rows: LoadedRow[] }>('select * from load_steps(?, ?::uuid[], ?::text[], ?::text[])', [tenant, ...lists]);
      const { rows } = await load.options({ name: 'load_steps' });
      return rows.map(loadedStep);
    },

    async loadOpenings(tenant, keys) {
      const load = database.raw<{ rows: OpeningRow[] }>('select * from load_openings(?, ?::text[], ?)', [tenant, sqlList(keys), `OT-${tenant}`]);
      const { rows } = await load.options({ name: 'load_openings' });
      return rows.map(({ number, region_name, reply, hash, now }) => ({
        ...{ number, regionName: region_name ?? tenant, now: now.toISOString() },
        stored: storedReply(reply, hash),
      }));
    },

    async save(tenant, steps) {
      const save = database.raw<{ rows: { result: SaveResult }[] }>(saveCall, saveBindings(tenant, node, steps, newId) as Knex.RawBinding[]);
      const { rows } = await save.options({ name: 'save_steps' });
      return rows.map(({ result }) => result);
    },
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
  readonly region_name: string | null;
  readonly reply: unknown;
  readonly hash: string | null;
  readonly now: Date;
}

function loadedStep({ task, reply, hash, now, rev, lines, ...row }: LoadedRow): LoadedStep {
  return { ...row, rev: rev ?? 0, lines: lines ?? 0, task: task ?? undefined, stored: storedReply(reply, hash), now: now.toISOString() };
}

function storedReply(reply: unknown, hash: string | null): StoredReply | undefined {
  return hash === null ? undefined : { reply, hash };
}

/** The kinds of rows that come as JSON, in the order of the function's arguments: `null` stands where the moments of the steps come. */
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
  null,
  'decisions',
  'moved_tasks',
] as const;

const columnsOfEvents = ['int', 'uuid', 'text', 'text', 'text', 'text', 'text', 'json'];
const typesOfArguments = [
  ...['text', 'uuid', 'uuid[]', 'int[]', 'json[]', 'text[]', 'text[]', 'text[]', 'text[]', 'text[]', 'jsonb[]', 'text[]', 'uuid[]', 'json'],
  ...kinds.map((kind) => (kind === null ? 'timestamptz[]' : 'json')),
  ...columnsOfEvents.map((type) => `${type}[]`),
  'int[]',
];
const saveCall = `select * from save_steps(${typesOfArguments.map((type) => `?::${type}`).join(', ')})`;

function saveBindings(tenant: string, node: string, steps: readonly StepToSave[], newId: () => string): unknown[] {
  return [
    tenant,
    node,
    sqlList(steps.map(({ instance }) => instance)),
    sqlList(steps.map(({ rev }) => rev)),
    sqlList(steps.map(({ stateText }) => stateText)),
    sqlList(steps.map(({ state }) => state.status)),
    sqlList(steps.map(({ state }) => caseState(state))),
    sqlList(steps.map(({ once }) => once?.key)),
    sqlList(steps.map(({ once }) => once?.hash)),
    sqlList(steps.map(({ actor }) => actor)),
    sqlList(steps.map(({ once }) => JSON.stringify(once?.reply ?? null))),
    sqlList(steps.map(({ action }) => action)),
    sqlList(steps.map(() => newId())),
    textOf(steps.flatMap(({ opened }) => opened ?? [])),
    ...kinds.map((kind) => (kind === null ? momentsOf(steps) : textOf(steps.flatMap(({ rows }): readonly unknown[] => rows[kind])))),
    ...columnsOf(steps),
    sqlList(steps.map(({ rows }) => rows.events.length)),
  ];
}

/** A kind without rows is not sent, and its statement is not run. */
function textOf(rows: readonly unknown[]): string | null {
  return rows.length === 0 ? null : JSON.stringify(rows);
}

/** All lines of one step have its moment. */
function momentsOf(steps: readonly StepToSave[]): string {
  return sqlList(steps.map(({ rows }) => rows.events[0]?.at));
}

/** The lines of history column by column, the first of which says to which step of the batch a line belongs; none where there is no line. */
function columnsOf(steps: readonly StepToSave[]): (string | null)[] {
  const lines = steps.flatMap(({ rows }) => rows.events);
  if (lines.length === 0) return columnsOfEvents.map(() => null);

  return [
    sqlList(steps.flatMap(({ rows }, i) => rows.events.map(() => i + 1))),
    sqlList(lines.map(({ id }) => id)),
    sqlList(lines.map(({ type }) => type)),
    sqlList(lines.map(({ process }) => process)),
    sqlList(lines.map(({ element }) => element)),
    sqlList(lines.map(({ activity }) => activity)),
    sqlList(lines.map(({ actor }) => actor)),
    sqlList(lines.map(({ data }) => (data === undefined ? undefined : JSON.stringify(data)))),
  ];
}
