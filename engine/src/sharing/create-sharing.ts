import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import { fingerprintOf } from '../authoring/origin.js';
import { ed25519 } from '../documents/seal/ed25519.js';
import type { SealKey } from '../documents/seal/seal.js';
import type { Actor } from '../engine.js';
import type { PortStore } from '../stores/port-store.js';
import type { SealStore } from '../stores/seal-store.js';
import type { TrustedSigner, TrustStore } from '../stores/trust-store.js';
import type { Sharing, TrustedSignerEntry } from './sharing.js';

/** The name under which the key for packages is kept beside those of seals; no seal of a package can be called so. */
const keyName = '@packages';

/** Signatures over shared packages; the private key leaves the database only to sign. */
export function createSharing(seals: SealStore, trust: TrustStore, ports: Pick<PortStore, 'line'>): Sharing {
  const own = async ({ tenant }: Actor) => {
    const key: SealKey = await seals.key(tenant, keyName, ed25519.newKey);
    const [line] = await ports.line(tenant);
    return { name: line?.name ?? tenant, publicKey: derOf(key.publicKey), privateKey: key.privateKey };
  };

  return {
    async key(by) {
      const { name, publicKey } = await own(by);
      return { name, publicKey, fingerprint: fingerprintOf(publicKey) };
    },

    async sign(list, by) {
      const { name, publicKey, privateKey } = await own(by);
      return { algorithm: 'Ed25519', signer: name, publicKey, signature: sign(null, list, createPrivateKey(privateKey)).toString('base64') };
    },

    trusted: async (by) => (await trust.list(by.tenant)).map(entryOf),

    async trust({ name, publicKey }, by) {
      const key = readKey(publicKey);
      if (!key.ok) return key;

      const fingerprint = fingerprintOf(key.value);
      await trust.add(by.tenant, { fingerprint, name, publicKey: key.value }, { id: by.person, name: by.name });
      const kept = (await trust.list(by.tenant)).find((one) => one.fingerprint === fingerprint);
      return kept ? done(entryOf(kept)) : signerNotFound;
    },

    async distrust(fingerprint, by) {
      return (await trust.remove(by.tenant, fingerprint, by.person)) ? done(undefined) : signerNotFound;
    },
  };
}

function entryOf({ addedAt, ...signer }: TrustedSigner): TrustedSignerEntry {
  return { ...signer, addedAt: formatInstant(addedAt.getTime()) };
}

/** A key as PEM or as base64; gives the base64 of its DER. */
function readKey(text: string): Outcome<string> {
  try {
    const der = Buffer.from(derOf(text), 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? done(der.toString('base64')) : keyInvalid;
  } catch {
    return keyInvalid;
  }
}

/** PEM is base64 between two lines. */
function derOf(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
}

const keyInvalid = refused('KEY_INVALID', {
  zh: '不是有效的 Ed25519 公钥，请向对方索取完整的公钥文本。',
  en: 'This is not an Ed25519 public key: ask for its whole text.',
});

const signerNotFound = refused('SIGNER_NOT_FOUND', { zh: '本单位的信任名单里没有这个签名人。', en: 'This signer is not on the own list of trusted ones.' });
