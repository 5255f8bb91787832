import type { Finding } from '@onething/rules';
import { checkMessageFlows } from '../../language/check-message-flows.js';
import { checkProcess } from '../../language/check-process.js';
import type { ProcessFile } from '../package.js';
import type { PackageCheck } from './check.js';
import { factsOfProcess } from './facts-of-process.js';

/** Each process alone. A fragment gets its facts from whoever calls it, so those of a library are not asked for. */
export const processes: PackageCheck = ({ pkg, required }) => {
  const started = new Set(pkg.manifest.matters.map(({ process }) => process));
  const alone = Object.values(pkg.processes).flatMap((process) =>
    checkProcess(process.parsed, started.has(process.id) ? { facts: Object.keys(factsOfProcess(process, { pkg, required })) } : {}),
  );
  return [...alone, ...between(Object.values(pkg.processes))];
};

/** Message flows join the pools of one file. */
function between(files: readonly ProcessFile[]): readonly Finding[] {
  const poolsOf = ({ path }: ProcessFile) => files.filter((file) => file.path === path).flatMap(({ parsed }) => parsed.processes);
  return files.flatMap((file) => checkMessageFlows({ ...file.parsed, processes: poolsOf(file) }));
}
