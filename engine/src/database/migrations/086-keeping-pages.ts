import { applicationRole, ownRows, subtreeReadable } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** What the pages of administrators read: recounts and moved dates of the tenants below, what the clock begins there, and its pauses. */
export const keepingPages: Migration = {
  name: '086-keeping-pages',
  async up(knex) {
    await subtreeReadable(knex, 'calendar_recount');
    await subtreeReadable(knex, 'scheduled_start');
    // Of history a supervising body reads that dates moved, and nothing else.
    await knex.raw(`create policy recounts_below on history for select to ${applicationRole}
      using (type = 'clock.recounted' and current_setting('app.scope', true) = 'subtree' and tenant = any ((select onething_subtree())::text[]))`);
    await knex.raw(`create index history_recounted on history (tenant, at) where type = 'clock.recounted'`);
    await knex.raw(table);
    await ownRows(knex, 'start_pause');
    await subtreeReadable(knex, 'start_pause');
  },
};

const table = `
create table start_pause (
  tenant text not null references tenant,
  package text not null,
  process text not null,
  event text not null,
  reason text not null,
  paused_by text not null,
  paused_by_name text not null,
  at timestamptz not null,
  primary key (tenant, package, process, event)
)`;
