import type { PackageCheck } from './check.js';

/** Every check of a package. A new one is a file beside this and a line here. */
export const checks: readonly PackageCheck[] = [];
