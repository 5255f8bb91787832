import type { Knex } from 'knex';
import { applicationRole } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** The first of the two round trips of a step: everything that a batch of commands needs to know, set the tenant first and then read. */
export const loadSteps: Migration = {
  name: '014-load-steps',
  async up(knex) {
    await callerFunction(knex, 'load_steps(text, uuid[], text[], text[])', loadFunction);
    await callerFunction(knex, 'load_openings(text, text[], text)', openFunction);
    await callerFunction(knex, 'load_jobs(text, uuid, uuid[], text[], text[])', jobFunction);
  },
};

/** A function that runs with the rights of its caller, the application: row-level security applies to every line of it. */
export async function callerFunction(knex: Knex, signature: string, sql: string): Promise<void> {
  await knex.raw(sql.replaceAll('?', '\\?'));
  await knex.raw(`revoke all on function ${signature} from public`);
  await knex.raw(`grant execute on function ${signature} to ${applicationRole}`);
}

/** Rows are looked up by key one by one (`lateral … limit 1`): with the statistics of a young table the planner would rather read all of a tenant. */
const loadFunction = `
create function load_steps(t text, ids uuid[], activities text[], keys text[])
returns table (item int, rev int, release text, process text, status text, context json, state json, task json, reply jsonb, hash text, now timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  clock timestamptz := onething_now();
begin
  perform set_config('app.tenant', t, true);
  return query
  select g.item::int, i.rev, i.release, i.process, i.status, i.context, i.state, k.task, c.reply, c.hash, clock
  from unnest(ids, activities, keys) with ordinality as g(id, activity, key, item)
  left join lateral (select x.rev, x.release, x.process, x.status, x.context, x.state from instance x where x.tenant = t and x.id = g.id limit 1) i on true
  left join lateral (select to_json(x) as task from task x where x.tenant = t and x.instance = g.id and x.activity = g.activity limit 1) k on true
  left join lateral (select x.reply, x.hash from command x where x.tenant = t and x.key = g.key limit 1) c on true
  order by g.item;
end $$;
`;

/** A case number is told to the first step already, so it is taken here; a number whose case is then refused is not used again. */
const openFunction = `
create function load_openings(t text, keys text[], prefix text)
returns table (item int, number text, reply jsonb, hash text, now timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  fresh int;
  series text;
  last bigint;
  clock timestamptz := onething_now();
begin
  perform set_config('app.tenant', t, true);
  series := prefix || '-' || to_char(clock at time zone 'Asia/Shanghai', 'YYYYMMDD');
  select count(*) into fresh from unnest(keys) k where not exists (select from command c where c.tenant = t and c.key = k);
  insert into sequence_number as s (tenant, name, value) values (t, series, fresh)
    on conflict (tenant, name) do update set value = s.value + fresh returning s.value into last;
  return query
  select g.item::int, series || '-' || lpad((last - fresh + count(*) filter (where c.key is null) over (order by g.item))::text, 5, '0'), c.reply, c.hash, clock
  from unnest(keys) with ordinality as g(key, item)
  left join lateral (select x.key, x.reply, x.hash from command x where x.tenant = t and x.key = g.key limit 1) c on true
  order by g.item;
end $$;
`;

const jobFunction = `
create function load_jobs(t text, node_id uuid, instances uuid[], activities text[], kinds text[])
returns table (instance uuid, activity text, kind text, element text, process text, connector text, input json, attempts int, release text, context json, now timestamptz)
language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('app.tenant', t, true);
  return query
  select j.instance, j.activity, j.kind, j.element, j.process, j.connector, j.input, j.attempts, i.release, i.context, onething_now()
  from unnest(instances, activities, kinds) as g(instance, activity, kind)
  join lateral (select x.* from job x where x.tenant = t and x.instance = g.instance and x.activity = g.activity and x.kind = g.kind limit 1) j on j.node = node_id
  join lateral (select x.release, x.context from instance x where x.tenant = t and x.id = g.instance limit 1) i on true;
end $$;
`;
