import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for the browser. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps: whoever reads the table cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
