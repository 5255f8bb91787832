import type { Migration } from './migration.js';

/** A case may be about an earlier one (更正、撤销): the draft knows it, and both cases are shown with each other. */
export const corrections: Migration = {
  name: '021-corrections',
  async up(knex) {
    await knex.raw(`
      alter table draft add column about uuid;
      alter table draft drop constraint draft_tenant_person_matter_region_key;
      create unique index draft_of_matter on draft (tenant, person, matter, region, coalesce(about::text, ''));
      create index case_file_about on case_file (tenant, about) where about is not null;
    `);
  },
};
