import { createPublicKey, verify } from 'node:crypto';
import { done, type Outcome, parseJson, refused } from '@onething/rules';
import { z } from 'zod';

/** Who has signed; the name is what the signature claims, the key is what counts. */
export interface Signer {
  readonly name: string;
  /** Base64 of the DER of an Ed25519 key. */
  readonly publicKey: string;
}

const Signature = z
  .object({ algorithm: z.literal('Ed25519'), signer: z.string().max(200), publicKey: z.base64().max(200), signature: z.base64().max(200) })
  .strict();

type Signature = z.infer<typeof Signature>;

/** The file that stands beside the list of hashes. */
export async function writeSignature(list: Uint8Array, sign: (list: Uint8Array) => Promise<Signature>): Promise<Uint8Array> {
  return new TextEncoder().encode(`${JSON.stringify(await sign(list), null, 2)}\n`);
}

/** Whose signature holds over the list. `SIGNATURE_FALSE` where it does not, or says nothing that can be checked. */
export function readSignature(bytes: Uint8Array, list: Uint8Array | undefined): Outcome<Signer> {
  const json = parseJson(new TextDecoder().decode(bytes));
  const read = json.ok ? Signature.safeParse(json.value) : undefined;
  if (!read?.success || !list || !holds(read.data, list)) return signatureFalse;

  return done({ name: read.data.signer, publicKey: read.data.publicKey });
}

function holds({ publicKey, signature }: Signature, list: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, list, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

const signatureFalse = refused('SIGNATURE_FALSE', {
  zh: '签名与内容不符：这个事项包在签名之后被改动过，或者签名是伪造的。请向提供方重新索取。',
  en: 'The signature does not fit the content: the package was changed after it was signed, or the signature is forged. Ask for it again.',
});
