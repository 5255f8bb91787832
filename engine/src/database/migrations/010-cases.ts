import { applicationRole, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** A running instance and the case (办件) that people see of it: same id, one row each, written by the same save. */
export const cases: Migration = {
  name: '010-cases',
  async up(knex) {
    await knex.raw(tables);
    await ownRows(knex, 'instance');
    await ownRows(knex, 'case_file');
    await ownRows(knex, 'sequence_number');
    await knex.raw(
      `create policy applicant_reads on case_file for select to ${applicationRole} using (applicant = nullif(current_setting('app.person', true), ''))`,
    );
  },
};

const tables = `
create table instance (
  tenant text not null,
  id uuid not null,
  rev int not null,
  release text not null,
  package text not null,
  process text not null,
  status text not null check (status in ('running', 'completed', 'cancelled', 'terminated')),
  -- Parameters and facts of the case, resolved once when it was opened: a replay needs nothing else.
  context json not null,
  -- Text, not jsonb: nobody looks inside, and the order of fields is part of what was explained to people.
  state json not null,
  primary key (tenant, id)
) with (fillfactor = 80);

create table case_file (
  tenant text not null,
  id uuid not null,
  number text not null,
  -- The draft that it was opened from: a draft opens one case, whatever keys are sent.
  draft text,
  package text not null,
  matter text not null,
  title text not null,
  title_en text,
  form text not null,
  release text not null,
  process text not null,
  region text not null,
  region_name text not null,
  applicant text not null,
  applicant_name text not null,
  "values" json not null,
  state text not null default 'running' check (state in ('running', 'completed', 'cancelled', 'incident')),
  outcome text,
  outcome_name text,
  refusal json,
  parameters_hash text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  due json,
  primary key (tenant, id),
  unique (tenant, number),
  check ((closed_at is null) = (state in ('running', 'incident')))
);
create unique index case_file_of_draft on case_file (tenant, draft) where draft is not null;
create index case_file_of_applicant on case_file (applicant, opened_at desc, id);

create table sequence_number (
  tenant text not null,
  name text not null,
  value bigint not null,
  primary key (tenant, name)
) with (fillfactor = 50);
`;
