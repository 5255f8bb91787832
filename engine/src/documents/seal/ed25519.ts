import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Seal } from './seal.js';

/** RFC 8032 over the 32 bytes of the hash. */
export const ed25519: Seal = {
  algorithm: 'Ed25519',

  newKey() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return {
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  },

  sign: (sha256, privateKey) => sign(null, Buffer.from(sha256, 'hex'), createPrivateKey(privateKey)).toString('base64'),

  verify: (sha256, signature, publicKey) => verify(null, Buffer.from(sha256, 'hex'), createPublicKey(publicKey), Buffer.from(signature, 'base64')),
};
