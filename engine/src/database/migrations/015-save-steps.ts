import { callerFunction } from './014-load-steps.js';
import type { Migration } from './migration.js';

/**
 * The second round trip: one transaction writes state, revision, tasks, timers, jobs, subscriptions, history, decisions,
 * incidents, the command's reply and its audit row, for a batch of at most one step an instance and one tenant.
 * Rows come as JSON text, one list a kind, and stay JSON text in the table where nobody looks inside: the order of fields is kept.
 * It raises for no normal outcome: an item is `saved`, in `conflict` (its revision is gone) or `repeated` (its key is taken).
 */
export const saveSteps: Migration = {
  name: '015-save-steps',
  async up(knex) {
    await callerFunction(
      knex,
      'save_steps(text, uuid, uuid[], int[], json[], text[], text[], text[], text[], text[], jsonb[], text[], uuid[], json, json, json, json, json, json, json, json, json, json, json, json)',
      saveFunction,
    );
  },
};

/** The function as it was first made; 020 makes the next one of it. */
export const saveFunction = `
create function save_steps(
  t text, node_id uuid, ids uuid[], revs int[], states json[], statuses text[],
  case_states text[], keys text[], hashes text[], actors text[], replies jsonb[], actions text[], audit_ids uuid[],
  opened_ json, changed_ json, closed_tasks_ json, gone_ json, tasks_ json, timers_ json, jobs_ json, subscriptions_ json, closed_incidents_ json, incidents_ json, events_ json, decisions_ json
) returns table (item int, result text)
language plpgsql as $$
#variable_conflict use_column
declare
  fits uuid[] := '{}';
  taken uuid[];
  kept uuid[];
  found int;
  x record;
  clock timestamptz := onething_now();
begin
  perform set_config('app.tenant', t, true);

  -- One by one, by key: a join would be planned by the statistics of a young table. Locked in the order of their ids, so that
  -- two batches never wait for each other.
  for x in select g.id, g.rev from unnest(ids, revs) as g(id, rev) order by g.id loop
    found := 0;
    if x.rev > 0 then select i.rev into found from instance i where i.tenant = t and i.id = x.id for update; end if;
    if found = x.rev then fits := fits || x.id; end if;
  end loop;

  with given as (select * from unnest(ids, keys, hashes, actors, replies) as g(id, key, hash, actor, reply) where g.key is not null and g.id = any(fits)),
       placed as (insert into command (tenant, key, hash, instance, actor, at, reply)
                  select t, g.key, g.hash, g.id, g.actor, clock, g.reply from given g order by g.key
                  on conflict (tenant, key) do nothing returning instance)
  select coalesce(array_agg(g.id), '{}') into taken from given g where g.id not in (select p.instance from placed p);
  kept := array(select f from unnest(fits) f where not f = any(taken));

  if opened_ is not null then
    insert into instance (tenant, id, rev, release, package, process, status, context, state)
    select t, o.id, 1, o.release, o.package, o.process, g.status, o.context, g.state
    from json_to_recordset(opened_) as o(id uuid, release text, package text, process text, context json)
    join unnest(ids, states, statuses) as g(id, state, status) on g.id = o.id
    where o.id = any(kept);
    insert into case_file (tenant, id, number, draft, package, matter, title, title_en, form, release, process, region, region_name, applicant, applicant_name,
                           "values", parameters_hash, opened_at, due)
    select t, o.id, o.number, o.draft, o.package, o.matter, o.title, o.title_en, o.form, o.release, o.process, o.region, o.region_name, o.applicant, o.applicant_name,
           o."values", o.parameters_hash, o.opened_at, o.due
    from json_to_recordset(opened_) as o(id uuid, number text, draft text, package text, matter text, title text, title_en text, form text, release text,
      process text, region text, region_name text, applicant text, applicant_name text, "values" json, parameters_hash text, opened_at timestamptz, due json)
    where o.id = any(kept);
  end if;

  for x in select g.* from unnest(ids, revs, states, statuses) as g(id, rev, state, status) where g.rev > 0 and g.id = any(kept) loop
    update instance set rev = x.rev + 1, state = x.state, status = x.status where tenant = t and id = x.id;
  end loop;

  for x in select c.* from json_to_recordset(changed_) as c(instance uuid, state text, outcome text, outcome_name text, refusal json) where c.instance = any(kept) loop
    update case_file set state = x.state, outcome = x.outcome, outcome_name = x.outcome_name, refusal = x.refusal,
      closed_at = case when x.state in ('completed', 'cancelled') then clock end
    where tenant = t and id = x.instance;
  end loop;
  for x in select k.* from json_to_recordset(closed_tasks_) as k(instance uuid, activity text, status text, actor text, actor_name text) where k.instance = any(kept) loop
    update task set status = x.status, completed_at = clock, completed_by = x.actor, completed_by_name = x.actor_name
    where tenant = t and instance = x.instance and activity = x.activity and status in ('open', 'claimed');
  end loop;
  for x in select w.* from json_to_recordset(gone_) as w(instance uuid, activity text, kind text) where w.instance = any(kept) loop
    if x.kind = 'timer' then delete from timer where tenant = t and instance = x.instance and activity = x.activity;
    elsif x.kind = 'subscription' then delete from subscription where tenant = t and instance = x.instance and activity = x.activity;
    else delete from job where tenant = t and instance = x.instance and activity = x.activity and kind = x.kind;
    end if;
  end loop;

  if tasks_ is not null then
    insert into task (tenant, instance, activity, element, process, name, form, candidates, assignee, assignee_name, excluded, input, status, created_at, due, due_at, warn_at)
    select t, x.instance, x.activity, x.element, x.process, x.name, x.form, x.candidates, x.assignee, x.assignee_name, x.excluded, x.input,
           case when x.assignee is null then 'open' else 'claimed' end, x.created_at, x.due, x.due_at, x.warn_at
    from json_to_recordset(tasks_) as x(instance uuid, activity text, element text, process text, name text, form text, candidates text[], assignee text,
      assignee_name text, excluded text[], input json, created_at timestamptz, due json, due_at timestamptz, warn_at timestamptz)
    where x.instance = any(kept);
  end if;
  if timers_ is not null then
    insert into timer (tenant, instance, activity, element, process, rule, provisional, due_at)
    select t, x.instance, x.activity, x.element, x.process, x.rule, x.provisional, x.due_at
    from json_to_recordset(timers_) as x(instance uuid, activity text, element text, process text, rule json, provisional boolean, due_at timestamptz)
    where x.instance = any(kept)
    on conflict do nothing;
  end if;
  if jobs_ is not null then
    insert into job (tenant, instance, activity, kind, element, process, connector, input, due_at, node, created_at)
    select t, x.instance, x.activity, x.kind, x.element, x.process, x.connector, x.input, x.due_at, x.node, clock
    from json_to_recordset(jobs_) as x(instance uuid, activity text, kind text, element text, process text, connector text, input json, due_at timestamptz, node uuid)
    where x.instance = any(kept)
    on conflict do nothing;
  end if;
  if subscriptions_ is not null then
    -- A message that comes at the same moment waits here, so that it finds either the subscription or its own buffer read.
    perform pg_advisory_xact_lock(l.lock) from (
      select distinct hashtextextended(t || x.name || x.keys, 0) as lock
      from json_to_recordset(subscriptions_) as x(instance uuid, kind text, name text, keys text)
      where x.kind = 'message' and x.instance = any(kept) order by 1) l;
    insert into subscription (tenant, instance, activity, kind, name, keys, element, process)
    select t, x.instance, x.activity, x.kind, x.name, x.keys, x.element, x.process
    from json_to_recordset(subscriptions_) as x(instance uuid, activity text, kind text, name text, keys text, element text, process text)
    where x.instance = any(kept)
    on conflict do nothing;
    for x in select s.instance, s.activity, s.element, s.process, w.id, w.payload
      from json_to_recordset(subscriptions_) as s(instance uuid, activity text, kind text, name text, keys text, element text, process text)
      join lateral (select b.id, b.payload from buffered_message b where b.tenant = t and b.name = s.name and b.keys = s.keys and b.delivered_to is null
                    and b.expires_at > clock order by b.received_at limit 1) w on true
      where s.kind = 'message' and s.instance = any(kept) loop
      insert into job (tenant, instance, activity, kind, element, process, input, due_at, created_at)
      values (t, x.instance, x.activity, 'delivery', x.element, x.process, json_build_object('message', x.id, 'payload', x.payload), clock, clock) on conflict do nothing;
      update buffered_message set delivered_to = x.instance where tenant = t and id = x.id;
    end loop;
  end if;
  for x in select n.* from json_to_recordset(closed_incidents_) as n(instance uuid, activity text, actor text) where n.instance = any(kept) loop
    update incident set resolved_at = clock, resolved_by = x.actor where tenant = t and instance = x.instance and activity = x.activity and resolved_at is null;
  end loop;
  if incidents_ is not null then
    insert into incident (tenant, id, instance, activity, element, process, code, message, attempts, raised_at)
    select t, x.id, x.instance, x.activity, x.element, x.process, x.code, x.message, x.attempts, clock
    from json_to_recordset(incidents_) as x(id uuid, instance uuid, activity text, element text, process text, code text, message json, attempts int)
    where x.instance = any(kept)
    on conflict do nothing;
  end if;

  if events_ is not null then
  insert into history (tenant, month, instance, id, rev, at, type, process, element, activity, actor, data)
  select t, date_trunc('month', x.at at time zone 'Asia/Shanghai')::date, x.instance, x.id, x.rev, x.at, x.type, x.process, x.element, x.activity, x.actor, x.data
  from json_to_recordset(events_) as x(instance uuid, id uuid, rev int, at timestamptz, type text, process text, element text, activity text, actor text, data json)
  where x.instance = any(kept);
  end if;
  if decisions_ is not null then
    insert into decision_made (tenant, id, instance, at, element, decision, status, output, evaluation)
    select t, x.id, x.instance, x.at, x.element, x.decision, x.status, x.output, x.evaluation
    from json_to_recordset(decisions_) as x(id uuid, instance uuid, at timestamptz, element text, decision text, status text, output json, evaluation json)
    where x.instance = any(kept);
  end if;
  insert into audit (tenant, id, at, actor, action, subject)
  select t, g.audit_id, clock, g.actor, g.action, g.id::text
  from unnest(ids, keys, actors, actions, audit_ids) as g(id, key, actor, action, audit_id)
  where g.key is not null and g.id = any(kept);

  -- One notification a batch: every node hears which cases moved and whether there is new work.
  if cardinality(kept) > 0 then
    perform pg_notify('onething_steps', jsonb_build_object('node', node_id, 'tenant', t, 'work', jobs_ is not null, 'cases',
      (select jsonb_agg(jsonb_build_array(g.id, g.rev + 1, g.state)) from unnest(ids, revs, case_states) as g(id, rev, state) where g.id = any(kept)))::text);
  end if;

  return query
  select g.item::int, case when g.id = any(kept) then 'saved' when g.id = any(taken) then 'repeated' else 'conflict' end
  from unnest(ids) with ordinality as g(id, item) order by g.item;
end $$;
`;
