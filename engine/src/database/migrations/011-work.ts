import { ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * Open work of the instances, one row each, keyed by the activity instance that it belongs to. Rows of `timer`, `job` and
 * `subscription` live exactly as long as they are armed; tasks and incidents stay as a record.
 */
export const work: Migration = {
  name: '011-work',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['task', 'timer', 'job', 'subscription', 'incident', 'buffered_message']) await ownRows(knex, table);
  },
};

const tables = `
create table task (
  tenant text not null,
  instance uuid not null,
  activity text not null,
  element text not null,
  process text not null,
  name text not null,
  form text,
  candidates text[] not null,
  assignee text,
  assignee_name text,
  excluded text[] not null,
  input json not null,
  status text not null check (status in ('open', 'claimed', 'completed', 'cancelled')),
  created_at timestamptz not null,
  due json,
  due_at timestamptz,
  warn_at timestamptz,
  completed_at timestamptz,
  completed_by text,
  completed_by_name text,
  primary key (tenant, instance, activity),
  check ((status = 'completed') = (completed_by is not null)),
  check ((status in ('completed', 'cancelled')) = (completed_at is not null))
) with (fillfactor = 80);
create index task_open on task (tenant, created_at, instance, activity) where status in ('open', 'claimed');
create index task_of_assignee on task (tenant, assignee, status);
create index task_done on task (tenant, completed_by, completed_at desc) where status = 'completed';

create table timer (
  tenant text not null,
  instance uuid not null,
  activity text not null,
  element text not null,
  process text not null,
  -- The rule beside the instant: a working-day limit is counted again when the calendar changes.
  rule json not null,
  provisional boolean not null,
  due_at timestamptz not null,
  node uuid,
  primary key (tenant, instance, activity)
);
create index timer_due on timer (due_at);
create index timer_of_node on timer (node) where node is not null;

create table job (
  tenant text not null,
  instance uuid not null,
  activity text not null,
  kind text not null check (kind in ('connector', 'message', 'signal', 'delivery', 'continue')),
  element text not null,
  process text not null,
  connector text,
  input json not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  node uuid,
  last_error text,
  created_at timestamptz not null,
  primary key (tenant, instance, activity, kind)
) with (fillfactor = 80);
create index job_due on job (due_at);
create index job_of_node on job (node) where node is not null;

create table subscription (
  tenant text not null,
  instance uuid not null,
  activity text not null,
  kind text not null check (kind in ('message', 'signal')),
  name text not null,
  keys text not null,
  element text not null,
  process text not null,
  primary key (tenant, instance, activity)
);
create index subscription_by_key on subscription (tenant, kind, name, keys);

create table incident (
  tenant text not null,
  id uuid not null,
  instance uuid not null,
  activity text not null,
  element text not null,
  process text not null,
  code text not null,
  message json not null,
  attempts int not null,
  raised_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  primary key (tenant, id)
);
create unique index incident_open on incident (tenant, instance, activity) where resolved_at is null;

create table buffered_message (
  tenant text not null,
  id text not null,
  name text not null,
  keys text not null,
  payload json not null,
  received_at timestamptz not null,
  expires_at timestamptz not null,
  delivered_to uuid,
  primary key (tenant, id)
);
create index buffered_message_by_key on buffered_message (tenant, name, keys) where delivered_to is null;

-- Nodes belong to no tenant: they are machines. Only the functions of 017 read or write them.
create table node (
  id uuid primary key,
  epoch int not null,
  lease_until timestamptz not null
);
`;
