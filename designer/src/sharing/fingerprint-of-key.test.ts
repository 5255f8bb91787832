import { createHash, generateKeyPairSync } from 'node:crypto';
import { fingerprintOfKey } from './fingerprint-of-key.js';

describe('the fingerprint of a key', () => {
  it('is the one that the server shows, for both ways of writing it', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const der = publicKey.export({ format: 'der', type: 'spki' });
    const wanted = createHash('sha256').update(der).digest('hex');
    expect(await fingerprintOfKey(der.toString('base64'))).toBe(wanted);
    expect(await fingerprintOfKey(publicKey.export({ format: 'pem', type: 'spki' }).toString())).toBe(wanted);
  });

  it('is none for what is no key', async () => {
    expect([await fingerprintOfKey(''), await fingerprintOfKey('这不是公钥'), await fingerprintOfKey('abc')]).toEqual([undefined, undefined, undefined]);
  });
});
