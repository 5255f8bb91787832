import { definerFunction, openToDefinerFunctions } from '../row-level-security.js';
import { changeFunction } from './051-fair-work.js';
import type { Migration } from './migration.js';

/** How an incident was settled and why; incidents by cause; running cases that wait for nothing. */
export const incidentsSettled: Migration = {
  name: '052-incidents',
  async up(knex) {
    await knex.raw(`alter table incident add column resolution text check (resolution in ('retried', 'skipped', 'cancelled')), add column reason text`);
    await knex.raw('create index incident_by_cause on incident (tenant, code, process, element, raised_at) where resolved_at is null');
    await changeFunction(knex, 'save_steps', [
      ['as n(instance uuid, activity text, actor text)', 'as n(instance uuid, activity text, actor text, resolution text, reason text)'],
      ['resolved_by = x.actor where', 'resolved_by = x.actor, resolution = x.resolution, reason = x.reason where'],
    ]);
    await knex.raw(`create index instance_running on instance (tenant, id) where status = 'running'`);
    for (const table of ['instance', 'task', 'subscription', 'incident']) await openToDefinerFunctions(knex, table);
    await definerFunction(knex, 'find_orphans()', orphansFunction);
  },
};

/** Returns keys of running cases for which nobody and nothing has any work: they would wait for ever. */
const orphansFunction = `
create function find_orphans() returns table (tenant text, instance uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select i.tenant, i.id from instance i where i.status = 'running'
    and not exists (select from task k where k.tenant = i.tenant and k.instance = i.id and k.status in ('open', 'claimed'))
    and not exists (select from timer m where m.tenant = i.tenant and m.instance = i.id)
    and not exists (select from job j where j.tenant = i.tenant and j.instance = i.id)
    and not exists (select from subscription s where s.tenant = i.tenant and s.instance = i.id)
    and not exists (select from incident n where n.tenant = i.tenant and n.instance = i.id and n.resolved_at is null)
  limit 1000
$$`;
