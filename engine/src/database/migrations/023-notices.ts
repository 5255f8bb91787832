import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * 公示: what is up, for whom and until when; the entries are kept masked as they are shown; objections with who raised them.
 * Nobody's ID number, category or full name stands in a notice.
 */
export const notices: Migration = {
  name: '023-notices',
  async up(knex) {
    await knex.raw(tables);
    await ownRows(knex, 'notice', ['select', 'insert', 'update']);
    for (const table of ['notice_entry', 'notice_objection']) await ownRows(knex, table, ['select', 'insert']);
  },
};

const tables = `
create table notice (
  tenant text not null references tenant,
  id uuid not null,
  -- One notice for one call of the connector, however often it is tried.
  job text not null,
  instance uuid not null,
  package text not null,
  publisher text not null,
  title text not null,
  title_en text,
  audience text not null check (audience in ('school', 'department', 'public')),
  school text,
  entries int not null,
  published_at timestamptz not null,
  first_day text not null,
  last_day text not null,
  visible_until timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  unique (tenant, job),
  check ((audience = 'school') <= (school is not null))
);
create index notice_visible on notice (tenant, visible_until desc);

create table notice_entry (
  tenant text not null,
  notice uuid not null,
  position int not null,
  key text not null,
  name text not null,
  detail text not null,
  primary key (tenant, notice, position),
  unique (tenant, notice, key),
  foreign key (tenant, notice) references notice (tenant, id)
);

create table notice_objection (
  tenant text not null,
  id uuid not null,
  notice uuid not null,
  no text not null,
  key text not null,
  reason text not null,
  person text not null,
  person_name text not null,
  day text not null,
  at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, no),
  foreign key (tenant, notice, key) references notice_entry (tenant, notice, key)
);
create index notice_objection_of_notice on notice_objection (tenant, notice, at);
`;
