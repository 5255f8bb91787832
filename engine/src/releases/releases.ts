import type { Package } from '@onething/processes';
import type { Finding, Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Immutable published versions, named by content hash. A published release is never changed, only superseded. */
export interface Releases {
  /**
   * Checks, runs the package's scenarios on the pure backend, stores. `proposal` is what a second person has approved;
   * without one only a demonstration plants its examples. Refusals: `PACKAGE_INVALID`, `SCENARIOS_RED`, `PACKAGE_REQUIRES_MISSING`, `FOUR_EYES`.
   */
  publish(files: ReadonlyMap<string, Uint8Array>, by: Actor, proposal?: string): Promise<Outcome<PublishedRelease>>;
  /** What is wrong with a package that is not published yet, warnings too; refused where it does not read. */
  check(files: ReadonlyMap<string, Uint8Array>, by: Actor): Promise<Outcome<Finding[]>>;
  /** Everything that publishing asks for, without publishing. */
  examine(files: ReadonlyMap<string, Uint8Array>, by: Actor): Promise<Outcome<Finding[]>>;
  list(by: Actor): Promise<readonly ReleaseEntry[]>;
  package(id: string, by: Actor): Promise<Outcome<ReleaseEntry & { package: Package }>>;
  /** Every version that this tenant itself has published of a package. */
  versions(id: string, by: Actor): Promise<readonly string[]>;
  /** The files as published, for export. */
  files(id: string, by: Actor): Promise<Outcome<ReadonlyMap<string, Uint8Array>>>;
  /** The files of one release by its hash; none where it is not known here. */
  filesOf(hash: string, by: Actor): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Puts an earlier release of this tenant in force again. `RELEASE_NOT_FOUND`, `RELEASE_IN_FORCE`. */
  restore(id: string, release: string, reason: string, by: Actor): Promise<Outcome<void>>;
  /** The same for a release that was just approved: nothing happens where it is in force. */
  bringIntoForce(id: string, release: string, reason: string, by: Actor): Promise<void>;
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
