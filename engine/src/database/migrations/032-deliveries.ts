import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * Messages that leave the house, beside the one that is read here: one row a message and channel, written in the message's own
 * transaction and sent after it. The row holds no text; an address only where a form gave one, and only until it was used.
 */
export const deliveries: Migration = {
  name: '032-deliveries',
  async up(knex) {
    await knex.raw(tables);
    await ownRows(knex, 'delivery', ['select', 'insert', 'update']);
    await openToDefinerFunctions(knex, 'delivery');
    await definerFunction(knex, 'claim_deliveries(uuid, int, int)', claimFunction);
  },
};

const tables = `
alter table person add column email text check (length(email) <= 254);
-- Null: whatever is bound. Empty: nothing but the messages read here.
alter table person add column channels text[];

create table delivery (
  tenant text not null,
  id uuid not null,
  notification uuid not null,
  person text not null,
  channel text not null,
  case_id text,
  -- Given by the form of the case; taken away when the message was sent or given up.
  address text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  due_at timestamptz not null,
  claimed_by uuid,
  -- Real time, as every lease.
  claimed_until timestamptz,
  -- Why it is not sent, in a code and the other side's words.
  code text,
  error text,
  -- What the other side calls it.
  receipt text,
  settled_at timestamptz,
  primary key (tenant, id),
  unique (tenant, notification, channel),
  foreign key (tenant, notification) references notification (tenant, id),
  check ((state = 'waiting') = (settled_at is null)),
  check (state = 'waiting' or address is null)
);
create index delivery_due on delivery (due_at) where state = 'waiting';
create index delivery_of_person on delivery (tenant, person, channel, settled_at);
create index delivery_of_tenant on delivery (tenant, due_at desc);
`;

/** Gives due deliveries to a node for some seconds: crosses tenants, and tells nothing but keys. A try counts when it begins, so that one that kills its node ends. */
const claimFunction = `
create function claim_deliveries(node_id uuid, most int, seconds int) returns table (tenant text, id uuid, person text)
language sql security definer set search_path = public, pg_temp as $$
  with due as (
    select d.tenant, d.id from delivery d
    where d.state = 'waiting' and d.due_at <= onething_now() and (d.claimed_until is null or d.claimed_until < clock_timestamp())
    order by d.due_at limit most for update skip locked)
  update delivery d set claimed_by = node_id, claimed_until = clock_timestamp() + make_interval(secs => seconds), attempts = d.attempts + 1
  from due where d.tenant = due.tenant and d.id = due.id
  returning d.tenant, d.id, d.person
$$;
`;
