import { createHash } from 'node:crypto';
import type { Finding } from '@onething/rules';
import type { OriginState, StoredImport } from '../stores/package-import-store.js';
import type { TrustedSigner } from '../stores/trust-store.js';

/** Who has signed a package; the signature itself was held against the list of hashes where the zip was read. */
export interface Signer {
  /** As the signature names him: a claim, until the key is trusted. */
  readonly name: string;
  /** Base64 of the DER of an Ed25519 key. */
  readonly publicKey: string;
}

/** What a key is told by: SHA-256 of its DER, in hex. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** What a signature is worth to a tenant; a trusted signer bears the name that the tenant has given him. */
export function originOf(signer: Signer | undefined, trusted: readonly TrustedSigner[]): { origin: OriginState; signer?: string; fingerprint?: string } {
  if (!signer) return { origin: 'unsigned' };

  const fingerprint = fingerprintOf(signer.publicKey);
  const known = trusted.find((one) => one.fingerprint === fingerprint);
  return { origin: known ? 'trusted' : 'unknown', signer: known?.name ?? signer.name.slice(0, 200), fingerprint };
}

/** What the second person should know of where a package comes from; nothing where the signer is trusted. */
export function originFindings({ origin, signer = '', fingerprint = '' }: Pick<StoredImport, 'origin' | 'signer' | 'fingerprint'>): readonly Finding[] {
  if (origin === 'trusted') return [];
  if (origin === 'unsigned')
    return [
      warning('PACKAGE_UNSIGNED', {
        zh: '这个事项包没有签名，无法确认由谁提供。请用其他方式核实来源。',
        en: 'This package is not signed: nothing shows whose it is. Make sure in another way.',
      }),
    ];

  return [
    warning('SIGNER_UNKNOWN', {
      zh: `签名有效，但签名人不在信任名单中：自称“${signer}”，密钥指纹 ${fingerprint.slice(0, 16)}…。请核对指纹后再批准。`,
      en: `The signature holds, but the signer is not on the list of those trusted here: says "${signer}", key ${fingerprint.slice(0, 16)}…. Compare the fingerprint before approving.`,
    }),
  ];
}

function warning(code: string, message: Finding['message']): Finding {
  return { code, place: 'SHA256SUMS.sig', severity: 'warning', message };
}
