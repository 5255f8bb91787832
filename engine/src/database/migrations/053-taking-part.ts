import type { Knex } from 'knex';
import { applicationRole, definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import { changeFunction } from './051-fair-work.js';
import type { Migration } from './migration.js';

/** How other systems take part: work that they fetch by topic, service accounts of their own, and messages that they send in. */
export const takingPart: Migration = {
  name: '053-taking-part',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['external_work', 'service_account', 'webhook']) {
      await ownRows(knex, table);
      await openToDefinerFunctions(knex, table);
    }
    await hideSecrets(knex);
    await definerFunction(knex, 'onething_service_account(text)', accountFunction);
    await definerFunction(knex, 'onething_webhook(uuid)', webhookFunction);
    await saveExternalWork(knex);
    await changeFunction(knex, 'find_orphans', [
      [
        'and not exists (select from subscription s',
        'and not exists (select from external_work e where e.tenant = i.tenant and e.instance = i.id)\n    and not exists (select from subscription s',
      ],
    ]);
  },
};

const tables = `
create table external_work (
  tenant text not null,
  instance uuid not null,
  activity text not null,
  -- package/port
  topic text not null,
  element text not null,
  process text not null,
  input json not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  -- Whoever has claimed it: the account, and the lease that must be shown to answer.
  account text,
  lease uuid,
  lease_until timestamptz,
  last_error text,
  created_at timestamptz not null,
  primary key (tenant, instance, activity),
  check ((lease is null) = (lease_until is null))
) with (fillfactor = 80);
create index external_work_due on external_work (tenant, topic, due_at);
create index external_work_lease on external_work (tenant, lease) where lease is not null;

create table service_account (
  tenant text not null references tenant,
  id uuid not null,
  name text not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  -- Topics (package/port) that it may work on; nothing else is open to it.
  topics text[] not null,
  created_by text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant, id)
);
create unique index service_account_by_token on service_account (token_hash);

create table webhook (
  tenant text not null references tenant,
  id uuid not null,
  title text not null,
  message text not null,
  -- JSON pointers into the body: the values that correlate, in their order, and what is handed on.
  keys text[] not null,
  payload text not null,
  secret text not null,
  created_by text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant, id)
);
create unique index webhook_by_id on webhook (id);
`;

/** The shared secret of a webhook leaves the table through one function only. */
async function hideSecrets(knex: Knex): Promise<void> {
  await knex.raw(`revoke select, update on webhook from ${applicationRole}`);
  await knex.raw(`grant select (tenant, id, title, message, keys, payload, created_by, created_at, revoked_at) on webhook to ${applicationRole}`);
  await knex.raw(`grant update (revoked_at) on webhook to ${applicationRole}`);
}

const header = 'security definer set search_path = public, pg_temp';

/** Returns the living service account of a token's hash. */
const accountFunction = `
create function onething_service_account(hash text) returns table (tenant text, id uuid, name text, topics text[]) language sql stable ${header} as $$
  select a.tenant, a.id, a.name, a.topics from service_account a where a.token_hash = hash and a.revoked_at is null
$$`;

/** Returns what is needed to check one living webhook's signature and to hand its message on; real time, because a signature is dated. */
const webhookFunction = `
create function onething_webhook(wanted uuid) returns table (tenant text, message text, keys text[], payload text, secret text, now timestamptz) language sql stable ${header} as $$
  select w.tenant, w.message, w.keys, w.payload, w.secret, clock_timestamp() from webhook w where w.id = wanted and w.revoked_at is null
$$`;

/** Work for others comes with the jobs of a step and stands in a table of its own, so that our nodes never look at it. */
async function saveExternalWork(knex: Knex): Promise<void> {
  await changeFunction(knex, 'save_steps', [
    [
      'connector text, input json, due_at timestamptz, node uuid)\n    where x.instance = any(kept)',
      `connector text, input json, due_at timestamptz, node uuid)
    where x.instance = any(kept) and x.kind <> 'external'`,
    ],
    [
      '  if subscriptions_ is not null then',
      `  if jobs_ is not null then
    insert into external_work (tenant, instance, activity, topic, element, process, input, due_at, created_at)
    select t, x.instance, x.activity, x.topic, x.element, x.process, x.input, x.due_at, clock
    from json_to_recordset(jobs_) as x(instance uuid, activity text, kind text, element text, process text, topic text, input json, due_at timestamptz)
    where x.instance = any(kept) and x.kind = 'external'
    on conflict do nothing;
  end if;
  if subscriptions_ is not null then`,
    ],
    [
      "    elsif x.kind = 'subscription' then",
      "    elsif x.kind = 'external' then delete from external_work where tenant = t and instance = x.instance and activity = x.activity;\n    elsif x.kind = 'subscription' then",
    ],
  ]);
}
