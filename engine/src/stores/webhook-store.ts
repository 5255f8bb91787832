import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** Where a message comes in, and how its body is read. */
export interface WebhookRow {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly keys: readonly string[];
  readonly payload: string;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

/** A webhook that has been called. */
export interface CalledWebhook extends Pick<WebhookRow, 'message' | 'keys' | 'payload'> {
  readonly tenant: string;
  readonly secret: string;
  readonly now: Date;
}

export interface WebhookStore {
  called(id: string): Promise<CalledWebhook | undefined>;
  list(tenant: string): Promise<readonly WebhookRow[]>;
  add(tenant: string, webhook: Omit<WebhookRow, 'created_at' | 'revoked_at'> & { secret: string; by: string }): Promise<void>;
  revoke(tenant: string, id: string): Promise<boolean>;
}

/** Webhooks on PostgreSQL. */
export function webhookStore(database: Knex): WebhookStore {
  return {
    async called(id) {
      const { rows } = await database.raw<{ rows: CalledWebhook[] }>('select * from onething_webhook(?)', [id]);
      return rows[0];
    },

    list: (tenant) =>
      withTenant(database, tenant, (transaction) =>
        transaction('webhook').where({ tenant }).orderBy('created_at').select('id', 'title', 'message', 'keys', 'payload', 'created_at', 'revoked_at'),
      ),

    add: (tenant, { by, keys, ...webhook }) =>
      withTenant(database, tenant, async (transaction) => {
        await transaction('webhook').insert({ tenant, ...webhook, keys: [...keys], created_by: by, created_at: transaction.raw('onething_now()') });
      }),

    revoke: (tenant, id) =>
      withTenant(database, tenant, async (transaction) => {
        const revoked_at = transaction.raw('onething_now()');
        return (await transaction('webhook').where({ tenant, id }).whereNull('revoked_at').update({ revoked_at })) > 0;
      }),
  };
}
