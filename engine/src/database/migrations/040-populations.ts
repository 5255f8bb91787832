import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Frozen populations, each a file outside the database and its row here, and what was asked of them. */
export const populations: Migration = {
  name: '040-populations',
  async up(knex) {
    await knex.raw(tables);
    await ownRows(knex, 'population', ['select', 'insert', 'update']);
    await ownRows(knex, 'what_if_run', ['select', 'insert']);
    await ownRows(knex, 'population_reading', ['select', 'insert']);
    await openToDefinerFunctions(knex, 'population');
    await definerFunction(knex, 'onething_due_populations()', dueFunction);
  },
};

const tables = `
create table population (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  -- What was frozen and how it is decided about, as it was asked for.
  plan json not null,
  status text not null check (status in ('freezing', 'ready', 'failed', 'deleted')),
  people bigint not null default 0,
  -- SHA-256 of the file before it was encrypted.
  hash text,
  columns json,
  -- Of each registry: how many records, and when the latest was changed.
  freshness json,
  synthetic boolean not null,
  as_of timestamptz not null,
  why text not null check (why <> ''),
  frozen_by text not null,
  frozen_by_name text not null,
  delete_after timestamptz not null,
  deleted_at timestamptz,
  problem json,
  primary key (tenant, id),
  check ((status = 'ready') <= (hash is not null and columns is not null)),
  check ((status = 'deleted') = (deleted_at is not null))
);

-- A comparison that somebody kept: both sides and the people by their hashes, so that it can be made again.
create table what_if_run (
  tenant text not null,
  id uuid not null,
  population uuid not null,
  package text not null,
  note text not null,
  -- Of the decisions and parameters of the files that were tried; a proposal with the same content shows the run.
  content_hash text not null,
  record json not null,
  run_by text not null,
  run_by_name text not null,
  at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, population) references population (tenant, id)
);
create index what_if_run_of_package on what_if_run (tenant, package, at desc);

-- Who has looked at single people of a population, and at which.
create table population_reading (
  tenant text not null,
  id uuid not null,
  population uuid not null,
  person text not null,
  asked json not null,
  people int not null,
  at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, population) references population (tenant, id)
);
`;

/** Populations whose time is over, by whoever they belong to: nothing of them but where they are. */
const dueFunction = `
create function onething_due_populations() returns table (tenant text, id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select p.tenant, p.id from population p where p.status <> 'deleted' and p.delete_after < onething_now()
$$`;
