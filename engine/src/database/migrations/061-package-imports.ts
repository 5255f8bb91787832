import { inheritedRows, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * Packages of somebody else: kept as they came, so that the next version is compared with what was taken and not with what
 * the city has made of it; whose signature stood on them; and which signers a tenant trusts.
 */
export const packageImports: Migration = {
  name: '061-package-imports',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['package_import', 'package_import_file']) await ownRows(knex, table, ['select', 'insert']);
    await ownRows(knex, 'package_conflict');
    await inheritedRows(knex, 'package_trust', ['select', 'insert', 'delete']);
  },
};

const tables = `
create table package_import (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  version text not null,
  origin text not null check (origin in ('unsigned', 'unknown', 'trusted')),
  -- As the signature names him; what counts is the fingerprint of the key.
  signer text,
  fingerprint text,
  taken_by text not null,
  taken_by_name text not null,
  taken_at timestamptz not null,
  primary key (tenant, id),
  check ((origin = 'unsigned') = (fingerprint is null))
);

create table package_import_file (
  tenant text not null,
  import uuid not null,
  path text not null,
  content text not null,
  primary key (tenant, import, path),
  foreign key (tenant, import) references package_import (tenant, id)
);

alter table package_draft add column import uuid;
alter table package_draft add foreign key (tenant, import) references package_import (tenant, id);
alter table proposal add column import uuid;
alter table proposal add foreign key (tenant, import) references package_import (tenant, id);

-- Everybody who has changed, taken or set something in it, also where somebody else changed the same file after him.
alter table package_draft add column hands text[] not null default '{}';

-- Who answers here for its ports, and the city's own values of parameters: chosen in the draft, in force with the approval.
alter table package_draft add column settings json not null default '{"bindings":[],"parameters":[]}';
alter table proposal add column settings json not null default '{"bindings":[],"parameters":[]}';

-- Places that the city and the new version have both changed: what stands in the draft is the city's until somebody chooses.
create table package_conflict (
  tenant text not null,
  draft uuid not null,
  path text not null,
  pointer text not null,
  base text,
  ours text,
  theirs text,
  taken text check (taken in ('ours', 'theirs')),
  primary key (tenant, draft, path, pointer),
  foreign key (tenant, draft) references package_draft (tenant, id) on delete cascade
);

create table package_trust (
  tenant text not null references tenant,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  name text not null,
  public_key text not null,
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null,
  primary key (tenant, fingerprint)
);
`;
