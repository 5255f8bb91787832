import { inheritedRows, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** 基础库: definitions come with a release and are inherited, records belong to the tenant that answers for them. */
export const registries: Migration = {
  name: '004-registries',
  async up(knex) {
    await knex.raw(tables);
    await inheritedRows(knex, 'registry_definition');
    await ownRows(knex, 'registry_record');
  },
};

const tables = `
create table registry_definition (
  tenant text not null,
  id text not null,
  package text not null,
  release text not null,
  definition jsonb not null,
  primary key (tenant, id),
  foreign key (tenant, release) references release (tenant, hash)
);

create table registry_record (
  tenant text not null references tenant,
  registry text not null,
  -- The values of the key fields, as one text in their order.
  key text not null,
  data jsonb not null,
  source text not null,
  provenance text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant, registry, key)
);
create index registry_record_by_field on registry_record using gin (data jsonb_path_ops);
`;
