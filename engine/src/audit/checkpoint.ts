import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FolderKey, folderKey } from './folder-key.js';
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

/** Opens the folder, with a new key at the first time. */
export function checkpointFolder(folder: string): CheckpointFolder {
  const key = folderKey(folder);
  const list = path.join(folder, 'checkpoints.jsonl');

  return {
    write(at, heads) {
      const checkpoint: Checkpoint = { at, heads, signature: key.sign(signed(at, heads)) };
      appendFileSync(list, `${JSON.stringify(checkpoint)}\n`);
      return checkpoint;
    },

    read() {
      const all = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean).map(parsed) : [];
      const checkpoints = all.flatMap((one) => (one && holds(one, key) ? [one] : []));
      return { checkpoints, forged: all.length - checkpoints.length };
    },
  };
}

function signed(at: string, heads: Heads): Buffer {
  return Buffer.from(JSON.stringify([at, Object.entries(heads).sort(([a], [b]) => (a < b ? -1 : 1))]));
}

function holds({ at, heads, signature }: Checkpoint, key: FolderKey): boolean {
  return key.holds(signed(at, heads), signature);
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
