import type { Facts } from '@onething/rules';
import type { CompiledLoop } from '../../language/compiled-process.js';
import type { Run, WorkingScope } from '../run.js';

/** What only one turn of a loop sees: its number, and its item of the collection. */
export function turnFacts(run: Run, scope: WorkingScope, elementId: string, turn: number): Facts {
  const item = scope.turns?.items?.[turn - 1];
  const name = elementName(run.element(scope, elementId).loop);
  return { loopCounter: turn, ...(name === undefined || item === undefined ? {} : { [name]: item }) };
}

/** What a turn in a scope of its own has to give: its variables without those that it was given. */
export function turnOutputs(loop: CompiledLoop, variables: Facts): Facts {
  if (loop.kind !== 'multiInstance' || loop.collect === undefined) return {};

  const given = ['loopCounter', loop.element];
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !given.includes(name)));
}

function elementName(loop: CompiledLoop | undefined): string | undefined {
  return loop?.kind === 'multiInstance' ? loop.element : undefined;
}
