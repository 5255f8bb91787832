import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Packages that are being changed, file by file with a revision each, and what has been proposed for publishing. */
export const authoring: Migration = {
  name: '030-authoring',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['package_draft', 'package_draft_file', 'proposal']) await ownRows(knex, table);
    await ownRows(knex, 'proposal_file', ['select', 'insert']);
  },
};

const tables = `
create table package_draft (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  title text not null,
  -- Quarantined: a package of somebody else, to be looked at and not to be changed.
  status text not null check (status in ('editing', 'quarantined')),
  -- The release that was in force when the work began.
  base text,
  opened_by text not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, package)
);

create table package_draft_file (
  tenant text not null,
  draft uuid not null,
  path text not null,
  -- Absent: the file is taken away; its revision stays, so that a late save of somebody else is noticed.
  content text,
  rev int not null default 1,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (tenant, draft, path),
  foreign key (tenant, draft) references package_draft (tenant, id) on delete cascade
);

create table proposal (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  title text not null,
  version text not null,
  base text,
  imported boolean not null,
  note text not null,
  -- Everybody who has changed a file, and who proposes it.
  authors text[] not null check (cardinality(authors) > 0),
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  status text not null check (status in ('open', 'publishing', 'published', 'declined')),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  release text,
  primary key (tenant, id),
  -- Four eyes: nobody decides about what he has a hand in.
  constraint four_eyes check (decided_by is null or not decided_by = any (authors)),
  check ((status = 'open') = (decided_by is null)),
  check ((status = 'published') = (release is not null))
);
create unique index proposal_open on proposal (tenant, package) where status in ('open', 'publishing');

create table proposal_file (
  tenant text not null,
  proposal uuid not null,
  path text not null,
  content text not null,
  primary key (tenant, proposal, path),
  foreign key (tenant, proposal) references proposal (tenant, id)
);
`;
