import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** Who has looked at the records behind a figure, and at which. */
export const indicatorReadings: Migration = {
  name: '085-indicator-readings',
  async up(knex) {
    await knex.raw(table);
    await ownRows(knex, 'indicator_reading', ['select', 'insert']);
  },
};

const table = `
create table indicator_reading (
  tenant text not null references tenant,
  id uuid not null,
  package text not null,
  indicator text not null,
  person text not null,
  asked json not null,
  records int not null,
  at timestamptz not null,
  primary key (tenant, id)
)`;
