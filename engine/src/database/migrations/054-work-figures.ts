import { definerFunction } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** What the metrics of an installation say of its queues. */
export const workFigures: Migration = {
  name: '054-work-figures',
  async up(knex) {
    await definerFunction(knex, 'work_figures()', figuresFunction);
  },
};

/** Returns counts and one age over all tenants; no key, no name. */
const figuresFunction = `
create function work_figures() returns table (due_jobs bigint, oldest_job double precision, due_timers bigint, external_work bigint, open_incidents bigint, nodes bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from job where node is null and due_at <= onething_now()),
    coalesce((select extract(epoch from onething_now() - min(due_at)) from job where node is null and due_at <= onething_now()), 0)::double precision,
    (select count(*) from timer where node is null and due_at <= onething_now()),
    (select count(*) from external_work),
    (select count(*) from incident where resolved_at is null),
    (select count(*) from node where lease_until > clock_timestamp())
$$`;
