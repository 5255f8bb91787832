import { compileDecision, compileGraph, done, type Outcome, type Problem, refused } from '@onething/rules';
import { createProcessSet, type ProcessSetParts } from '../execution/process-set.js';
import { compileProcess } from '../language/compile-process.js';
import type { CompiledPackage } from './compiled-package.js';
import { messageStarts } from './message-starts.js';
import type { Package } from './package.js';

/** Compiles a package together with those it requires; refused with every problem that would keep it from running. */
export function compilePackage(pkg: Package, required: readonly Package[]): Outcome<CompiledPackage> {
  const problems: Problem[] = [];
  const parts = [partsOf(pkg, '', problems), ...required.map((other) => partsOf(other, `${other.manifest.id}:`, problems))];
  if (problems.length > 0) return invalid(pkg, problems);

  const own = parts[0]?.processes ?? {};
  const processes = createProcessSet({
    processes: Object.assign({}, ...parts.map((part) => part.processes)),
    messageStarts: messageStarts(pkg.manifest.matters, own),
    decisions: Object.assign({}, ...parts.map((part) => part.decisions)),
  });
  return done(Object.freeze({ package: pkg, required, processes }));
}

function partsOf({ processes, decisions }: Package, prefix: string, problems: Problem[]): ProcessSetParts {
  return {
    processes: compileAll(
      Object.values(processes),
      prefix,
      problems,
      ({ parsed }) => compileProcess(parsed),
      ({ path }) => path,
    ),
    decisions: compileAll(
      Object.values(decisions),
      prefix,
      problems,
      (one) => (one.requires?.length ? compileGraph(decisions, one.id) : compileDecision(one)),
      ({ id }) => `decisions/${id}.json`,
    ),
  };
}

function compileAll<T extends { readonly id: string }, C>(
  definitions: readonly T[],
  prefix: string,
  problems: Problem[],
  compile: (definition: T) => Outcome<C>,
  placeOf: (definition: T) => string,
): Record<string, C> {
  const compiled: Record<string, C> = {};
  for (const definition of definitions) {
    const outcome = compile(definition);
    if (outcome.ok) compiled[`${prefix}${definition.id}`] = outcome.value;
    else problems.push(...(outcome.problems ?? [{ code: outcome.code, place: placeOf(definition), message: outcome.message }]));
  }
  return compiled;
}

function invalid({ manifest }: Package, problems: readonly Problem[]): Outcome<never> {
  return refused(
    'PACKAGE_INVALID',
    {
      zh: `事项包“${manifest.title}”有 ${problems.length} 处问题，不能运行`,
      en: `The package "${manifest.id}" has ${problems.length} problem(s) and cannot run`,
    },
    problems,
  );
}
