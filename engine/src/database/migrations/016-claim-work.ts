import { definerFunction, openToDefinerFunctions } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * How any number of equal nodes share the work. A row belongs to a node while that node's lease holds (10 s, renewed every
 * 3 s); when it dies, its rows are free again. Claiming crosses tenants, so it is one `security definer` function, and it
 * tells nothing but keys. Leases use real time; due times use the clock of the installation.
 */
export const claimWork: Migration = {
  name: '016-claim-work',
  async up(knex) {
    await openToDefinerFunctions(knex, 'job');
    await openToDefinerFunctions(knex, 'timer');
    await definerFunction(knex, 'renew_lease(uuid, int)', renewFunction);
    await definerFunction(knex, 'leave_work(uuid)', leaveFunction);
    await definerFunction(knex, 'claim_work(uuid, int, int)', claimFunction);
  },
};

const renewFunction = `
create function renew_lease(node_id uuid, seconds int) returns int language sql security definer set search_path = public, pg_temp as $$
  insert into node as n (id, epoch, lease_until) values (node_id, 1, clock_timestamp() + make_interval(secs => seconds))
  on conflict (id) do update set lease_until = excluded.lease_until,
    epoch = case when n.lease_until < clock_timestamp() then n.epoch + 1 else n.epoch end
  returning epoch
$$;
`;

const leaveFunction = `
create function leave_work(node_id uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update job set node = null where node = node_id;
  update timer set node = null where node = node_id;
  delete from node where id = node_id;
$$;
`;

const claimFunction = `
create function claim_work(node_id uuid, most_jobs int, most_timers int)
returns table (kind text, tenant text, instance uuid, activity text)
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
begin
  if not exists (select from node n where n.id = node_id and n.lease_until > clock_timestamp()) then return; end if;
  -- What a dead node held is free again.
  update job j set node = null where j.node is not null and not exists (select from node n where n.id = j.node and n.lease_until > clock_timestamp());
  update timer m set node = null where m.node is not null and not exists (select from node n where n.id = m.node and n.lease_until > clock_timestamp());
  return query
  with due as (
    select j.tenant, j.instance, j.activity, j.kind from job j
    where j.due_at <= onething_now() and j.node is null
      and not exists (select from job b where b.tenant = j.tenant and b.instance = j.instance and b.node is not null)
    order by j.due_at limit most_jobs for update of j skip locked)
  update job j set node = node_id from due d
  where j.tenant = d.tenant and j.instance = d.instance and j.activity = d.activity and j.kind = d.kind
  returning j.kind, j.tenant, j.instance, j.activity;
  return query
  with due as (
    select m.tenant, m.instance, m.activity from timer m
    where m.due_at <= onething_now() and m.node is null
    order by m.due_at limit most_timers for update of m skip locked)
  update timer m set node = node_id from due d
  where m.tenant = d.tenant and m.instance = d.instance and m.activity = d.activity
  returning 'timer'::text, m.tenant, m.instance, m.activity;
end $$;
`;
