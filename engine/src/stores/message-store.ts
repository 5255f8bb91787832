import type { Facts } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { ClaimedJob, ClaimedWork } from './work-store.js';

/** Messages and signals between cases. */
export interface MessageStore {
  /** A message from outside. True when a case waits for it; else it is kept until one does. The same id twice is one message. */
  receive(tenant: string, message: { id: string; name: string; keys: readonly unknown[]; payload: Facts }): Promise<boolean>;
  /** Carries out a send or throw of a process; its job is done. */
  send(job: ClaimedJob): Promise<void>;
  /** The receiver was gone when the message came: it is for the next one. */
  sendAgain(delivery: ClaimedWork): Promise<void>;
}

/** How long a message waits for somebody who wants it. */
const patience = '30 days';

/** Messages on PostgreSQL. */
export function messageStore(database: Knex): MessageStore {
  return {
    receive: (tenant, { id, name, keys, payload }) =>
      withTenant(database, tenant, (transaction) =>
        sendMessage(transaction, tenant, { id, name, keys: JSON.stringify(keys), payload: JSON.stringify(payload) }),
      ),

    send: (job) =>
      withTenant(database, job.tenant, async (transaction) => {
        const { name, keys = [], payload = {} } = job.input;
        const message = { id: `${job.instance}/${job.activity}`, name: String(name), keys: JSON.stringify(keys), payload: JSON.stringify(payload) };
        if (job.kind === 'signal') await transaction.raw('select send_signal(?, ?, ?::json)', [job.tenant, message.name, message.payload]);
        else await sendMessage(transaction, job.tenant, message);
        await dropJob(transaction, job);
      }),

    sendAgain: (delivery) =>
      withTenant(database, delivery.tenant, async (transaction) => {
        const job = await dropJob(transaction, delivery);
        if (job?.message) await resend(transaction, delivery.tenant, job.message);
      }),
  };
}

/** A message between cases; `keys` and `payload` are canonical JSON text. The same id twice is one message. */
export interface MessageToSend {
  readonly id: string;
  readonly name: string;
  readonly keys: string;
  readonly payload: string;
}

/** Sends within a transaction, so that it goes out with what it tells of or not at all. True when a case waits for it. */
export async function sendMessage(transaction: Knex.Transaction, tenant: string, { id, name, keys, payload }: MessageToSend): Promise<boolean> {
  const { rows } = await transaction.raw<{ rows: { receiver: string | null }[] }>('select send_message(?, ?, ?, ?, ?::json, ?::interval) as receiver', [
    tenant,
    id,
    name,
    keys,
    payload,
    patience,
  ]);
  return rows[0]?.receiver != null;
}

async function dropJob(transaction: Knex.Transaction, { tenant, instance, activity, kind }: ClaimedWork): Promise<{ message?: string } | undefined> {
  const rows: { input: { message?: string } }[] = await transaction('job').where({ tenant, instance, activity, kind }).delete().returning('input');
  return rows[0]?.input;
}

/** Taken out of the buffer and sent as if it came now, under the same id. */
async function resend(transaction: Knex.Transaction, tenant: string, id: string): Promise<void> {
  const rows: (Omit<MessageToSend, 'payload'> & { payload: unknown })[] = await transaction('buffered_message').where({ tenant, id }).delete().returning('*');
  const message = rows[0];
  if (message) await sendMessage(transaction, tenant, { ...message, payload: JSON.stringify(message.payload) });
}
