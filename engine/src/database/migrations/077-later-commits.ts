import { changeFunction } from './051-fair-work.js';
import type { Migration } from './migration.js';

/**
 * Two functions of every request no longer wait for the disk. That somebody was here is worth no wait; and a number that was taken is
 * on the disk before the case that carries it, because the log is written in order: the save that follows waits for both.
 */
export const laterCommits: Migration = {
  name: '077-later-commits',
  async up(knex) {
    await changeFunction(knex, 'onething_sessions', [['begin\n  delete from session s', `begin\n  ${later}\n  delete from session s`]]);
    await changeFunction(knex, 'load_openings', [['series := prefix', `${later}\n  series := prefix`]]);
  },
};

const later = `perform set_config('synchronous_commit', 'off', true);`;
