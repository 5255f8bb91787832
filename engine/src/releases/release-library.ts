import type { CompiledPackage, Matter, Package } from '@onething/processes';
import type { Calendar, Outcome, Value } from '@onething/rules';
import type { StoredRelease } from '../stores/release-store.js';

/** Published releases as the runtime reads them: by content hash, parsed and compiled once a node. */
export interface ReleaseLibrary {
  /** Throws when the hash is unknown to the tenant and its ancestors: a case never loses its release. */
  release(hash: string, tenant: string): Promise<CompiledRelease>;
  /** The release that a matter (`package/matter`) runs on today in this region. `MATTER_NOT_FOUND`. */
  ofMatter(matter: string, region: string): Promise<Outcome<{ release: CompiledRelease; matter: Matter }>>;
  /** Values in force on a civil date, the nearest tenant's override first; `params.<id>` of expressions. Parameters of required packages are included. */
  parameters(release: CompiledRelease, tenant: string, date: string): Promise<Readonly<Record<string, Value>>>;
  /** The working-day calendar of a tenant: its own, its ancestors', else the national one. */
  calendar(tenant: string): Promise<Calendar>;
  /** What is in force in a tenant, one release a package. */
  inForce(tenant: string): Promise<readonly StoredRelease[]>;
}

/** A release with everything a step needs; frozen, shared by all cases that run on it. */
export interface CompiledRelease {
  /** Content hash: `sha256` in hex. */
  readonly hash: string;
  readonly package: Package;
  /** Required packages by id, each pinned by its own release. */
  readonly required: Readonly<Record<string, CompiledRelease>>;
  readonly compiled: CompiledPackage;
}
