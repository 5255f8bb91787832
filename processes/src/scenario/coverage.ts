import type { CompiledElement } from '../language/compiled-process.js';
import type { CompiledPackage } from '../package/compiled-package.js';
import type { CaseInspection } from './scenario-backend.js';
import type { Coverage, Passed } from './scenario-result.js';

/** What the cases passed of the package's own processes. */
export function coverageOf({ package: own, processes }: CompiledPackage, cases: readonly CaseInspection[]): Coverage {
  const compiled = Object.keys(own.processes).flatMap((id) => processes.process(id) ?? []);
  // What a process of the package calls is told as `called/element`.
  const local = (name: string) => {
    const [called = '', element] = name.split('/');
    return element !== undefined && Object.hasOwn(own.processes, called) ? element : name;
  };
  return {
    elements: passed(
      compiled.flatMap(({ elements }) => [...elements.values()].filter(isStop).map(({ id }) => id)),
      cases.flatMap(({ path }) => path.map(local)),
    ),
    flows: passed(
      compiled.flatMap(({ flows }) => [...flows.keys()]),
      cases.flatMap(({ flows }) => flows.map(local)),
    ),
  };
}

/** The coverage of several scenarios together. */
export function joinCoverage(parts: readonly Coverage[]): Coverage {
  return { elements: join(parts.map(({ elements }) => elements)), flows: join(parts.map(({ flows }) => flows)) };
}

/** Gateways are passed by their flows; a compensation boundary only says which handler undoes its activity, and is never entered. */
function isStop({ type, trigger }: Pick<CompiledElement, 'type' | 'trigger'>): boolean {
  return !type.endsWith('Gateway') && !(type === 'boundaryEvent' && trigger.type === 'compensate');
}

function passed(known: readonly string[], seen: readonly string[]): Passed {
  const visited = new Set(seen);
  return { visited: known.filter((id) => visited.has(id)), missed: known.filter((id) => !visited.has(id)) };
}

function join(parts: readonly Passed[]): Passed {
  return passed(
    [...new Set(parts.flatMap(({ visited, missed }) => [...visited, ...missed]))],
    parts.flatMap(({ visited }) => visited),
  );
}
