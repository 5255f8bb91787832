import { outside } from '../cases/case-entry.js';
import type { DocumentRow } from '../stores/document-store.js';
import type { DocumentEntry } from './documents.js';
import { verifyUrl } from './issue-document.js';

/** A paper as its holder and the office see it. */
export function documentEntry(row: DocumentRow, publicUrl: string): DocumentEntry {
  return {
    id: row.id,
    type: row.type,
    title: row.title,
    number: row.number,
    status: row.status === 'revoked' ? 'revoked' : 'valid',
    issuedAt: outside(row.issued_at),
    sha256: row.sha256 ?? '',
    verifyUrl: verifyUrl(publicUrl, row.token),
  };
}
