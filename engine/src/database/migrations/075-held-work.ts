import { definerFunction } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * What a node holds, by key. When the wire breaks between a claim or a save and its answer, the rows belong to a node that never
 * heard of them, and that lives: nobody else would take them.
 */
export const heldWork: Migration = {
  name: '075-held-work',
  async up(knex) {
    await knex.raw('create index timer_held on timer (node) where node is not null');
    await definerFunction(knex, 'held_work(uuid)', heldFunction);
  },
};

/** Returns keys of all tenants; only the work of the node that is named. */
const heldFunction = `
create function held_work(node_id uuid) returns table (kind text, tenant text, instance uuid, activity text)
language sql stable security definer set search_path = public, pg_temp as $$
  select j.kind, j.tenant, j.instance, j.activity from job j where j.node = node_id
  union all select 'timer', m.tenant, m.instance, m.activity from timer m where m.node = node_id
$$`;
