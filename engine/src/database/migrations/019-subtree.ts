import { subtreeReadable } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** What a supervising body may read of the tenants below it, once it says that it looks as one: cases, tasks and incidents; never uploads, drafts or registries. */
export const subtree: Migration = {
  name: '019-subtree',
  async up(knex) {
    for (const table of ['case_file', 'task', 'incident']) await subtreeReadable(knex, table);
  },
};
