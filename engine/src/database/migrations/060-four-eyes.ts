import type { Knex } from 'knex';
import { applicationRole, definerFunction } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * Nothing is published in one person's name: a release comes from a proposal that somebody else has approved, with the
 * very files that were proposed. Only a demonstration, which production cannot be, plants its examples without one.
 */
export const fourEyes: Migration = {
  name: '060-four-eyes',
  async up(knex) {
    await knex.raw(columns);
    await definerFunction(knex, 'onething_demonstration()', demonstrationFunction);
    await knex.raw(approvedRelease);
    await knex.raw(approvedFile);
    await keepProposals(knex);
  },
};

const columns = `
alter table release add column proposal uuid;
alter table release add foreign key (tenant, proposal) references proposal (tenant, id);
-- What checks, scenarios and other engines had to say when it was proposed.
alter table proposal add column findings json not null default '[]';
-- The draft that it was made from; none when it came as files.
alter table proposal add column draft uuid;
`;

/** True where there is a clock that can be moved, which an owner plants and the application cannot. */
const demonstrationFunction = `
create function onething_demonstration() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from clock_offset where tenant = '000000')
$$`;

const approvedRelease = `
create function onething_release_is_approved() returns trigger language plpgsql as $$
begin
  if new.proposal is null and onething_demonstration() then return new; end if;
  if not exists (
    select from proposal p where p.tenant = new.tenant and p.id = new.proposal and p.package = new.package and p.status = 'publishing'
      and p.decided_by is not null and not new.published_by = any (p.authors)
  ) then
    raise exception 'four_eyes: a release needs a proposal that a second person has approved' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approved before insert on release for each row execute function onething_release_is_approved();
`;

const approvedFile = `
create function onething_file_is_approved() returns trigger language plpgsql as $$
begin
  if exists (
    select from release r where r.tenant = new.tenant and r.hash = new.release and r.proposal is not null and not exists (
      select from proposal_file f where f.tenant = r.tenant and f.proposal = r.proposal and f.path = new.path and convert_to(f.content, 'UTF8') = new.bytes
    )
  ) then
    raise exception 'four_eyes: % is not as it was proposed', new.path using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approved before insert on release_file for each row execute function onething_file_is_approved();
`;

/** Who has a hand in it and what is proposed do not change afterwards. */
async function keepProposals(knex: Knex): Promise<void> {
  await knex.raw(`revoke update, delete on proposal from ${applicationRole}`);
  await knex.raw(`grant update (status, decided_by, decided_by_name, decided_at, reason, release) on proposal to ${applicationRole}`);
}
