import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * The audit trail is sealed in batches: each seal covers the rows whose transactions lie between two ids, and chains a hash over
 * them. A transaction below the oldest running one can get no further rows, so a sealed span is complete for ever, and the
 * application needs no right to change an audit row.
 */
export const auditChain: Migration = {
  name: '050-audit-chain',
  async up(knex) {
    await knex.raw(tables);
    await ownRows(knex, 'audit_seal', ['select', 'insert']);
    await openToDefinerFunctions(knex, 'audit');
    await openToDefinerFunctions(knex, 'audit_seal');
    await definerFunction(knex, 'audit_tenants()', tenantsFunction);
  },
};

const tables = `
alter table audit add column tx bigint not null default (pg_current_xact_id()::text::bigint);
create index audit_by_transaction on audit (tenant, tx);

create table audit_seal (
  tenant text not null,
  number bigint not null,
  -- Rows of transactions from here on …
  from_tx bigint not null,
  -- … and below this one.
  until_tx bigint not null,
  rows int not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (tenant, number),
  check (until_tx > from_tx)
);
`;

/** Returns which tenants have rows that could be sealed now, which have seals, and the age of the oldest row that waits; nothing else. */
const tenantsFunction = `
create function audit_tenants() returns table (tenant text, waiting boolean, seals bigint, oldest_seconds double precision)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.tenant, w.id is not null, coalesce(s.number, 0), coalesce(extract(epoch from onething_now() - w.at), 0)
  from tenant t
  left join lateral (select number, until_tx from audit_seal s where s.tenant = t.tenant order by number desc limit 1) s on true
  left join lateral (select a.id, a.at as at from audit a
    where a.tenant = t.tenant and a.tx >= coalesce(s.until_tx, 0) and a.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by a.tx limit 1) w on true
$$`;
