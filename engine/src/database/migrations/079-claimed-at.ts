import type { Migration } from './migration.js';

/** When a task was taken, for those who come second. */
export const claimedAt: Migration = {
  name: '079-claimed-at',
  async up(knex) {
    await knex.raw('alter table task add column claimed_at timestamptz');
  },
};
