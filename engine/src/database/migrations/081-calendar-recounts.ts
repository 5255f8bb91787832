import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Who imported a calendar and when, so that the latest is in force; and how far the open cases of each tenant are counted again. */
export const calendarRecounts: Migration = {
  name: '081-calendar-recounts',
  async up(knex) {
    await knex.raw(`alter table calendar add column imported_at timestamptz not null default now(), add column imported_by text not null default ''`);
    await knex.raw(table);
    await ownRows(knex, 'calendar_recount', ['select', 'update']);
    await openToDefinerFunctions(knex, 'calendar_recount');
    await definerFunction(knex, 'begin_recounts(text, int)', beginFunction);
    await definerFunction(knex, 'claim_recounts(int)', claimFunction);
  },
};

const table = `
create table calendar_recount (
  tenant text not null references tenant,
  calendar text not null,
  due_at timestamptz not null,
  -- The last case that was looked at: a recount that was interrupted goes on behind it.
  after_instance uuid,
  seen int not null default 0,
  moved int not null default 0,
  claimed_until timestamptz,
  finished_at timestamptz,
  primary key (tenant, calendar)
);
create index calendar_recount_open on calendar_recount (due_at) where finished_at is null;
`;

/** One recount for the tenant that imports and for each below it. What an earlier calendar has not finished, the new one does. */
const beginFunction = `
create function begin_recounts(calendar_id text, wait_seconds int) returns void language sql security definer set search_path = public, pg_temp as $$
  update calendar_recount set finished_at = clock_timestamp()
    where tenant = any (onething_subtree()) and finished_at is null and calendar <> calendar_id;
  insert into calendar_recount (tenant, calendar, due_at)
    select code, calendar_id, clock_timestamp() + make_interval(secs => wait_seconds) from unnest(onething_subtree()) as code
    on conflict do nothing;
$$`;

const claimFunction = `
create function claim_recounts(seconds int) returns table (tenant text, calendar text) language sql security definer set search_path = public, pg_temp as $$
  with due as (
    select r.tenant, r.calendar from calendar_recount r
    where r.finished_at is null and r.due_at <= clock_timestamp() and (r.claimed_until is null or r.claimed_until < clock_timestamp())
    order by r.due_at, r.tenant limit 1 for update of r skip locked)
  update calendar_recount r set claimed_until = clock_timestamp() + make_interval(secs => seconds)
  from due where r.tenant = due.tenant and r.calendar = due.calendar
  returning r.tenant, r.calendar
$$`;
