import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Papers issued by batch: what was asked for, frozen, and where each row has come to; a node that dies leaves off at a row. */
export const documentBatches: Migration = {
  name: '033-document-batches',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['document_batch', 'document_batch_row']) await ownRows(knex, table, ['select', 'insert', 'update']);
  },
};

const tables = `
create table document_batch (
  tenant text not null,
  id uuid not null,
  -- One batch for one call of the connector, however often it is tried.
  job text not null,
  instance uuid not null,
  title text not null,
  total int not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant, id),
  unique (tenant, job)
);
create index document_batch_of_instance on document_batch (tenant, instance);

create table document_batch_row (
  tenant text not null,
  batch uuid not null,
  position int not null,
  row_id text not null,
  name text not null,
  case_id text,
  -- Taken away with the paper, which has them.
  facts json,
  state text not null default 'waiting' check (state in ('waiting', 'issued', 'failed')),
  document uuid,
  number text,
  code text,
  reason text,
  primary key (tenant, batch, position),
  unique (tenant, batch, row_id),
  foreign key (tenant, batch) references document_batch (tenant, id),
  check ((state = 'issued') = (document is not null and number is not null)),
  check ((state = 'failed') = (code is not null and reason is not null))
);
`;
