import type { Knex } from 'knex';
import { applicationRole } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * A batch of steps is written by one statement a kind of row. Before, instances and tasks were locked and changed one by one, and
 * starting a statement cost more than what it did: each time the checks of the table were read again from their text. What is
 * changed by key goes through `on conflict`, which finds the row by its whole key always, where a join would be planned by the
 * statistics of a young table. The lines of history come as typed lists, a column each, and say which step of the batch they
 * belong to. Measured in µs of the database's CPU a step, in batches of 16: closing tasks 55 before and 24 after, instances 27
 * and 15, locks 13 and 7, history 89 and 65.
 */
export const stepsTogether: Migration = {
  name: '071-steps-together',
  async up(knex) {
    await remade(knex, 'save_steps', savingParts);
    // An opening is told the name of its region with its number: asked for by itself it took four round trips.
    await remade(knex, 'load_openings', openingParts);
  },
};

/** The next version of a function whose arguments or results change, with the rights of the one before. */
export async function remade(knex: Knex, name: string, parts: readonly Part[]): Promise<void> {
  const { signature, definition } = await functionOf(knex, name);
  await knex.raw(`drop function ${signature}`);
  await knex.raw(parts.reduce(replaced, definition).replaceAll('?', '\\?'));
  const { signature: made } = await functionOf(knex, name);
  await knex.raw(`revoke all on function ${made} from public`);
  await knex.raw(`grant execute on function ${made} to ${applicationRole}`);
}

async function functionOf(knex: Knex, name: string): Promise<{ signature: string; definition: string }> {
  const { rows } = await knex.raw<{ rows: { signature: string; definition: string }[] }>(
    `select oid::regprocedure::text as signature, pg_get_functiondef(oid) as definition from pg_proc where proname = ?`,
    [name],
  );
  if (rows.length !== 1 || !rows[0]) throw new Error(`There are ${rows.length} functions ${name} instead of one`);
  return rows[0];
}

/** From here to there, both included, in exchange for the text: each must be there once, because a migration that changes nothing would be a broken promise. */
export interface Part {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

function replaced(text: string, { from, to, by }: Part): string {
  const begin = text.indexOf(from);
  const end = text.indexOf(to, begin + from.length);
  if (begin < 0 || end < 0 || text.includes(from, begin + 1)) throw new Error(`The function does not hold once: ${from} … ${to}`);
  return text.slice(0, begin) + by + text.slice(end + to.length);
}

const locked = `  -- Locked in the order of their ids, so that two batches never wait for each other; each found by its key.
  fits := array(
    select g.id from (select u.id, u.rev from unnest(ids, revs) as u(id, rev) order by u.id) g
    left join lateral (select i.rev from instance i where i.tenant = t and i.id = g.id and g.rev > 0 limit 1 for update) l on true
    where g.rev = coalesce(l.rev, 0));
`;

const instances = `insert into instance as i (tenant, id, rev, release, package, process, status, context, state)
  select t, g.id, g.rev, '', '', '', g.status, 'null', g.state
  from unnest(ids, revs, states, statuses) as g(id, rev, state, status) where g.rev > 0 and g.id = any(kept)
  on conflict (tenant, id) do update set rev = i.rev + 1, state = excluded.state, status = excluded.status;
`;

/** A task that has no row stays without one; one that is closed twice in a step is closed. */
const closedTasks = `if closed_tasks_ is not null then
    insert into task as k (tenant, instance, activity, element, process, name, candidates, excluded, input, created_at,
      status, completed_at, completed_by, completed_by_name, note, ended_by_name)
    select distinct on (x.instance, x.activity) t, x.instance, x.activity, '', '', '', '{}'::text[], '{}'::text[], 'null'::json, clock, x.status, clock, x.actor, x.actor_name, x.note, x.ended_by_name
    from json_to_recordset(closed_tasks_) as x(instance uuid, activity text, status text, actor text, actor_name text, note json, ended_by_name text)
    where x.instance = any(kept) and (select true from task y where y.tenant = t and y.instance = x.instance and y.activity = x.activity)
    on conflict (tenant, instance, activity) do update set status = excluded.status, completed_at = excluded.completed_at,
      completed_by = excluded.completed_by, completed_by_name = excluded.completed_by_name, note = excluded.note, ended_by_name = excluded.ended_by_name
    where k.status in ('open', 'claimed');
  end if;
`;

const events = `if event_steps is not null then
    insert into history (tenant, month, instance, id, rev, at, type, process, element, activity, actor, data)
    select t, date_trunc('month', event_times[x.step] at time zone 'Asia/Shanghai')::date, ids[x.step], x.id, revs[x.step] + 1, event_times[x.step],
      x.type, x.process, x.element, x.activity, x.actor, x.data
    from unnest(event_steps, event_ids, event_types, event_processes, event_elements, event_activities, event_actors, event_data)
      as x(step, id, type, process, element, activity, actor, data)
    where fitting[x.step];
  end if;
`;

const eventColumns = `event_steps int[], event_ids uuid[], event_types text[], event_processes text[], event_elements text[], event_activities text[],
  event_actors text[], event_data json[]`;

const savingParts: readonly Part[] = [
  { from: 'events_ json', to: ',', by: 'event_times timestamptz[],' },
  { from: 'moved_tasks_ json', to: ')', by: `moved_tasks_ json, ${eventColumns})` },
  { from: '  found int;', to: '\n', by: '  fitting boolean[];\n' },
  { from: '  -- One by one, by key: a join', to: 'end loop;\n', by: locked },
  { from: 'for x in select g.* from unnest(ids, revs, states, statuses)', to: 'end loop;\n', by: instances },
  { from: 'for x in select k.* from json_to_recordset(closed_tasks_)', to: 'end loop;\n', by: closedTasks },
  {
    from: 'kept := array(select f from unnest(fits) f where not f = any(taken));',
    to: '\n',
    by: `kept := array(select f from unnest(fits) f where not f = any(taken));
  fitting := array(select g.id = any(kept) from unnest(ids) with ordinality as g(id, step) order by g.step);
`,
  },
  { from: 'if events_ is not null then', to: 'end if;\n', by: events },
];

const openingParts: readonly Part[] = [
  { from: 'hash text, now timestamp with time zone', to: ')', by: 'hash text, now timestamp with time zone, region_name text)' },
  { from: 'c.reply, c.hash, clock', to: '\n', by: 'c.reply, c.hash, clock, (select n.name from tenant n where n.tenant = t)\n' },
];
