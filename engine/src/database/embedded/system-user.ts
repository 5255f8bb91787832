import { execFileSync } from 'node:child_process';

/** Who runs PostgreSQL: ourselves, or, because PostgreSQL refuses root, `nobody`. */
export interface SystemUser {
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** True when files must be handed over to it. */
  readonly other: boolean;
}

/** The system user for PostgreSQL on this machine. */
export function databaseUser(): SystemUser {
  if (process.getuid?.() !== 0) return { ids: {}, other: false };

  return { ids: { uid: idOf('-u'), gid: idOf('-g') }, other: true };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}
