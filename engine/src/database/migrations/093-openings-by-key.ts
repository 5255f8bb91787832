import { callerFunction } from './014-load-steps.js';
import type { Migration } from './migration.js';

/**
 * What an opening asks is found by key. Which keys are new was asked with `not exists`, and the plan of that read every command
 * of the tenant in each opening: 0.1 ms when the tables were empty, 0.5 ms after 15,000 cases, and so on. Number, earlier reply
 * and name come from one statement instead of three, and applicants from one call a batch instead of a transaction of four each.
 */
export const openingsByKey: Migration = {
  name: '093-openings-by-key',
  async up(knex) {
    await knex.raw(openFunction.replaceAll('?', '\\?'));
    await callerFunction(knex, 'load_people(text, text[])', peopleFunction);
  },
};

/** A key that has a reply takes no number. `lpad` also cuts: the hundred thousandth case of a day would have had the number of the ten thousandth. */
const openFunction = `
create or replace function load_openings(t text, keys text[], prefix text)
returns table (item int, number text, reply jsonb, hash text, now timestamptz, region_name text)
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  clock timestamptz := onething_now();
  series text := prefix || '-' || to_char(clock at time zone 'Asia/Shanghai', 'YYYYMMDD');
begin
  -- Nobody waits for the disk here: the log is written in order, so the save of the case waits for its number too.
  perform set_config('app.tenant', t, true), set_config('app.scope', '', true), set_config('synchronous_commit', 'off', true);
  return query
  with asked as materialized (
    select g.item, c.reply, c.hash from unnest(keys) with ordinality as g(key, item)
    left join lateral (select x.reply, x.hash from command x where x.tenant = t and x.key = g.key limit 1) c on true),
  taken as (
    insert into sequence_number as s (tenant, name, value) select t, series, count(*) from asked a where a.hash is null
    on conflict (tenant, name) do update set value = s.value + excluded.value returning s.value as last)
  select g.item::int, series || '-' || lpad(g.place, greatest(5, length(g.place)), '0'), g.reply, g.hash, clock, (select n.name from tenant n where n.tenant = t)
  from (
    select a.*, (k.last - count(*) filter (where a.hash is null) over () + count(*) filter (where a.hash is null) over (order by a.item))::text as place
    from asked a cross join taken k) g
  order by g.item;
end $$;
`;

const peopleFunction = `
create function load_people(t text, ids text[]) returns setof person
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  perform set_config('app.tenant', t, true), set_config('app.scope', '', true);
  return query select p.* from unnest(ids) as g(id) join lateral (select x.* from person x where x.tenant = t and x.id = g.id limit 1) p on true;
end $$;
`;
