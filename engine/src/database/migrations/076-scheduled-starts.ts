import type { Knex } from 'knex';
import { definerFunction, inheritedRows, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * What the clock begins: the timer start events of each release, and for each tenant where a release is in force when the next case
 * is due. A release that was published before this has none until it is published again: nobody has checked it for them.
 */
export const scheduledStarts: Migration = {
  name: '076-scheduled-starts',
  async up(knex) {
    await knex.raw(tables);
    await inheritedRows(knex, 'release_start', ['select', 'insert']);
    await makeImmutable(knex);
    for (const table of ['start_arming', 'scheduled_start']) {
      await ownRows(knex, table);
      await openToDefinerFunctions(knex, table);
    }
    await definerFunction(knex, 'claim_arming(int)', claimArming);
    await definerFunction(knex, 'claim_scheduled_start(int)', claimStart);
  },
};

const tables = `
create table release_start (
  tenant text not null,
  release text not null,
  process text not null,
  event text not null,
  matter text not null,
  -- Role ports of those who may begin it by hand; null: all staff.
  opened_by text[],
  "time" jsonb not null,
  primary key (tenant, release, process, event),
  foreign key (tenant, release) references release (tenant, hash)
);

-- A package whose release in force has changed: the tenant and those below it are to be armed again.
create table start_arming (
  tenant text not null references tenant,
  package text not null,
  asked int not null default 1,
  claimed_until timestamptz,
  primary key (tenant, package)
);

create table scheduled_start (
  tenant text not null references tenant,
  package text not null,
  process text not null,
  event text not null,
  release text not null,
  matter text not null,
  opened_by text[],
  "time" jsonb not null,
  rule jsonb not null,
  due_at timestamptz not null,
  claimed_until timestamptz,
  -- Why the last case could not be opened.
  refusal jsonb,
  primary key (tenant, package, process, event)
);
create index scheduled_start_due on scheduled_start (due_at);
`;

function makeImmutable(knex: Knex): Promise<unknown> {
  return knex.raw('create trigger immutable before update or delete on release_start for each row execute function onething_immutable()');
}

const header = 'language sql security definer set search_path = public, pg_temp';

/** Returns keys of all tenants. */
const claimArming = `
create function claim_arming(seconds int) returns table (tenant text, package text, asked int) ${header} as $$
  with open as (
    select a.tenant, a.package from start_arming a where a.claimed_until is null or a.claimed_until < clock_timestamp()
    order by a.tenant, a.package limit 1 for update of a skip locked)
  update start_arming a set claimed_until = clock_timestamp() + make_interval(secs => seconds)
  from open where a.tenant = open.tenant and a.package = open.package
  returning a.tenant, a.package, a.asked
$$`;

/** Returns keys of all tenants. Due by the clock of the installation, leased by real time. */
const claimStart = `
create function claim_scheduled_start(seconds int) returns table (tenant text, package text, process text, event text) ${header} as $$
  with due as (
    select s.tenant, s.package, s.process, s.event from scheduled_start s
    where s.due_at <= onething_now() and (s.claimed_until is null or s.claimed_until < clock_timestamp())
    order by s.due_at, s.tenant limit 1 for update of s skip locked)
  update scheduled_start s set claimed_until = clock_timestamp() + make_interval(secs => seconds)
  from due where s.tenant = due.tenant and s.package = due.package and s.process = due.process and s.event = due.event
  returning s.tenant, s.package, s.process, s.event
$$`;
