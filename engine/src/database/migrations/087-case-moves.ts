import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Running cases moved to another release: proposed by one person, decided by another, with what became of them. */
export const caseMoves: Migration = {
  name: '087-case-moves',
  async up(knex) {
    await knex.raw(table);
    await ownRows(knex, 'case_move', ['select', 'insert', 'update']);
  },
};

const table = `
create table case_move (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  release text not null,
  version text not null,
  reason text not null,
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  moved int not null default 0,
  primary key (tenant, id),
  -- Nobody decides about what they have proposed.
  check (decided_by is null or decided_by <> proposed_by),
  check ((decided_by is null) = (decided_at is null))
)`;
