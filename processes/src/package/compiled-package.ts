import type { ProcessSet } from '../execution/process-set.js';
import type { Package } from './package.js';

/** A package ready to run together with those it requires: what a release is made of. Frozen, shared by all its cases. */
export interface CompiledPackage {
  readonly package: Package;
  readonly required: readonly Package[];
  /** Processes and decisions by qualified id: `degree-certificate`, `common:seal-issue`. */
  readonly processes: ProcessSet;
}
