import { createHash } from 'node:crypto';
import type { AuditSpan } from '../stores/audit-store.js';

/** `h_n = SHA-256(h_{n-1} ‖ line)` over the span itself and its lines in their order, 64 hexadecimal digits. */
export function chainHash(previous: string, { from, until, lines }: AuditSpan): string {
  return [`[${from},${until})`, ...lines].reduce((hash, line) => createHash('sha256').update(hash).update(line).digest('hex'), previous);
}
