import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './data-folder.js';

/** Passwords of the three database roles of one data folder. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** Random on the first start, kept in the data folder for its owner's eyes only. */
export function secretsOf(folder: DataFolder): Secrets {
  const file = path.join(folder.path, 'secrets.json');
  if (!existsSync(file)) write(file, { superuser: secret(), owner: secret(), app: secret() });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whole or not at all: a start that is killed here must not leave half a file. */
function write(file: string, secrets: Secrets): void {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(partial, file);
}

function secret(): string {
  return randomBytes(24).toString('hex');
}
