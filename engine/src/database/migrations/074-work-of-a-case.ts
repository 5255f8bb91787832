import { changeFunction } from './051-fair-work.js';
import type { Migration } from './migration.js';

/**
 * Who takes work of a case takes all of it that is due. One node works for a case at a time, so nobody else could have the rest; taken
 * one by one, a case with fifty calls cost fifty claims and waited behind every other case of the tenant each time. A node's room is
 * counted in cases therefore. A claim goes on waiting for nobody: what a save is just taking away is skipped.
 */
export const workOfCase: Migration = {
  name: '074-work-of-a-case',
  async up(knex) {
    await changeFunction(knex, 'claim_work', [
      ['(select count(*) as held from job h', '(select count(distinct h.instance) as held from job h'],
      [
        `update job j set node = node_id
      where j.tenant = chosen.tenant and j.instance = chosen.instance and j.activity = chosen.activity and j.kind = chosen.kind
        and not exists`,
        `update job j set node = node_id from (
        select f.activity, f.kind from job f
        where f.tenant = chosen.tenant and f.instance = chosen.instance and f.node is null and f.due_at <= clock for update skip locked) free
      where j.tenant = chosen.tenant and j.instance = chosen.instance and j.activity = free.activity and j.kind = free.kind
        and not exists`,
      ],
    ]);
    // As the functions of a step (072): by the whole key, with the plan that was made once, and nobody's supervisor.
    await changeFunction(knex, 'load_jobs', [
      [`perform set_config('app.tenant', t, true);`, `perform set_config('app.tenant', t, true), set_config('app.scope', '', true);`],
    ]);
    await knex.raw('alter function load_jobs(text, uuid, uuid[], text[], text[]) set enable_seqscan = off set plan_cache_mode = force_generic_plan');
  },
};
