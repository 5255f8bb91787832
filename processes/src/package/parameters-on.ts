import { type Value, valueOn } from '@onething/rules';
import type { Package } from './package.js';

/** Values in force on a civil date: of the packages that are required, then of the package itself. A parameter without a value on that day is absent, hence unknown. */
export function parametersOn(packages: readonly Package[], date: string): Readonly<Record<string, Value>> {
  const entries = packages.flatMap(({ parameters }) => parameters.map(({ id, values }) => [id, valueOn(values, date)] as const));
  return Object.fromEntries(entries.flatMap(([id, value]): [string, Value][] => (value === undefined ? [] : [[id, value]])));
}
