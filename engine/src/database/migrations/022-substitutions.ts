import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Who stands in for whom, from which day to which: while a colleague is on leave. Rows stay as a record. */
export const substitutions: Migration = {
  name: '022-substitutions',
  async up(knex) {
    await knex.raw(`
      create table substitution (
        tenant text not null references tenant,
        id uuid not null,
        person text not null,
        person_name text not null,
        substitute text not null,
        substitute_name text not null,
        valid_from date not null,
        valid_to date not null,
        reason text not null default '',
        set_by text not null,
        set_at timestamptz not null,
        ended_at timestamptz,
        primary key (tenant, id),
        check (valid_from <= valid_to),
        check (person <> substitute)
      );
      create index substitution_of_substitute on substitution (tenant, substitute, valid_to);
      create index substitution_of_person on substitution (tenant, person, valid_to);
    `);
    await ownRows(knex, 'substitution', ['select', 'insert', 'update']);
  },
};
