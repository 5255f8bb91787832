import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Deletion } from '../stores/deletion-store.js';
import { folderKey } from './folder-key.js';

/** What was deleted for good, by id and nothing else, kept outside the database: a restored backup is told by it what must go again. */
export interface DeletionList {
  /** Appends one signed line; when it returns the line is there. */
  add(deletions: readonly Deletion[]): void;
  /** Everything on lines whose signature holds; `forged` counts the other lines. */
  read(): { readonly deletions: readonly Deletion[]; readonly forged: number };
}

interface Line {
  readonly deletions: readonly Deletion[];
  readonly signature: string;
}

/** The list in the folder of the checkpoints, `deletions.jsonl`. Copy it with them to where nobody of the database can write. */
export function deletionList(folder: string): DeletionList {
  const key = folderKey(folder);
  const file = path.join(folder, 'deletions.jsonl');

  return {
    add(deletions) {
      const line: Line = { deletions, signature: key.sign(signed(deletions)) };
      append(file, `${JSON.stringify(line)}\n`);
    },

    read() {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(parsed) : [];
      const own = lines.flatMap((line) => (line && key.holds(signed(line.deletions), line.signature) ? [line] : []));
      return { deletions: own.flatMap(({ deletions }) => deletions), forged: lines.length - own.length };
    },
  };
}

/** On the disk when it returns: the database forgets what stands here. */
function append(file: string, text: string): void {
  const descriptor = openSync(file, 'a');
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function signed(deletions: readonly Deletion[]): Buffer {
  return Buffer.from(JSON.stringify(deletions.map(({ tenant, kind, id, at }) => [tenant, kind, id, at])));
}

/** A line that cannot be read, or only half of it was written, is not ours. */
function parsed(text: string): Line | undefined {
  try {
    const { deletions, signature }: Partial<Line> = JSON.parse(text);
    return Array.isArray(deletions) && typeof signature === 'string' ? { deletions, signature } : undefined;
  } catch {
    return undefined;
  }
}
