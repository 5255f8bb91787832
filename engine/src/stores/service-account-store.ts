import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { ServiceAccount } from '../taking-part/external-work.js';

/** A service account as its administrator sees it; the token was shown once and is kept as a hash. */
export interface ServiceAccountRow {
  readonly id: string;
  readonly name: string;
  readonly topics: readonly string[];
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

export interface ServiceAccountStore {
  byToken(hash: string): Promise<ServiceAccount | undefined>;
  list(tenant: string): Promise<readonly ServiceAccountRow[]>;
  add(tenant: string, account: { id: string; name: string; topics: readonly string[]; tokenHash: string; by: string }): Promise<void>;
  /** False when there is no such living account. */
  revoke(tenant: string, id: string): Promise<boolean>;
}

/** Service accounts on PostgreSQL. */
export function serviceAccountStore(database: Knex): ServiceAccountStore {
  return {
    async byToken(hash) {
      const { rows } = await database.raw<{ rows: ServiceAccount[] }>('select * from onething_service_account(?)', [hash]);
      return rows[0];
    },

    list: (tenant) =>
      withTenant(database, tenant, (transaction) =>
        transaction('service_account').where({ tenant }).orderBy('created_at').select('id', 'name', 'topics', 'created_at', 'revoked_at'),
      ),

    add: (tenant, { id, name, topics, tokenHash, by }) =>
      withTenant(database, tenant, async (transaction) => {
        const created_at = transaction.raw('onething_now()');
        await transaction('service_account').insert({ tenant, id, name, topics: [...topics], token_hash: tokenHash, created_by: by, created_at });
      }),

    revoke: (tenant, id) =>
      withTenant(database, tenant, async (transaction) => {
        const revoked_at = transaction.raw('onething_now()');
        return (await transaction('service_account').where({ tenant, id }).whereNull('revoked_at').update({ revoked_at })) > 0;
      }),
  };
}
