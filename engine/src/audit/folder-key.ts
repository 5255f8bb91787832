import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Signs what is kept in a folder outside the database (Ed25519), and says whether a signature is its own. */
export interface FolderKey {
  /** Base64. */
  sign(text: Buffer): string;
  holds(text: Buffer, signature: string): boolean;
}

const [keyFile, publicFile] = ['checkpoint-key.pem', 'checkpoint-public.pem'];

/** Opens the folder, with a new key at the first time. To check a signature the public half is enough. */
export function folderKey(folder: string): FolderKey {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  if (!existsSync(file(publicFile))) makeKey(file);

  return {
    sign: (text) => sign(null, text, createPrivateKey(readFileSync(file(keyFile)))).toString('base64'),
    holds: (text, signature) => verify(null, text, createPublicKey(readFileSync(file(publicFile))), Buffer.from(signature, 'base64')),
  };
}

function makeKey(file: (name: string) => string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file(keyFile), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(file(publicFile), publicKey.export({ type: 'spki', format: 'pem' }));
}
