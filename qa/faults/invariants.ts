import type { Knex } from 'knex';
import { withTenant } from '../../engine/src/database/with-tenant.js';

/** What a client knows: the commands that were acknowledged to it, with the reply it got. */
export interface Acknowledged {
  readonly key: string;
  readonly reply: unknown;
}

/** A broken promise: which one (reliability: I1–I7), and the rows that show it. */
export interface Violation {
  readonly invariant: string;
  readonly rows: readonly unknown[];
}

/** Checks the invariants over all rows of a tenant; nothing is in flight while they are checked. */
export async function violations(app: Knex, tenant: string, acknowledged: readonly Acknowledged[]): Promise<readonly Violation[]> {
  return withTenant(app, tenant, async (transaction) => {
    const found: Violation[] = [];
    for (const [invariant, sql] of Object.entries(invariants)) {
      const { rows } = await transaction.raw<{ rows: unknown[] }>(sql);
      if (rows.length > 0) found.push({ invariant, rows: rows.slice(0, 5) });
    }
    return [...found, ...(await lost(transaction, acknowledged))];
  });
}

/** I1: what was acknowledged is there, with the reply that was given. */
async function lost(transaction: Knex.Transaction, acknowledged: readonly Acknowledged[]): Promise<Violation[]> {
  const kept: { key: string; reply: unknown }[] = await transaction('command').select('key', 'reply');
  const replies = new Map(kept.map(({ key, reply }) => [key, JSON.stringify(reply)]));
  const rows = acknowledged.filter(({ key, reply }) => replies.get(key) !== JSON.stringify(reply));
  return rows.length > 0 ? [{ invariant: 'I1 an acknowledged command is never lost', rows: rows.slice(0, 5) }] : [];
}

/** Work that a state is waiting for, by the kind of its row. */
function awaited(type: string): string {
  return `select i.id as instance, a.value->>'id' as activity
    from instance i, json_each(i.state->'scopes') s, json_each(s.value->'activities') a
    where i.status = 'running' and a.value->'work'->>'type' = '${type}' and a.value->>'status' = 'waiting'`;
}

function differs(type: string, table: string): string {
  return `select coalesce(w.instance, r.instance) as instance, coalesce(w.activity, r.activity) as activity, w.activity is null as "only in the table"
    from (${awaited(type)}) w full join (${table}) r on r.instance = w.instance and r.activity = w.activity
    where w.activity is null or r.activity is null`;
}

const invariants: Readonly<Record<string, string>> = {
  'I2 each command has one audit row': `
    select c.instance, c.actor, c.n as commands, coalesce(a.n, 0) as rows
    from (select instance, actor, count(*) as n from command where instance is not null group by instance, actor) c
    left join (select subject, actor, count(*) as n from audit group by subject, actor) a on a.subject = c.instance::text and a.actor = c.actor
    where coalesce(a.n, 0) <> c.n`,
  'I3 the revision counts the steps of the history': `
    select i.id, i.rev, count(distinct h.rev) as steps from instance i left join history h on h.tenant = i.tenant and h.instance = i.id
    group by i.id, i.rev having i.rev <> count(distinct h.rev) or i.rev <> coalesce(max(h.rev), 0)`,
  'I4 open tasks are those of the state': differs('openTask', `select instance, activity from task where status in ('open', 'claimed')`),
  'I5 armed timers are those of the state': differs('scheduleTimer', 'select instance, activity from timer'),
  'I5 pending jobs are those of the state': differs(
    'runConnector',
    `select instance, activity from job where kind = 'connector' union all select instance, activity from external_work`,
  ),
  'I6 an activity ends once': `
    select instance, activity, count(*) from history where type in ('activity.completed', 'activity.cancelled') and activity is not null
    group by instance, activity having count(*) > 1`,
  'I7 a running case waits for something': `
    select i.id from instance i where i.status = 'running'
    and not exists (select from task k where k.tenant = i.tenant and k.instance = i.id and k.status in ('open', 'claimed'))
    and not exists (select from timer m where m.tenant = i.tenant and m.instance = i.id)
    and not exists (select from job j where j.tenant = i.tenant and j.instance = i.id)
    and not exists (select from external_work e where e.tenant = i.tenant and e.instance = i.id)
    and not exists (select from subscription s where s.tenant = i.tenant and s.instance = i.id)
    and not exists (select from incident n where n.tenant = i.tenant and n.instance = i.id and n.resolved_at is null)`,
  'I9 a case is closed exactly when its instance has ended': `
    select c.id, c.state, i.status from case_file c join instance i on i.tenant = c.tenant and i.id = c.id
    where (i.status = 'running') <> (c.state in ('running', 'incident'))`,
};
