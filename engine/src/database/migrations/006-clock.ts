import { definerFunction, openToDefinerFunctions } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** The time everything legal is counted by. */
export const clock: Migration = {
  name: '006-clock',
  async up(knex) {
    await knex.raw(tables);
    await openToDefinerFunctions(knex, 'clock_offset');
    await definerFunction(knex, 'onething_clock_offset()', offsetFunction);
    await definerFunction(knex, 'onething_now()', nowFunction);
    await definerFunction(knex, 'onething_move_clock(bigint)', moveFunction);
  },
};

const tables = `
-- One row in a demonstration, none in production: the application can change it but never make it.
create table clock_offset (
  tenant text primary key check (tenant = '000000'),
  seconds bigint not null
);
alter table clock_offset enable row level security, force row level security;
`;

const header = 'security definer set search_path = public, pg_temp';

/** Returns the seconds that a demonstration is ahead; 0 in production. */
const offsetFunction = `
create function onething_clock_offset() returns bigint language sql stable ${header} as $$
  select coalesce((select seconds from clock_offset where tenant = '000000'), 0)
$$`;

const nowFunction = `
create function onething_now() returns timestamptz language sql stable ${header} as $$
  select statement_timestamp() + make_interval(secs => coalesce((select seconds from clock_offset where tenant = '000000'), 0))
$$`;

/** Moves a demonstration forward, never back; returns the new offset, or null where there is no clock to move. */
const moveFunction = `
create function onething_move_clock(by_seconds bigint) returns bigint language sql ${header} as $$
  update clock_offset set seconds = seconds + by_seconds where tenant = '000000' and by_seconds > 0 returning seconds
$$`;
