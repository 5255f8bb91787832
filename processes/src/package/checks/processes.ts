import { checkProcess } from '../../language/check-process.js';
import type { PackageCheck } from './check.js';
import { factsOfProcess } from './facts-of-process.js';

/** Each process alone. A fragment gets its facts from whoever calls it, so those of a library are not asked for. */
export const processes: PackageCheck = ({ pkg, required }) => {
  const started = new Set(pkg.manifest.matters.map(({ process }) => process));
  return Object.values(pkg.processes).flatMap((process) =>
    checkProcess(process.parsed, started.has(process.id) ? { facts: Object.keys(factsOfProcess(process, { pkg, required })) } : {}),
  );
};
