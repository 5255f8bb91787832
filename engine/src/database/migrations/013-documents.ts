import type { Knex } from 'knex';
import { applicationRole, definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Issued papers, their bytes, the keys they are sealed with, and the one function through which the public may ask. */
export const documents: Migration = {
  name: '013-documents',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['document', 'document_content', 'seal_key']) await ownRows(knex, table);
    await openToDefinerFunctions(knex, 'document');
    await definerFunction(knex, 'verify_document(text)', verifyFunction);
    await knex.raw(`create policy holder_reads on document for select to ${applicationRole} using (holder = nullif(current_setting('app.person', true), ''))`);
    await hidePrivateKeys(knex);
  },
};

/** The application may make a key and see public ones; a private one leaves the table through one function, for the tenant that is set. */
async function hidePrivateKeys(knex: Knex): Promise<void> {
  await knex.raw(`revoke select, update, delete on seal_key from ${applicationRole}`);
  await knex.raw(`grant select (tenant, id, seal, public_key, created_at) on seal_key to ${applicationRole}`);
  await openToDefinerFunctions(knex, 'seal_key');
  await definerFunction(knex, 'seal_private_key(text)', keyFunction);
}

const tables = `
create table document (
  tenant text not null,
  id uuid not null,
  -- One paper for one call of the connector, however often it is tried.
  job text not null,
  instance uuid not null,
  package text not null,
  type text not null,
  title text not null,
  number text not null,
  facts json not null,
  holder text not null,
  holder_name text not null,
  issuer text not null,
  issued_at timestamptz not null,
  sha256 text,
  seal_key uuid,
  signature text,
  token text not null,
  -- The public asks by hash only: this column and the number's hash are what the lookup compares.
  token_hash text not null,
  number_hash text not null,
  status text not null check (status in ('reserved', 'valid', 'revoked')),
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  primary key (tenant, id),
  unique (tenant, job),
  unique (tenant, number),
  check (status = 'reserved' or (sha256 is not null and signature is not null)),
  check ((status = 'revoked') = (revoked_at is not null and revoked_by is not null and revoked_reason is not null))
);
create index document_of_instance on document (tenant, instance);
create unique index document_by_token on document (token_hash);
create index document_by_number on document (number_hash);

create table document_content (
  tenant text not null,
  id uuid not null,
  pdf bytea not null,
  primary key (tenant, id)
);

create table seal_key (
  tenant text not null,
  id uuid not null,
  seal text not null,
  public_key text not null,
  -- PKCS#8 PEM. Whoever owns the database can read it: a city keeps its seals in a signing device behind the same interface.
  private_key text not null,
  created_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, seal)
);
`;

const keyFunction = `
create function seal_private_key(wanted text) returns table (id uuid, public_key text, private_key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.public_key, k.private_key from seal_key k
  where k.tenant = nullif(current_setting('app.tenant', true), '') and k.seal = wanted
$$;
`;

/** Returns what stands on the paper's face, for the one paper whose number or token has this hash. */
const verifyFunction = `
create function verify_document(hash text)
returns table (number text, title text, issuer text, holder_name text, issued_at timestamptz, status text, revoked_at timestamptz, sha256 text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.number, d.title, d.issuer, d.holder_name, d.issued_at, d.status, d.revoked_at, d.sha256
  from document d where (d.token_hash = hash or d.number_hash = hash) and d.status <> 'reserved'
  limit 1
$$;
`;
