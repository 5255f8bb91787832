import { type Part, remade } from './071-steps-together.js';
import type { Migration } from './migration.js';

/**
 * A case knows how many lines of history its steps have written. Counting them in the table for the published limit cost a case
 * of 5,000 lines 2.7 ms in every forty-third step, and four times as much at 20,000: an old case paid for its age.
 */
export const linesCounted: Migration = {
  name: '092-lines-counted',
  async up(knex) {
    await knex.raw('alter table instance add column lines int not null default 0');
    // The owner is held by row-level security too, and belongs to no tenant.
    for (const table of ['instance', 'history']) await knex.raw(`alter table ${table} no force row level security`);
    await knex.raw(
      'update instance i set lines = h.lines from (select tenant, instance, count(*)::int as lines from history group by tenant, instance) h where h.tenant = i.tenant and h.instance = i.id',
    );
    for (const table of ['instance', 'history']) await knex.raw(`alter table ${table} force row level security`);
    await remade(knex, 'load_steps', loadingParts);
    await remade(knex, 'save_steps', savingParts);
  },
};

const loadingParts: readonly Part[] = [
  { from: 'rev integer,', to: ' ', by: 'rev integer, lines integer, ' },
  { from: 'i.rev, i.release,', to: ' ', by: 'i.rev, i.lines, i.release, ' },
  { from: 'x.rev, x.release,', to: ' ', by: 'x.rev, x.lines, x.release, ' },
];

const savingParts: readonly Part[] = [
  { from: 'event_data json[]', to: ')', by: 'event_data json[], step_lines integer[])' },
  {
    from: '    insert into instance (tenant, id, rev, release, package, process, status, context, state)\n',
    to: '    where o.id = any(kept);\n',
    by: `    insert into instance (tenant, id, rev, release, package, process, status, context, state, lines)
    select t, o.id, 1, o.release, o.package, o.process, g.status, o.context, g.state, g.lines
    from json_to_recordset(opened_) as o(id uuid, release text, package text, process text, context json)
    join unnest(ids, states, statuses, step_lines) as g(id, state, status, lines) on g.id = o.id
    where o.id = any(kept);
`,
  },
  {
    from: 'insert into instance as i (tenant, id, rev, release, package, process, status, context, state)',
    to: 'status = excluded.status;\n',
    by: `insert into instance as i (tenant, id, rev, release, package, process, status, context, state, lines)
  select t, g.id, g.rev, '', '', '', g.status, 'null', g.state, g.lines
  from unnest(ids, revs, states, statuses, step_lines) as g(id, rev, state, status, lines) where g.rev > 0 and g.id = any(kept)
  on conflict (tenant, id) do update set rev = i.rev + 1, state = excluded.state, status = excluded.status, lines = i.lines + excluded.lines;
`,
  },
];
