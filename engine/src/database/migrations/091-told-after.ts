import { changeFunction } from './051-fair-work.js';
import type { Migration } from './migration.js';

/** Other nodes are told after the commit, by a call of its own: a notification inside lets one commit of the cluster to the disk at a time. */
export const toldAfter: Migration = {
  name: '091-told-after',
  async up(knex) {
    await changeFunction(knex, 'save_steps', [[told, '']]);
  },
};

const told = `  -- One notification a batch: every node hears which cases moved and whether there is new work.
  if cardinality(kept) > 0 then
    perform pg_notify('onething_steps', jsonb_build_object('node', node_id, 'tenant', t, 'work', jobs_ is not null, 'cases',
      (select jsonb_agg(jsonb_build_array(g.id, g.rev + 1, g.state)) from unnest(ids, revs, case_states) as g(id, rev, state) where g.id = any(kept)))::text);
  end if;
`;
