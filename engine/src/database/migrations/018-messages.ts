import { callerFunction } from './014-load-steps.js';
import type { Migration } from './migration.js';

/**
 * Messages and signals between cases of one tenant. A message finds the one subscription with its name and keys, or waits in
 * the buffer; subscribing and sending take the same lock, so that neither can miss the other.
 */
export const messages: Migration = {
  name: '018-messages',
  async up(knex) {
    await callerFunction(knex, 'send_message(text, text, text, text, json, interval)', sendFunction);
    await callerFunction(knex, 'send_signal(text, text, json)', signalFunction);
  },
};

const sendFunction = `
create function send_message(t text, message_id text, message_name text, message_keys text, message_payload json, patience interval) returns uuid
language plpgsql as $$
#variable_conflict use_column
declare
  receiver subscription;
  clock timestamptz := onething_now();
  delivered uuid;
begin
  perform set_config('app.tenant', t, true);
  perform pg_advisory_xact_lock(hashtextextended(t || message_name || message_keys, 0));
  -- The same message sent again has been dealt with.
  insert into buffered_message (tenant, id, name, keys, payload, received_at, expires_at)
  values (t, message_id, message_name, message_keys, message_payload, clock, clock + patience) on conflict do nothing;
  if not found then return null; end if;

  select * into receiver from subscription s
  where s.tenant = t and s.kind = 'message' and s.name = message_name and s.keys = message_keys
    and not exists (select from job j where j.tenant = t and j.instance = s.instance and j.activity = s.activity and j.kind = 'delivery')
  order by s.instance limit 1;
  if receiver.instance is null then return null; end if;

  insert into job (tenant, instance, activity, kind, element, process, input, due_at, created_at)
  values (t, receiver.instance, receiver.activity, 'delivery', receiver.element, receiver.process, json_build_object('message', message_id, 'payload', message_payload), clock, clock);
  update buffered_message set delivered_to = receiver.instance where tenant = t and id = message_id;
  return receiver.instance;
end $$;
`;

const signalFunction = `
create function send_signal(t text, signal_name text, signal_payload json) returns int
language plpgsql as $$
#variable_conflict use_column
declare
  reached int;
begin
  perform set_config('app.tenant', t, true);
  insert into job (tenant, instance, activity, kind, element, process, input, due_at, created_at)
  select distinct on (s.instance) t, s.instance, s.activity, 'delivery', s.element, s.process, json_build_object('signal', signal_name, 'payload', signal_payload),
    onething_now(), onething_now()
  from subscription s where s.tenant = t and s.kind = 'signal' and s.name = signal_name
  order by s.instance, s.activity on conflict do nothing;
  get diagnostics reached = row_count;
  return reached;
end $$;
`;
