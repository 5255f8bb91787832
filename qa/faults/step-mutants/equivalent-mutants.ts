/**
 * Changes that nobody can see from outside, by name, each with the reason; they do not count. What is not proven to be one is not in here.
 */
export const equivalentMutants: Readonly<Record<string, string>> = {
  'run.ts: known → false in “if (known) return known;”': 'facts of a scope are remembered within a step; made again they are the same',
  'run.ts: this.factsByScope.set(scope.id, facts) → undefined in “this.factsByScope.set(scope.id, facts);”':
    'facts of a scope are remembered within a step; made again they are the same',
  'facts.ts: known → false in “if (known) return known;”': 'facts of the case are remembered by their context, which never changes',
  'facts.ts: given.set(context, made) → undefined in “given.set(context, made);”': 'facts of the case are remembered by their context, which never changes',
  "conditions.ts: run.scopeIds().filter((id) => run.definitions.process(run.processIdOf(id) ?? '')?.hasConditions) → run.scopeIds() in “const ids = run.scopeIds().filter((id) => run.definitions.process(run.processIdOf(id) ?? '')?.hasCon”":
    'scopes of a process without conditions are not looked through; looked through, they hold none',
  "loops/turn-facts.ts: loop?.kind === 'multiInstance' ? loop.element : undefined → loop.element in “return loop?.kind === 'multiInstance' ? loop.element : undefined;”":
    'for the type only: a standard loop has no element, and a turn has a loop',
  'loops/end-turn.ts: !loop || !turns → (!loop) && (!turns) in “if (!loop || !turns) return undefined;”':
    'for the type only: a turn has a loop, and its scope has turns',
  'facts.ts: chain.length === 1 ? scope.variables : Object.assign({}, ...chain.reverse().map(({ variables }) => variables)) → Object.assign({}, ...chain.reverse().map(({ var in “return chain.length === 1 ? scope.variables : Object.assign({}, ...chain.reverse().map(({ variables ”':
    'a scope alone is not copied; copied, it says the same',
  "triggers/timer.ts: before.type === 'scheduleTimer' ? nextDue(before) : undefined → nextDue(before) in “const next = before.type === 'scheduleTimer' ? nextDue(before) : undefined;”":
    'for the type only: what a timer event waits for is a timer',
  'run.ts: scope && found → (scope) || (found) in “if (scope && found) return { scope, activity: found };”':
    'for the type only: the activity was found in this scope the line before',
  "limit-value.ts: typeof unit === 'string' && Object.hasOwn(daysOf, unit) → (typeof unit === 'string') || (Object.hasOwn(daysOf, unit)) in “return typeof unit === 'string' && Object.hasOwn(daysOf, unit);”":
    'for the type only: a text that is no unit has no length in days, and what has none is refused in the next line',
  'run.ts: known ? this.scope(id) : undefined → this.scope(id) in “const scope = known ? this.scope(id) : undefined;”':
    'scopes in which an activity does not stand are not copied; copied, they stay as they were',
  'step.ts: state.format === stateFormat ? done(state) : readState(state) → readState(state) in “const present = state.format === stateFormat ? done(state) : readState(state);”':
    'a state of the present format is not read again; every test that plays compares that it would be the same',
};
