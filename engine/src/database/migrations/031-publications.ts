import type { Knex } from 'knex';
import { inheritedRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * Which release of a package is in force: the one that was put in force last. A new release is put in force as it is
 * published; an earlier one can be put in force again, which is how a city goes back.
 */
export const publications: Migration = {
  name: '031-publications',
  async up(knex) {
    await knex.raw(table);
    await takeOver(knex);
    await inheritedRows(knex, 'publication', ['select', 'insert']);
    await knex.raw(trigger);
  },
};

const table = `
create table publication (
  tenant text not null,
  position bigint generated always as identity,
  package text not null,
  release text not null,
  put_by text not null,
  put_by_name text not null,
  put_at timestamptz not null,
  -- Why an earlier release came back.
  reason text,
  primary key (tenant, position),
  foreign key (tenant, release) references release (tenant, hash)
);
create index publication_of_package on publication (tenant, package, position desc);
`;

/** The owner is held by row-level security too; it steps aside for this one reading. */
async function takeOver(knex: Knex): Promise<void> {
  await knex.raw('alter table release no force row level security');
  await knex.raw(`insert into publication (tenant, package, release, put_by, put_by_name, put_at)
    select tenant, package, hash, published_by, published_by_name, published_at from release order by position`);
  await knex.raw('alter table release force row level security');
}

const trigger = `
create function onething_put_in_force() returns trigger language plpgsql as $$
begin
  insert into publication (tenant, package, release, put_by, put_by_name, put_at)
  values (new.tenant, new.package, new.hash, new.published_by, new.published_by_name, new.published_at);
  return new;
end $$;
create trigger put_in_force after insert on release for each row execute function onething_put_in_force();
`;
