import { definerFunction, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/** What happened, append-only: events by month, decisions with their explanation, every command with its stored reply, the audit trail. */
export const history: Migration = {
  name: '012-history',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['history', 'decision_made', 'audit']) await ownRows(knex, table, ['select', 'insert']);
    await ownRows(knex, 'command', ['select', 'insert']);
    await ownRows(knex, 'history_other', ['select', 'insert']);
    await definerFunction(knex, 'prepare_history(date, int)', partitions);
    await knex.raw(`select prepare_history('2026-09-01', 15)`);
  },
};

const tables = `
create table history (
  tenant text not null,
  month date not null,
  instance uuid not null,
  id uuid not null,
  rev int not null,
  at timestamptz not null,
  type text not null,
  process text not null,
  element text,
  activity text,
  actor text,
  data json,
  primary key (tenant, month, instance, id)
) partition by range (month);
create table history_other partition of history default;

create table decision_made (
  tenant text not null,
  id uuid not null,
  instance uuid not null,
  at timestamptz not null,
  element text not null,
  decision text not null,
  status text not null,
  output json,
  evaluation json not null,
  primary key (tenant, id)
);
create index decision_of_instance on decision_made (tenant, instance, id);

create table command (
  tenant text not null,
  key text not null,
  hash text not null,
  instance uuid,
  actor text not null,
  at timestamptz not null,
  reply jsonb not null,
  primary key (tenant, key)
);

create table audit (
  tenant text not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb,
  primary key (tenant, id)
);
`;

/** A month is made before it begins, so that history never lands in the default partition while a clock of today runs. */
const partitions = `
create function prepare_history(day date, months int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', day)::date;
begin
  for i in 0 .. months loop
    if to_regclass('history_' || to_char(first + make_interval(months => i), 'YYYY_MM')) is null
       and not exists (select from history_other where month = (first + make_interval(months => i))::date) then
      execute format('create table %I partition of history for values from (%L) to (%L)',
        'history_' || to_char(first + make_interval(months => i), 'YYYY_MM'),
        (first + make_interval(months => i))::date, (first + make_interval(months => i + 1))::date);
    end if;
  end loop;
end $$;
`;
