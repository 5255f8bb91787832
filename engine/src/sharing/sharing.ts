import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Sharing packages between tenants that do not know each other: who has signed, and whom a tenant trusts. */
export interface Sharing {
  /** The key that this tenant signs with, for others to trust; made when it is first asked for. */
  key(by: Actor): Promise<SharingKey>;
  /** Signs a list of hashes in the name of the tenant. */
  sign(list: Uint8Array, by: Actor): Promise<PackageSignature>;
  trusted(by: Actor): Promise<readonly TrustedSignerEntry[]>;
  /** `KEY_INVALID`. Again with the same key it changes nothing. */
  trust(signer: { readonly name: string; readonly publicKey: string }, by: Actor): Promise<Outcome<TrustedSignerEntry>>;
  /** `SIGNER_NOT_FOUND`, also for one that a tenant above trusts. */
  distrust(fingerprint: string, by: Actor): Promise<Outcome<void>>;
}

export interface SharingKey {
  readonly name: string;
  /** SHA-256 of the key, in hex: what two people compare on the telephone. */
  readonly fingerprint: string;
  /** Base64 of the DER of an Ed25519 key. */
  readonly publicKey: string;
}

/** What stands in `SHA256SUMS.sig` beside the list that it signs. */
export interface PackageSignature {
  readonly algorithm: 'Ed25519';
  readonly signer: string;
  readonly publicKey: string;
  /** Base64, over the bytes of the list. */
  readonly signature: string;
}

export interface TrustedSignerEntry extends SharingKey {
  readonly addedBy: string;
  readonly addedAt: string;
}
