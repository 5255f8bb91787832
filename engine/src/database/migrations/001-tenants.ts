import type { Knex } from 'knex';
import { applicationRole, definerFunction, openToDefinerFunctions } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** The tree of tenants, and what row-level security asks of it. */
export const tenants: Migration = {
  name: '001-tenants',
  async up(knex) {
    await makeRole(knex);
    await makeTable(knex);
    await makeAncestry(knex);
    await protectTable(knex);
    await makeRegions(knex);
  },
};

async function makeRole(knex: Knex): Promise<void> {
  await knex.raw(`do $$ begin
    if not exists (select from pg_roles where rolname = '${applicationRole}') then create role ${applicationRole} nologin; end if;
  end $$`);
  await knex.raw(`grant usage on schema public to ${applicationRole}`);
}

async function makeTable(knex: Knex): Promise<void> {
  await knex.raw(`create table tenant (
    tenant text primary key check (tenant ~ '^[0-9]{6}$'),
    name text not null,
    name_en text,
    level text not null check (level in ('province', 'city', 'county')),
    parent text references tenant (tenant),
    path text not null
  )`);
}

/** Both run as owner, so that the policies that call them do not call themselves. They return codes only, of the current tenant's own line. */
async function makeAncestry(knex: Knex): Promise<void> {
  await openToDefinerFunctions(knex, 'tenant');
  await definerFunction(
    knex,
    'onething_ancestors()',
    `create function onething_ancestors() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
      select coalesce((select string_to_array(path, '/') from tenant where tenant = nullif(current_setting('app.tenant', true), '')), '{}')
    $$`,
  );
  await definerFunction(
    knex,
    'onething_subtree()',
    `create function onething_subtree() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
      select coalesce(array_agg(tenant), '{}') from tenant where nullif(current_setting('app.tenant', true), '') = any (string_to_array(path, '/'))
    $$`,
  );
}

async function protectTable(knex: Knex): Promise<void> {
  await knex.raw('alter table tenant enable row level security, force row level security');
  await knex.raw(`grant select on tenant to ${applicationRole}`);
  await knex.raw(`create policy inherited on tenant for select to ${applicationRole} using (tenant = any ((select onething_ancestors())::text[]))`);
  await knex.raw(`create policy subtree on tenant for select to ${applicationRole} using (tenant = any ((select onething_subtree())::text[]))`);
}

/** The public list of places to apply: what stands on any map, and nothing else of a tenant. */
async function makeRegions(knex: Knex): Promise<void> {
  await definerFunction(
    knex,
    'onething_regions()',
    `create function onething_regions() returns table (code text, name text, name_en text, level text, parent text, path text)
      language sql stable security definer set search_path = public, pg_temp as $$
      select tenant, tenant.name, tenant.name_en, tenant.level, tenant.parent, tenant.path from tenant order by tenant.path
    $$`,
  );
}
