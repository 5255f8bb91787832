import { definerFunction, openToDefinerFunctions, personalRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * What belongs to one person: drafts, uploads, messages. They are kept in the tenant where the person is at home, so that an
 * applicant of the province finds them whichever county the service is in, and nobody else of that tenant sees them.
 */
export const personal: Migration = {
  name: '005-personal',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['draft', 'file', 'file_chunk', 'notification']) await personalRows(knex, table);
    for (const table of ['file', 'file_chunk']) await openToDefinerFunctions(knex, table);
    await definerFunction(knex, 'onething_attached_file(uuid)', attachedFunction);
    await definerFunction(knex, 'onething_remove_unused_files()', removeFunction);
  },
};

const tables = `
create table draft (
  tenant text not null references tenant,
  id uuid not null,
  person text not null,
  matter text not null,
  region text not null,
  release text not null,
  "values" jsonb not null,
  prefilled jsonb not null,
  rev int not null default 1,
  saved_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, person, matter, region)
);

create table file (
  tenant text not null references tenant,
  id uuid not null,
  person text not null,
  name text not null,
  type text not null,
  size int not null,
  sha256 text not null,
  created_at timestamptz not null default clock_timestamp(),
  attached_tenant text,
  attached_case uuid,
  primary key (tenant, id),
  check ((attached_tenant is null) = (attached_case is null))
);
create index file_of_person on file (tenant, person);
create index file_attached on file (id) where attached_case is not null;
create index file_unused on file (created_at) where attached_case is null;

create table file_chunk (
  tenant text not null,
  file uuid not null,
  position int not null,
  person text not null,
  bytes bytea not null,
  primary key (tenant, file, position),
  foreign key (tenant, file) references file (tenant, id) on delete cascade
);

create table notification (
  tenant text not null references tenant,
  id uuid not null,
  person text not null,
  key text not null,
  title text not null,
  text text not null,
  case_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  primary key (tenant, id),
  unique (tenant, person, key)
);
create index notification_of_person on notification (tenant, person, at desc);
`;

/** Returns a file that its owner has attached to a case of the current tenant, with the case, so that the caller can ask whether its reader may see that case. */
const attachedFunction = `
create function onething_attached_file(wanted uuid)
returns table (name text, type text, size int, sha256 text, "case" uuid, bytes bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.name, f.type, f.size, f.sha256, f.attached_case,
    (select string_agg(c.bytes, ''::bytea order by c.position) from file_chunk c where c.tenant = f.tenant and c.file = f.id)
  from file f where f.id = wanted and f.attached_tenant = nullif(current_setting('app.tenant', true), '')
$$`;

/** Removes uploads that nothing refers to after 24 hours; returns how many. */
const removeFunction = `
create function onething_remove_unused_files() returns bigint language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from file f where f.attached_case is null and f.created_at < clock_timestamp() - interval '24 hours'
    and not exists (select from draft d where d.tenant = f.tenant and d.person = f.person and d."values"::text like '%' || f.id || '%') returning 1)
  select count(*) from gone
$$`;
