import type { Outcome } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';

/** Issued papers: sealed PDFs, numbered per region and year, publicly verifiable, revocable. */
export interface Documents {
  pdf(id: string, by: Actor): Promise<Outcome<{ bytes: Uint8Array; fileName: string; sha256: string }>>;
  /** Batches that a case has issued or is issuing, newest first; for staff who may read the case. `CASE_NOT_FOUND`. */
  batches(caseId: string, by: Actor): Promise<Outcome<readonly DocumentBatchEntry[]>>;
  /** For the public: by number or by the token in the QR code; nothing personal beyond a masked name. Never refuses: an unknown one is `unknown`. */
  verify(numberOrToken: string): Promise<VerificationEntry>;
  /** Only staff with the right, with a reason; the holder is notified. `DOCUMENT_ALREADY_REVOKED`. */
  revoke(id: string, reason: string, by: Actor, once: Idempotent): Promise<Outcome<DocumentEntry>>;
}

export interface DocumentEntry {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly number: string;
  readonly status: 'valid' | 'revoked';
  readonly issuedAt: string;
  readonly sha256: string;
  readonly verifyUrl: string;
}

/** How far a batch is, and which rows have no paper. */
export interface DocumentBatchEntry {
  readonly id: string;
  readonly title: string;
  readonly total: number;
  readonly issued: number;
  readonly failures: readonly { readonly position: number; readonly name: string; readonly code: string; readonly reason: string }[];
  readonly begunAt: string;
  readonly finishedAt?: string;
}

export interface VerificationEntry {
  readonly status: 'valid' | 'revoked' | 'unknown';
  readonly number?: string;
  readonly title?: string;
  readonly issuer?: string;
  readonly issuedAt?: string;
  readonly revokedAt?: string;
  readonly holderMasked?: string;
  readonly sha256?: string;
}
