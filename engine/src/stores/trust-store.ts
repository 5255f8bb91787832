import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** A signer whose packages a tenant trusts to be whose they say. */
export interface TrustedSigner {
  /** SHA-256 of the key, in hex. */
  readonly fingerprint: string;
  readonly name: string;
  /** Base64 of the DER of an Ed25519 key. */
  readonly publicKey: string;
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** Whose signatures count; what stands above counts below. */
export function trustStore(app: Knex) {
  return {
    list: (tenant: string): Promise<readonly TrustedSigner[]> =>
      withTenant(app, tenant, async (t) => (await t<TrustRow>('package_trust').orderBy('added_at').limit(500)).map(signerOf)),

    add: (
      tenant: string,
      signer: Pick<TrustedSigner, 'fingerprint' | 'name' | 'publicKey'>,
      by: { readonly id: string; readonly name: string },
    ): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const { fingerprint, name, publicKey } = signer;
        const now = t.raw('onething_now()');
        const who = { added_by: by.id, added_by_name: by.name, added_at: now };
        await t('package_trust')
          .insert({ tenant, fingerprint, name, public_key: publicKey, ...who })
          .onConflict(['tenant', 'fingerprint'])
          .ignore();
        await audit(t, tenant, by.id, 'trust.add', fingerprint);
      }),

    /** False when it was not the tenant's own. */
    remove: (tenant: string, fingerprint: string, by: string): Promise<boolean> =>
      withTenant(app, tenant, async (t) => {
        const removed = await t('package_trust').where({ tenant, fingerprint }).delete();
        if (removed > 0) await audit(t, tenant, by, 'trust.remove', fingerprint);
        return removed > 0;
      }),
  };
}

export type TrustStore = ReturnType<typeof trustStore>;

async function audit(t: Knex.Transaction, tenant: string, actor: string, action: string, subject: string): Promise<void> {
  await t('audit').insert({ tenant, id: t.raw('gen_random_uuid()'), at: t.raw('onething_now()'), actor, action, subject });
}

interface TrustRow {
  readonly tenant: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly public_key: string;
  readonly added_by_name: string;
  readonly added_at: Date;
}

function signerOf({ fingerprint, name, public_key, added_by_name, added_at }: TrustRow): TrustedSigner {
  return { fingerprint, name, publicKey: public_key, addedBy: added_by_name, addedAt: added_at };
}
