import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Every kind of port can be bound, with the words that people read; who changed a binding when stays. */
export const portBindings: Migration = {
  name: '070-port-bindings',
  async up(knex) {
    await knex.raw(tables);
    await ownRows(knex, 'port_binding_change', ['select', 'insert']);
  },
};

const tables = `
alter table port_binding drop constraint port_binding_kind_check;
alter table port_binding add constraint port_binding_kind_check
  check (kind in ('role', 'registry', 'seal', 'endpoint', 'topic', 'account', 'notice', 'channel'));
alter table port_binding add column name text;

create table port_binding_change (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  kind text not null,
  port text not null,
  -- What answered before and after, in the words of that day: a department may be renamed later.
  before text,
  after text not null,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (tenant, id)
);
create index port_binding_change_latest on port_binding_change (tenant, changed_at desc);
`;
