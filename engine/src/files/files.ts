import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Uploads in PostgreSQL, in chunks, so that any node can read them. Acknowledged only when committed (D15). */
export interface Files {
  /** Refusals: `FILE_TOO_LARGE`, `FILE_TYPE_NOT_ALLOWED` (magic bytes, extension and declared type must agree). */
  save(upload: { name: string; declaredType: string; bytes: Uint8Array }, by: Actor): Promise<Outcome<StoredFile>>;
  read(id: string, by: Actor): Promise<Outcome<StoredFile & { bytes: Uint8Array }>>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly type: string;
}

/** What opening a case or completing a task needs of the files named in its fields. */
export interface FilesOfCases {
  /** Own files become part of a case: kept, and readable by those who may read the case in its tenant. Refusal: `FILE_NOT_FOUND`. */
  attach(ids: readonly string[], to: { tenant: string; case: string }, by: Actor): Promise<Outcome<readonly StoredFile[]>>;
}
