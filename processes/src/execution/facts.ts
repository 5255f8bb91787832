import { civilDateOf, type Facts, type Value } from '@onething/rules';
import type { StepContext } from './command.js';
import type { Run, WorkingScope } from './run.js';
import type { Visit } from './visit.js';

/** What expressions at an element read: variables of the scopes around it up to its process, parameters, and the facts of the case. */
export function factsAt(visit: Visit): Facts {
  const facts = factsIn(visit.run, visit.scope);
  return visit.local ? { ...facts, ...visit.local } : facts;
}

export function factsIn(run: Run, scope: WorkingScope): Facts {
  return run.factsOf(scope, () => ({ ...variablesIn(run, scope), ...caseFacts(run) }));
}

/** Facts that no process can write: of the case, with the moment of the step, and the parameters. */
export function caseFacts({ context }: Run): Facts {
  const known = given.get(context);
  if (known) return known;

  const { now, facts, parameters } = context;
  const file = typeof facts.case === 'object' && facts.case !== null ? facts.case : {};
  const made = { ...facts, case: { ...file, now, today: civilDateOf(now) }, params: parameters };
  given.set(context, made);
  return made;
}

/** They stay the same as long as the step lasts, and every scope asks for them. */
const given = new WeakMap<StepContext, Facts>();

function variablesIn(run: Run, scope: WorkingScope): Record<string, Value> {
  const chain = chainOf(run, scope);
  return chain.length === 1 ? scope.variables : Object.assign({}, ...chain.reverse().map(({ variables }) => variables));
}

/** The scope and those around it, up to and including its process. */
export function chainOf(run: Run, scope: WorkingScope): WorkingScope[] {
  const chain = [scope];
  for (let inner = scope; inner.kind !== 'process' && inner.parent; ) {
    const outer = run.scope(inner.parent);
    if (!outer) break;
    chain.push(outer);
    inner = outer;
  }
  return chain;
}

/** The process that a scope belongs to. */
export function processScope(run: Run, scope: WorkingScope): WorkingScope {
  return chainOf(run, scope).at(-1) ?? scope;
}

/** Writes each variable where it is known, nearest first; a new one belongs to the turn of a multi-instance activity, else to the process. */
export function setVariables(run: Run, scope: WorkingScope, values: Facts): undefined {
  const names = Object.keys(values);
  if (names.length === 0) return;

  if (scope.kind === 'process') return setOwn(run, scope, values);

  const chain = chainOf(run, scope);
  const home = chain.find(({ own }) => own) ?? chain.at(-1) ?? scope;
  const ownerOf = (name: string) => chain.find(({ variables }) => Object.hasOwn(variables, name)) ?? home;
  for (const owner of new Set(names.map(ownerOf)))
    setOwn(run, owner, Object.fromEntries(names.filter((name) => ownerOf(name) === owner).map((name) => [name, values[name] ?? null])));
}

/** Writes variables of one scope, which everything inside it reads. */
export function setOwn(run: Run, scope: WorkingScope, values: Facts): undefined {
  const names = Object.keys(values);
  if (names.length === 0) return;

  scope.variables = { ...scope.variables, ...values };
  run.tell('variables.set', scope, { data: { scope: scope.id, values } });
  run.variablesChanged(names);
}
