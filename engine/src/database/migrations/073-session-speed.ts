import { definerFunction, openToDefinerFunctions } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Who is signed in, asked for many requests at once and in one round trip: every request over HTTP begins with it. */
export const sessionSpeed: Migration = {
  name: '073-session-speed',
  async up(knex) {
    await openToDefinerFunctions(knex, 'substitution');
    await definerFunction(knex, 'onething_sessions(text[])', sessionsFunction);
  },
};

/**
 * Returns, for each token's hash in turn, the person of the living session with appointments of today and those whom they stand in
 * for; no row where there is none. Idle for 15 minutes or older than 8 hours is over; that somebody was here is written at most every
 * 20 seconds, and left to the next request where another one is writing it.
 */
const sessionsFunction = `
create function onething_sessions(hashes text[]) returns table (item int, person json, appointments json, principals json)
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off
set plan_cache_mode = force_generic_plan as $$
declare
  idle timestamptz := clock_timestamp() - interval '15 minutes';
  old timestamptz := clock_timestamp() - interval '8 hours';
  today date := (onething_now() at time zone 'Asia/Shanghai')::date;
begin
  delete from session s where s.token_hash in (
    select x.token_hash from session x where x.token_hash = any(hashes) and (x.seen_at < idle or x.started_at < old) for update skip locked);
  update session s set seen_at = clock_timestamp() where s.token_hash in (
    select x.token_hash from session x where x.token_hash = any(hashes) and x.seen_at < clock_timestamp() - interval '20 seconds' for update skip locked);
  return query
  select g.item::int, p.person, a.list, s.list
  from unnest(hashes) with ordinality as g(hash, item)
  join lateral (select x.tenant, x.person from session x where x.token_hash = g.hash and x.seen_at >= idle and x.started_at >= old limit 1) o on true
  join lateral (select to_json(x) as person from person x where x.tenant = o.tenant and x.id = o.person limit 1) p on true
  left join lateral (select json_agg(x) as list from onething_appointments(o.person) x) a on true
  left join lateral (
    select json_agg(json_build_object('tenant', u.tenant, 'person', u.person, 'name', u.person_name, 'ports',
      (select json_agg(distinct port) from onething_appointments(u.person) y, unnest(y.ports) port where y.tenant = u.tenant))) as list
    from substitution u
    where u.substitute = o.person and u.ended_at is null and today between u.valid_from and u.valid_to
      and u.tenant in (select y.tenant from onething_appointments(o.person) y)) s on true;
end $$`;
