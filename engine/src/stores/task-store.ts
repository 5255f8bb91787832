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

/** Whose work list is asked for. */
export interface TaskQuery {
  readonly view: 'mine' | 'group' | 'done';
  readonly person: string;
  readonly ports: readonly string[];
  /** Part of the case number, of the applicant's name or of the task's name. */
  readonly q?: string;
  readonly after?: TaskPlace;
  readonly limit: number;
}

/** Where a page ends: the sorting instant and the key. */
export interface TaskPlace {
  readonly at: string;
  readonly instance: string;
  readonly activity: string;
}

export interface TaskStore {
  list(tenant: string, query: TaskQuery): Promise<readonly (TaskOfCase & { place: TaskPlace })[]>;
  counts(tenant: string, query: Pick<TaskQuery, 'person' | 'ports'>): Promise<{ mine: number; group: number; overdue: number }>;
  find(tenant: string, instance: string, activity: string): Promise<TaskOfCase | undefined>;
  /** False when somebody was faster, or it is not open any more. */
  claim(transaction: Transaction, tenant: string, task: TaskKey, by: { id: string; name: string }): Promise<boolean>;
  release(transaction: Transaction, tenant: string, task: TaskKey, by: { id: string; name: string }): Promise<boolean>;
}

export type TaskKey = Pick<TaskRow, 'instance' | 'activity'>;

/** Tasks on PostgreSQL. */
export function taskStore(database: Knex, newId: () => string): TaskStore {
  return {
    list: (tenant, query) =>
      withTenant(database, tenant, async (transaction) => {
        const rows: ListedRow[] = await listed(transaction, tenant, query);
        return rows.map(({ task, file, at }) => ({ task, file: withDates(file), place: { at, instance: task.instance, activity: task.activity } }));
      }),

    counts: (tenant, { person, ports }) =>
      withTenant(database, tenant, async (transaction) => {
        const mine = await open(transaction, tenant).where({ assignee: person }).count({ n: '*' }).first();
        const group = await offered(open(transaction, tenant), person, ports).count({ n: '*' }).first();
        const overdue = await open(transaction, tenant)
          .where((own: Knex.QueryBuilder) => own.where({ assignee: person }).orWhere((group: Knex.QueryBuilder) => offered(group, person, ports)))
          .whereRaw('due_at < onething_now()')
          .count({ n: '*' })
          .first();
        return { mine: Number(mine?.n), group: Number(group?.n), overdue: Number(overdue?.n) };
      }),

    find: (tenant, instance, activity) =>
      withTenant(database, tenant, async (transaction) => {
        const row: ListedRow | undefined = await joined(transaction, tenant).where({ 'k.instance': instance, 'k.activity': activity }).first();
        return row && { task: row.task, file: withDates(row.file) };
      }),

    claim: (transaction, tenant, task, by) =>
      change(transaction, tenant, task, 'task.claimed', by, newId(), (row) =>
        row.where({ status: 'open' }).whereNull('assignee').update({ status: 'claimed', assignee: by.id, assignee_name: by.name }),
      ),

    release: (transaction, tenant, task, by) =>
      change(transaction, tenant, task, 'task.released', by, newId(), (row) =>
        row.where({ status: 'claimed', assignee: by.id }).update({ status: 'open', assignee: null, assignee_name: null }),
      ),
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

function joined(transaction: Knex.Transaction, tenant: string): Knex.QueryBuilder {
  return transaction({ k: 'task' })
    .join({ c: 'case_file' }, (on) => on.on('c.tenant', 'k.tenant').andOn('c.id', 'k.instance'))
    .where({ 'k.tenant': tenant })
    .select(transaction.raw('to_json(k) as task'), transaction.raw('to_json(c) as file'));
}

function listed(transaction: Knex.Transaction, tenant: string, query: TaskQuery): Knex.QueryBuilder {
  const { view, person, ports, q, after, limit } = query;
  const at = view === 'done' ? 'k.completed_at' : `coalesce(k.due_at, k.created_at + interval '100 years')`;
  const [order, beyond] = view === 'done' ? ['desc', '<'] : ['asc', '>'];
  const rows = joined(transaction, tenant).select(transaction.raw(`${at} as at`));
  if (view === 'mine') rows.where({ 'k.assignee': person }).whereIn('k.status', ['open', 'claimed']);
  if (view === 'group') offered(rows.where({ 'k.status': 'open' }), person, ports, 'k.');
  if (view === 'done') rows.where({ 'k.completed_by': person, 'k.status': 'completed' });
  if (q)
    rows.whereRaw(
      `(c.number ilike ? or c.applicant_name ilike ? or k.name ilike ?)`,
      Array.from({ length: 3 }, () => `%${q.replace(/[\\%_]/g, '\\$&')}%`),
    );
  if (after) rows.whereRaw(`(${at}, k.instance, k.activity) ${beyond} (?::timestamptz, ?::uuid, ?)`, [after.at, after.instance, after.activity]);

  return rows.orderByRaw(`${at} ${order}, k.instance ${order}, k.activity ${order}`).limit(limit);
}

function open(transaction: Knex.Transaction, tenant: string): Knex.QueryBuilder {
  return transaction('task').where({ tenant }).whereIn('status', ['open', 'claimed']);
}

/** Open to one of the person's roles, taken by nobody, and not a second pair of eyes that must be somebody else's. */
function offered(rows: Knex.QueryBuilder, person: string, ports: readonly string[], prefix = ''): Knex.QueryBuilder {
  return rows.whereNull(`${prefix}assignee`).whereRaw(`${prefix}candidates && ?::text[] and not ? = any(${prefix}excluded)`, [[...ports], person]);
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
