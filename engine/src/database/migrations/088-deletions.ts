import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * What was deleted for good (drafts that somebody threw away, uploads that nobody used, populations whose time was over), by id,
 * until it stands in the list outside the database: after an older backup was restored it is deleted again by that list.
 */
export const deletions: Migration = {
  name: '088-deletions',
  async up(knex) {
    await knex.raw(table);
    await ownRows(knex, 'deletion', ['select']);
    for (const name of ['deletion', 'draft', 'case_file']) await openToDefinerFunctions(knex, name);
    await knex.raw(noteFunction);
    await knex.raw('revoke all on function onething_note_deletion() from public');
    await knex.raw(triggers);
    await definerFunction(knex, 'onething_deletions(int)', listFunction);
    await definerFunction(knex, 'onething_deletions_listed(uuid[])', listedFunction);
    // For whoever restores a backup: the application may not delete what belongs to others.
    await knex.raw(againFunction);
    await knex.raw('revoke all on function onething_delete_again(text, text, uuid) from public');
  },
};

const table = `
create table deletion (
  tenant text not null references tenant,
  id uuid not null,
  kind text not null check (kind in ('draft', 'file', 'population')),
  at timestamptz not null default clock_timestamp(),
  primary key (tenant, id)
);
create index deletion_at on deletion (at);
`;

/** A draft that has become a case was not thrown away: where the case is lost with a backup, the draft is all that is left. */
const noteFunction = `
create function onething_note_deletion() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'draft' then
    if exists (select from case_file c where c.tenant = old.region and c.draft = old.id::text) then return null; end if;
  end if;
  insert into deletion (tenant, id, kind) values (old.tenant, old.id, tg_table_name) on conflict do nothing;
  return null;
end $$`;

const triggers = `
create trigger note_deletion after delete on draft for each row execute function onething_note_deletion();
create trigger note_deletion after delete on file for each row execute function onething_note_deletion();
create trigger note_deletion after update of status on population for each row
  when (new.status = 'deleted' and old.status <> 'deleted') execute function onething_note_deletion();
`;

/** Ids only, of all tenants: for the list. */
const listFunction = `
create function onething_deletions(most int) returns table (tenant text, id uuid, kind text, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.tenant, d.id, d.kind, d.at from deletion d order by d.at limit most
$$`;

const listedFunction = `
create function onething_deletions_listed(ids uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from deletion d where d.id = any (ids)
$$`;

/** Deletes what the list names, if it is there; an upload that belongs to a case by now stays. */
const againFunction = `
create function onething_delete_again(of_tenant text, of_kind text, of_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if of_kind = 'draft' then delete from draft d where d.tenant = of_tenant and d.id = of_id;
  elsif of_kind = 'file' then delete from file f where f.tenant = of_tenant and f.id = of_id and f.attached_case is null;
  elsif of_kind = 'population' then
    update population p set status = 'deleted', deleted_at = onething_now() where p.tenant = of_tenant and p.id = of_id and p.status <> 'deleted';
  end if;
  return found;
end $$`;
