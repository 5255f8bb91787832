import type { Outcome } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';

/** Issued papers: sealed PDFs, numbered per region and year, publicly verifiable, revocable. */
export interface Documents {
  pdf(id: string, by: Actor): Promise<Outcome<{ bytes: Uint8Array; fileName: string; sha256: string }>>;
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
