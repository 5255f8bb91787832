import type { Finding } from '@onething/rules';
import { checks } from './checks/index.js';
import type { Package } from './package.js';

/** Everything that is wrong with a package before anybody runs it: each part alone, and what they say about each other. */
export function checkPackage(pkg: Package, required: readonly Package[]): Finding[] {
  return checks.flatMap((check) => check({ pkg, required }));
}
