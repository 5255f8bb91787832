import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Pay lists: frozen rows, orders to the bank with who made and who approved them, recovery orders. */
export const payments: Migration = {
  name: '026-payments',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['pay_list', 'pay_row', 'pay_order', 'recovery_order']) await ownRows(knex, table, ['select', 'insert', 'update']);
  },
};

const tables = `
create table pay_list (
  tenant text not null,
  number text not null,
  -- One list for one call of the connector, however often it is tried.
  job text not null,
  instance uuid not null,
  title text not null,
  term text not null,
  maker_port text not null,
  checker_port text not null,
  -- Control total and count of the rows that passed the checks, and the hash of those rows: frozen.
  total bigint not null check (total >= 0),
  count int not null check (count >= 0),
  hash text not null,
  frozen_at timestamptz not null,
  primary key (tenant, number),
  unique (tenant, job)
);
create index pay_list_of_instance on pay_list (tenant, instance);

create table pay_row (
  tenant text not null,
  list text not null,
  position int not null,
  id text not null,
  term text not null,
  payee text not null,
  id_no text not null,
  account text not null,
  account_name text not null,
  expected_names text[] not null,
  amount bigint not null check (amount >= 0),
  purpose text not null,
  case_id text,
  state text not null check (state in ('listed', 'returned', 'sent', 'paid', 'failed', 'withdrawn', 'recovering')),
  code text,
  reason text,
  -- Number of the order that has sent it last.
  sent_in int,
  reference text,
  settled_at timestamptz,
  primary key (tenant, list, position),
  foreign key (tenant, list) references pay_list (tenant, number),
  check (state in ('returned', 'withdrawn') or amount > 0),
  check ((state in ('sent', 'paid', 'failed', 'recovering')) <= (sent_in is not null))
);
-- Nobody is paid twice, whatever list names them: one living row an id and term.
create unique index pay_row_once on pay_row (tenant, term, id) where state in ('listed', 'sent', 'paid', 'recovering');

create table pay_order (
  tenant text not null,
  list text not null,
  number int not null,
  job text not null,
  channel text not null check (channel in ('bank', 'file')),
  total bigint not null check (total > 0),
  count int not null check (count > 0),
  maker text not null,
  maker_name text not null,
  checker text not null,
  checker_name text not null,
  -- The approval that it rests on: each order has one of its own.
  approval text not null,
  sent_at timestamptz not null,
  answered_at timestamptz,
  primary key (tenant, list, number),
  unique (tenant, job),
  unique (tenant, list, approval),
  foreign key (tenant, list) references pay_list (tenant, number),
  constraint pay_order_four_eyes check (maker <> checker)
);

create table recovery_order (
  tenant text not null,
  number text not null,
  list text not null,
  row_id text not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  at timestamptz not null,
  primary key (tenant, number),
  unique (tenant, list, row_id)
);
`;
