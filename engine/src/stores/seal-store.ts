import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { SealKey } from '../documents/seal/seal.js';

/** The keys that papers are sealed with: one a tenant and seal, made on first use. */
export interface SealStore {
  key(tenant: string, seal: string, make: () => SealKey): Promise<SealKey & { readonly id: string }>;
  publicKey(tenant: string, id: string): Promise<string | undefined>;
  /** Names of the seals that have a key. */
  kept(tenant: string): Promise<readonly string[]>;
  /** The authority that the tenant has bound to the seal, where it has. */
  authority(tenant: string, packageId: string, seal: string): Promise<string | undefined>;
}

/** Keys on PostgreSQL; the application reads a private one through one function, for the tenant that is set, and never by a query. */
export function sealStore(database: Knex, newId: () => string): SealStore {
  return {
    key: (tenant, seal, make) =>
      withTenant(database, tenant, async (transaction) => (await privateKey(transaction, seal)) ?? (await keepNew(transaction, tenant, seal, newId(), make()))),

    publicKey: (tenant, id) =>
      withTenant(
        database,
        tenant,
        async (transaction) => (await transaction('seal_key').where({ tenant, id }).first<{ public_key: string } | undefined>('public_key'))?.public_key,
      ),

    kept: (tenant) =>
      withTenant(database, tenant, (transaction) => transaction<{ tenant: string; seal: string }>('seal_key').where({ tenant }).orderBy('seal').pluck('seal')),

    authority: (tenant, packageId, seal) =>
      withTenant(database, tenant, async (transaction) => {
        const binding = await transaction('port_binding')
          .where({ package: packageId, kind: 'seal', port: seal })
          .orderByRaw('tenant = ? desc', [tenant])
          .first<{ target: unknown } | undefined>('target');
        return authorityOf(binding?.target);
      }),
  };
}

type KeptKey = SealKey & { readonly id: string };

async function privateKey(transaction: Knex.Transaction, seal: string): Promise<KeptKey | undefined> {
  const { rows } = await transaction.raw<{ rows: { id: string; public_key: string; private_key: string }[] }>('select * from seal_private_key(?)', [seal]);
  const row = rows[0];
  return row && { id: row.id, publicKey: row.public_key, privateKey: row.private_key };
}

async function keepNew(transaction: Knex.Transaction, tenant: string, seal: string, id: string, { publicKey, privateKey: secret }: SealKey): Promise<KeptKey> {
  await transaction.raw(
    `insert into seal_key (tenant, id, seal, public_key, private_key, created_at) values (?, ?, ?, ?, ?, onething_now()) on conflict (tenant, seal) do nothing`,
    [tenant, id, seal, publicKey, secret],
  );
  const kept = await privateKey(transaction, seal);
  if (!kept) throw new Error('A seal that was just made is not there');

  return kept;
}

function authorityOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null || !('authority' in target)) return undefined;

  return typeof target.authority === 'string' ? target.authority : undefined;
}
