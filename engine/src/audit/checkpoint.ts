import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Heads } from './verify-audit.js';

/** The heads of all chains at one moment, signed and kept outside the database: who rewrites a whole chain contradicts it. */
export interface Checkpoint {
  readonly at: string;
  readonly heads: Heads;
  /** Ed25519 over the text of `at` and `heads`, base64. */
  readonly signature: string;
}

/** A folder outside the database with the key, its public half, and one line a checkpoint. Copy it to where nobody of the database can write. */
export interface CheckpointFolder {
  write(at: string, heads: Heads): Checkpoint;
  /** All checkpoints whose signature holds; `forged` counts the others. */
  read(): { readonly checkpoints: readonly Checkpoint[]; readonly forged: number };
}

const [keyFile, publicFile, listFile] = ['checkpoint-key.pem', 'checkpoint-public.pem', 'checkpoints.jsonl'];

/** Opens the folder, with a new key at the first time. */
export function checkpointFolder(folder: string): CheckpointFolder {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  if (!existsSync(file(keyFile))) makeKey(file);

  return {
    write(at, heads) {
      const signature = sign(null, signed(at, heads), createPrivateKey(readFileSync(file(keyFile)))).toString('base64');
      const checkpoint: Checkpoint = { at, heads, signature };
      appendFileSync(file(listFile), `${JSON.stringify(checkpoint)}\n`);
      return checkpoint;
    },

    read() {
      const all = existsSync(file(listFile)) ? readFileSync(file(listFile), 'utf8').split('\n').filter(Boolean).map(parsed) : [];
      const key = createPublicKey(readFileSync(file(publicFile)));
      const checkpoints = all.flatMap((one) => (one && holds(one, key) ? [one] : []));
      return { checkpoints, forged: all.length - checkpoints.length };
    },
  };
}

function makeKey(file: (name: string) => string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file(keyFile), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(file(publicFile), publicKey.export({ type: 'spki', format: 'pem' }));
}

function signed(at: string, heads: Heads): Buffer {
  return Buffer.from(JSON.stringify([at, Object.entries(heads).sort(([a], [b]) => (a < b ? -1 : 1))]));
}

function holds({ at, heads, signature }: Checkpoint, key: KeyObject): boolean {
  return verify(null, signed(at, heads), key, Buffer.from(signature, 'base64'));
}

/** A line that cannot be read was not written by us. */
function parsed(line: string): Checkpoint | undefined {
  try {
    const value: Checkpoint = JSON.parse(line);
    return typeof value.at === 'string' && typeof value.signature === 'string' && typeof value.heads === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
