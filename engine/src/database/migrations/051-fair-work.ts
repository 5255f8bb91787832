import type { Knex } from 'knex';
import { definerFunction, openToDefinerFunctions } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * Who is served first: what leads a case on goes before calls outside, a first try before a repeated one, and every tenant with
 * due work in turn, so that the batch of one city cannot starve another. One node at a time works for a case.
 */
export const fairWork: Migration = {
  name: '051-fair-work',
  async up(knex) {
    await knex.raw(`alter table job add column priority int generated always as
      (case when attempts > 0 then 3 when kind = 'connector' then 2 else 1 end) stored`);
    await knex.raw('drop index job_due');
    await knex.raw('create index job_due on job (tenant, priority, due_at) where node is null');
    await knex.raw('create index job_held on job (tenant, instance) where node is not null');
    await knex.raw('drop index timer_due');
    await knex.raw('create index timer_due on timer (due_at) where node is null');
    await knex.raw('drop function claim_work(uuid, int, int)');
    await definerFunction(knex, 'claim_work(uuid, int, int, int)', claimFunction);
    await changeFunction(knex, 'save_steps', [
      [
        'x.input, x.due_at, x.node, clock',
        `x.input, x.due_at,
           case when exists (select from job b where b.tenant = t and b.instance = x.instance and b.node is not null and b.node <> x.node) then null else x.node end, clock`,
      ],
    ]);
    await openToDefinerFunctions(knex, 'buffered_message');
    await definerFunction(knex, 'sweep_messages()', sweepFunction);
  },
};

/** Makes the next version of a function out of the one that is there. Each part must be in it once: a migration that changes nothing would be a broken promise. */
export async function changeFunction(knex: Knex, name: string, parts: readonly (readonly [string, string])[]): Promise<void> {
  const { rows } = await knex.raw<{ rows: { definition: string }[] }>('select pg_get_functiondef(?::regproc) as definition', [name]);
  const changed = parts.reduce((sql, [from, to]) => {
    if (sql.split(from).length !== 2) throw new Error(`${name} does not hold once: ${from}`);
    return sql.replace(from, () => to);
  }, rows[0]?.definition ?? '');
  await knex.raw(changed.replaceAll('?', '\\?'));
}

/**
 * Chosen first, then looked at again: the lock on the case is taken with one snapshot, and whether somebody holds the case is asked
 * with the next, so that two nodes that choose at the same moment never both get work of one case. Returns keys only.
 */
const claimFunction = `
create function claim_work(node_id uuid, most_jobs int, most_timers int, most_of_tenant int)
returns table (kind text, tenant text, instance uuid, activity text, late double precision)
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
  chosen record;
  clock timestamptz := onething_now();
begin
  if not exists (select from node n where n.id = node_id and n.lease_until > clock_timestamp()) then return; end if;
  -- What a dead node held is free again.
  update job j set node = null where j.node is not null and not exists (select from node n where n.id = j.node and n.lease_until > clock_timestamp());
  update timer m set node = null where m.node is not null and not exists (select from node n where n.id = m.node and n.lease_until > clock_timestamp());

  if most_jobs > 0 then
    for chosen in
      with recursive asking as (
        (select j.tenant from job j where j.node is null order by j.tenant limit 1)
        union all
        select (select j.tenant from job j where j.node is null and j.tenant > a.tenant order by j.tenant limit 1) from asking a where a.tenant is not null),
      ranked as (
        select k.*, row_number() over (partition by k.tenant order by k.priority, k.due_at) as turn
        from asking a
        cross join lateral (select count(*) as held from job h where h.node = node_id and h.tenant = a.tenant) own
        cross join lateral (
          select j.tenant, j.instance, j.activity, j.kind, j.priority, j.due_at from job j
          where j.tenant = a.tenant and j.node is null and j.due_at <= clock
          order by j.priority, j.due_at limit least(2 * most_jobs, greatest(0, most_of_tenant - own.held))) k
        where a.tenant is not null),
      firsts as (select distinct on (r.tenant, r.instance) r.* from ranked r order by r.tenant, r.instance, r.turn)
      select j.tenant, j.instance, j.activity, j.kind from firsts f
      join job j on j.tenant = f.tenant and j.instance = f.instance and j.activity = f.activity and j.kind = f.kind
      where j.node is null and pg_try_advisory_xact_lock(hashtextextended('work ' || f.tenant || f.instance, 0))
      order by f.turn, f.priority, f.due_at limit most_jobs for update of j skip locked
    loop
      return query
      update job j set node = node_id
      where j.tenant = chosen.tenant and j.instance = chosen.instance and j.activity = chosen.activity and j.kind = chosen.kind
        and not exists (select from job b where b.tenant = j.tenant and b.instance = j.instance and b.node is not null)
      returning j.kind, j.tenant, j.instance, j.activity, extract(epoch from clock - j.due_at)::double precision;
    end loop;
  end if;

  return query
  with due as (
    select m.tenant, m.instance, m.activity from timer m
    where m.due_at <= clock and m.node is null
    order by m.due_at limit most_timers for update of m skip locked)
  update timer m set node = node_id from due d
  where m.tenant = d.tenant and m.instance = d.instance and m.activity = d.activity
  returning 'timer'::text, m.tenant, m.instance, m.activity, extract(epoch from clock - m.due_at)::double precision;
end $$;
`;

/** Messages whose time is over. Returns how many. */
const sweepFunction = `
create function sweep_messages() returns bigint language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from buffered_message where expires_at < onething_now() returning 1) select count(*) from gone
$$`;
