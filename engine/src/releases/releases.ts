import type { Package } from '@onething/processes';
import type { Finding, Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Immutable published versions, named by content hash. A published release is never changed, only superseded. */
export interface Releases {
  /** Checks, runs the package's scenarios on the pure backend, stores. Refusals: `PACKAGE_INVALID`, `SCENARIOS_RED`, `PACKAGE_REQUIRES_MISSING`. */
  publish(files: ReadonlyMap<string, Uint8Array>, by: Actor): Promise<Outcome<PublishedRelease>>;
  list(by: Actor): Promise<readonly ReleaseEntry[]>;
  package(id: string, by: Actor): Promise<Outcome<ReleaseEntry & { package: Package }>>;
  /** The files as published, for export. */
  files(id: string, by: Actor): Promise<Outcome<ReadonlyMap<string, Uint8Array>>>;
}

export interface ReleaseEntry {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly kind: 'service' | 'library';
  readonly release: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export interface PublishedRelease {
  readonly id: string;
  readonly version: string;
  readonly release: string;
  readonly warnings: Finding[];
}
