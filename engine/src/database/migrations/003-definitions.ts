import type { Knex } from 'knex';
import { inheritedRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** What is defined once and used below: releases, ports bound to people and places, overridden parameters, calendars. */
export const definitions: Migration = {
  name: '003-definitions',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['release', 'release_file']) await inheritedRows(knex, table, ['select', 'insert']);
    for (const table of ['port_binding', 'parameter_override', 'calendar']) await inheritedRows(knex, table);
    for (const table of ['release', 'release_file']) await makeImmutable(knex, table);
  },
};

const tables = `
create table release (
  tenant text not null references tenant,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  package text not null,
  version text not null,
  kind text not null check (kind in ('service', 'library')),
  title text not null,
  title_en text,
  -- Releases of the required packages, by package id: everything is pinned together.
  required jsonb not null,
  published_by text not null,
  published_by_name text not null,
  published_at timestamptz not null,
  -- Order of publishing: the last one of a package is the one in force.
  position bigint generated always as identity,
  primary key (tenant, hash)
);
create index release_of_package on release (tenant, package, position desc);

create table release_file (
  tenant text not null,
  release text not null,
  path text not null,
  bytes bytea not null,
  primary key (tenant, release, path),
  foreign key (tenant, release) references release (tenant, hash)
);

create table port_binding (
  tenant text not null references tenant,
  package text not null,
  kind text not null check (kind in ('role', 'registry', 'seal', 'endpoint', 'account')),
  port text not null,
  target jsonb not null,
  primary key (tenant, package, kind, port)
);

create table parameter_override (
  tenant text not null references tenant,
  package text not null,
  parameter text not null,
  valid_from date not null,
  value jsonb not null,
  basis jsonb,
  set_by text not null,
  set_at timestamptz not null,
  primary key (tenant, package, parameter, valid_from)
);

create table calendar (
  tenant text not null references tenant,
  id text not null,
  calendar jsonb not null,
  primary key (tenant, id)
);
`;

/** The application has no right to change a release; the owner is stopped too, so that a repair script cannot do it by accident. */
async function makeImmutable(knex: Knex, table: string): Promise<void> {
  await knex.raw(`create or replace function onething_immutable() returns trigger language plpgsql as $$
    begin raise exception '% is never changed, only superseded', tg_table_name; end $$`);
  await knex.raw(`create trigger immutable before update or delete on ${table} for each row execute function onething_immutable()`);
}
