import { applicationRole } from '../row-level-security.js';
import { callerFunction } from './014-load-steps.js';
import { saveFunction } from './015-save-steps.js';
import type { Migration } from './migration.js';

/**
 * What a pause of the legal clock and a vote change beside the step itself: the due date of the case and of its open tasks,
 * the answers of a case that was supplemented, who may no longer do a task, and why a task was no longer needed; and the
 * earlier case that a new one is about.
 */
export const legalClock: Migration = {
  name: '020-legal-clock',
  async up(knex) {
    await knex.raw('alter table task add column note json, add column ended_by_name text');
    await knex.raw('alter table case_file add column about uuid');
    await knex.raw(`create index task_ended on task (tenant, completed_at desc) where status = 'cancelled'`);
    // Tasks for the applicant: in another tenant than the one where the person is at home.
    await knex.raw(`create policy assignee_reads on task for select to ${applicationRole} using (assignee = nullif(current_setting('app.person', true), ''))`);
    await knex.raw(`drop function save_steps(${argumentTypes})`);
    await callerFunction(knex, `save_steps(${argumentTypes}, json)`, withMoves);
  },
};

const argumentTypes =
  'text, uuid, uuid[], int[], json[], text[], text[], text[], text[], text[], jsonb[], text[], uuid[], json, json, json, json, json, json, json, json, json, json, json, json';

const changedColumns = 'outcome text, outcome_name text, refusal json)';
const closedColumns = 'status text, actor text, actor_name text)';
const closedBy = 'completed_by = x.actor, completed_by_name = x.actor_name';

const withMoves = replaced(saveFunction, [
  ['decisions_ json\n)', 'decisions_ json, moved_tasks_ json\n)'],
  ['                           "values", parameters_hash, opened_at, due)', '                           "values", parameters_hash, opened_at, due, about)'],
  ['o."values", o.parameters_hash, o.opened_at, o.due\n', 'o."values", o.parameters_hash, o.opened_at, o.due, o.about\n'],
  ['parameters_hash text, opened_at timestamptz, due json)', 'parameters_hash text, opened_at timestamptz, due json, about uuid)'],
  [changedColumns, 'outcome text, outcome_name text, refusal json, due json, "values" json)'],
  ['refusal = x.refusal,', 'refusal = x.refusal, due = coalesce(x.due, due), "values" = coalesce(x."values", "values"),'],
  [closedColumns, 'status text, actor text, actor_name text, note json, ended_by_name text)'],
  [closedBy, `${closedBy}, note = x.note, ended_by_name = x.ended_by_name`],
  ['  if timers_ is not null then', `${moveTasks()}  if timers_ is not null then`],
]);

/** A task that somebody has taken who must not do it any more is open again to the others. */
function moveTasks(): string {
  return `
  for x in select m.* from json_to_recordset(moved_tasks_) as m(instance uuid, activity text, moved boolean, due json, due_at timestamptz, warn_at timestamptz, excluded text[])
    where m.instance = any(kept) loop
    update task k set
      due = case when x.moved then x.due else k.due end,
      due_at = case when x.moved then x.due_at else k.due_at end,
      warn_at = case when x.moved then x.warn_at else k.warn_at end,
      excluded = coalesce(x.excluded, k.excluded),
      status = case when k.assignee = any(x.excluded) and cardinality(k.candidates) > 0 then 'open' else k.status end,
      assignee_name = case when k.assignee = any(x.excluded) and cardinality(k.candidates) > 0 then null else k.assignee_name end,
      assignee = case when k.assignee = any(x.excluded) and cardinality(k.candidates) > 0 then null else k.assignee end
    where k.tenant = t and k.instance = x.instance and k.activity = x.activity and k.status in ('open', 'claimed');
  end loop;
`;
}

/** Each part must be there once: a migration that changes nothing would be a broken promise. */
function replaced(text: string, parts: readonly (readonly [string, string])[]): string {
  return parts.reduce((sql, [from, to]) => {
    if (sql.split(from).length !== 2) throw new Error(`save_steps does not hold once: ${from}`);
    return sql.replace(from, () => to);
  }, text);
}
