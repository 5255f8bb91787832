import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { CaseRow } from './case-store.js';
import type { Transaction } from './command-store.js';

/** A task with the case it belongs to. */
export interface TaskOfCase {
  readonly task: TaskRow;
  readonly file: CaseRow;
}

/** Whose work list is asked for, at an instant. */
export interface TaskViewer {
  readonly tenant: string;
  readonly person: string;
  /** The person, and those for whom they stand in; `ports` are those of all of them. */
  readonly persons: readonly string[];
  readonly ports: readonly string[];
  /** Own tasks in every tenant: an applicant's. */
  readonly everywhere: boolean;
  readonly now: string;
}

export interface TaskQuery {
  readonly view: 'mine' | 'group' | 'done' | 'ended';
  /** Part of the case number, of the applicant's name or of the task's name. */
  readonly q?: string;
  readonly matter?: string;
  readonly due?: 'overdue' | 'warned' | 'today' | 'week';
  readonly after?: TaskPlace;
  readonly limit: number;
}

/** What the head of a work list tells. */
export interface TaskCounts {
  readonly counts: { readonly mine: number; readonly group: number; readonly overdue: number };
  readonly matters: { readonly id: string; readonly title: string; readonly titleEn?: string; readonly count: number }[];
}

/** Where a page ends: the sorting instant and the key. */
export interface TaskPlace {
  readonly at: string;
  readonly instance: string;
  readonly activity: string;
}

export interface TaskStore {
  list(viewer: TaskViewer, query: TaskQuery): Promise<readonly (TaskOfCase & { place: TaskPlace })[]>;
  counts(viewer: TaskViewer): Promise<TaskCounts>;
  find(tenant: string, instance: string, activity: string): Promise<TaskOfCase | undefined>;
  /** False when somebody was faster, or it is not open any more. */
  claim(transaction: Transaction, tenant: string, task: TaskKey, by: { id: string; name: string }): Promise<boolean>;
  release(transaction: Transaction, tenant: string, task: TaskKey, by: { id: string; name: string }): Promise<boolean>;
  /** The row as it stands now. */
  row(transaction: Transaction, tenant: string, task: TaskKey): Promise<TaskRow | undefined>;
}

export type TaskKey = Pick<TaskRow, 'instance' | 'activity'>;

/** Tasks on PostgreSQL. */
export function taskStore(database: Knex, newId: () => string): TaskStore {
  return {
    list: (viewer, query) =>
      withTenant(database, viewer, async (transaction) => {
        const rows: ListedRow[] = await listed(transaction, viewer, query);
        return rows.map(({ task, file, at }) => ({ task, file: withDates(file), place: { at, instance: task.instance, activity: task.activity } }));
      }),

    counts: (viewer) => withTenant(database, viewer, (transaction) => countsOf(transaction, viewer)),

    find: (tenant, instance, activity) =>
      withTenant(database, tenant, async (transaction) => {
        const row: ListedRow | undefined = await joined(transaction).where({ 'k.tenant': tenant, 'k.instance': instance, 'k.activity': activity }).first();
        return row && { task: row.task, file: withDates(row.file) };
      }),

    claim: (transaction, tenant, task, by) =>
      change(transaction, tenant, task, 'task.claimed', by, newId(), (row) =>
        row
          .where({ status: 'open' })
          .whereNull('assignee')
          .update({ status: 'claimed', assignee: by.id, assignee_name: by.name, claimed_at: transaction.raw('onething_now()') }),
      ),

    release: (transaction, tenant, task, by) =>
      change(transaction, tenant, task, 'task.released', by, newId(), (row) =>
        row.where({ status: 'claimed', assignee: by.id }).update({ status: 'open', assignee: null, assignee_name: null, claimed_at: null }),
      ),

    async row(transaction, tenant, { instance, activity }) {
      const { rows } = await transaction.raw<{ rows: { task: TaskRow }[] }>(
        'select to_json(k) as task from task k where tenant = ? and instance = ? and activity = ?',
        [...[tenant, instance, activity]],
      );
      return rows[0]?.task;
    },
  };
}

interface ListedRow {
  readonly task: TaskRow;
  readonly file: CaseRow;
  readonly at: string;
}

/** Rows as JSON carry their instants as text. */
function withDates(file: CaseRow): CaseRow {
  return { ...file, opened_at: new Date(file.opened_at), closed_at: file.closed_at && new Date(file.closed_at) };
}

function joined(transaction: Knex.Transaction): Knex.QueryBuilder {
  return ofCases(transaction).select(transaction.raw('to_json(k) as task'), transaction.raw('to_json(c) as file'));
}

function ofCases(transaction: Knex.Transaction): Knex.QueryBuilder {
  return transaction({ k: 'task' }).join({ c: 'case_file' }, (on) => on.on('c.tenant', 'k.tenant').andOn('c.id', 'k.instance'));
}

const sorting = {
  open: { at: `coalesce(k.due_at, k.created_at + interval '100 years')`, order: 'asc', beyond: '>' },
  over: { at: 'k.completed_at', order: 'desc', beyond: '<' },
} as const;

function listed(transaction: Knex.Transaction, viewer: TaskViewer, query: TaskQuery): Knex.QueryBuilder {
  const { view, q, matter, due, after, limit } = query;
  const { at, order, beyond } = view === 'done' || view === 'ended' ? sorting.over : sorting.open;
  const rows = views[view](joined(transaction).select(transaction.raw(`${at} as at`)), viewer);
  if (q)
    rows.whereRaw(
      `(c.number ilike ? or c.applicant_name ilike ? or k.name ilike ?)`,
      Array.from({ length: 3 }, () => `%${q.replace(/[\\%_]/g, '\\$&')}%`),
    );
  if (matter) rows.where({ 'c.matter': matter });
  if (due) rows.whereRaw(dueFilters[due], due === 'today' || due === 'week' ? [viewer.now] : []);
  if (after) rows.whereRaw(`(${at}, k.instance, k.activity) ${beyond} (?::timestamptz, ?::uuid, ?)`, [after.at, after.instance, after.activity]);

  return rows.orderByRaw(`${at} ${order}, k.instance ${order}, k.activity ${order}`).limit(limit);
}

/** Which tasks a view shows; all of the viewer's tenant, but an applicant's own ones wherever they are. */
const views: Readonly<Record<TaskQuery['view'], (rows: Knex.QueryBuilder, viewer: TaskViewer) => Knex.QueryBuilder>> = {
  mine: (rows, viewer) => here(rows, viewer).whereIn('k.assignee', viewer.persons).whereIn('k.status', ['open', 'claimed']),
  group: (rows, viewer) => offered(here(rows, viewer).where({ 'k.status': 'open' }), viewer),
  done: (rows, viewer) => here(rows, viewer).where({ 'k.completed_by': viewer.person, 'k.status': 'completed' }),
  ended: (rows, viewer) =>
    here(rows, viewer)
      .where({ 'k.status': 'cancelled' })
      .whereRaw(`k.completed_at > ?::timestamptz - interval '30 days'`, [viewer.now])
      .whereRaw('(k.assignee = ? or (k.assignee is null and k.candidates && ?::text[])) and not ? = any(k.excluded)', [
        viewer.person,
        [...viewer.ports],
        viewer.person,
      ]),
};

const dueFilters: Readonly<Record<NonNullable<TaskQuery['due']>, string>> = {
  overdue: 'k.due_at < onething_now()',
  warned: 'k.warn_at < onething_now() and k.due_at >= onething_now()',
  today: `k.due_at >= onething_now() and k.due_at <= date_trunc('day', ?::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' + interval '1 day'`,
  week: `k.due_at >= onething_now() and k.due_at <= ?::timestamptz + interval '7 days'`,
};

function here(rows: Knex.QueryBuilder, { tenant, everywhere }: TaskViewer): Knex.QueryBuilder {
  return everywhere ? rows : rows.where({ 'k.tenant': tenant });
}

/** Open to one of the person's roles, taken by nobody, and not a second pair of eyes that must be somebody else's. */
function offered(rows: Knex.QueryBuilder, { person, ports }: TaskViewer): Knex.QueryBuilder {
  return rows.whereNull('k.assignee').whereRaw('k.candidates && ?::text[] and not ? = any(k.excluded)', [[...ports], person]);
}

async function countsOf(transaction: Knex.Transaction, viewer: TaskViewer): Promise<TaskCounts> {
  const count = async (rows: Knex.QueryBuilder): Promise<number> => Number((await rows.count({ n: '*' }).first())?.n);
  const either = here(ofCases(transaction), viewer)
    .whereIn('k.status', ['open', 'claimed'])
    .where((mine: Knex.QueryBuilder) => mine.whereIn('k.assignee', viewer.persons).orWhere((group: Knex.QueryBuilder) => offered(group, viewer)));
  const matters: { id: string; title: string; title_en: string | null; n: string }[] = await either
    .clone()
    .groupBy('c.matter')
    .select({ id: 'c.matter' })
    .select(transaction.raw('min(c.title) as title, min(c.title_en) as title_en, count(*) as n'))
    .orderBy('title');
  return {
    counts: {
      mine: await count(views.mine(ofCases(transaction), viewer)),
      group: await count(views.group(ofCases(transaction), viewer)),
      overdue: await count(either.clone().whereRaw(dueFilters.overdue)),
    },
    matters: matters.map(({ id, title, title_en, n }) => ({ id, title, titleEn: title_en ?? undefined, count: Number(n) })),
  };
}

/** Changes a task beside a step; history and watchers hear of it like of a step. */
async function change(
  transaction: Transaction,
  tenant: string,
  { instance, activity }: TaskKey,
  type: string,
  by: { name: string },
  id: string,
  update: (row: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<boolean> {
  const changed: number = await update(transaction('task').where({ tenant, instance, activity }));
  if (changed !== 1) return false;

  await transaction.raw(
    `insert into history (tenant, month, instance, id, rev, at, type, process, element, activity, actor)
     select k.tenant, date_trunc('month', onething_now() at time zone 'Asia/Shanghai')::date, k.instance, ?, i.rev, onething_now(), ?, k.process, k.element, k.activity, ?
     from task k join instance i on i.tenant = k.tenant and i.id = k.instance where k.tenant = ? and k.instance = ? and k.activity = ?`,
    [id, type, by.name, tenant, instance, activity],
  );
  await transaction.raw(
    `select pg_notify('onething_steps', jsonb_build_object('node', '', 'work', false, 'cases', jsonb_build_array(jsonb_build_array(c.id, i.rev, c.state)))::text)
     from case_file c join instance i on i.tenant = c.tenant and i.id = c.id where c.tenant = ? and c.id = ?`,
    [tenant, instance],
  );
  return true;
}
