import type { Facts, Value } from '@onething/rules';
import type { CompiledLoop } from '../../language/compiled-process.js';
import type { Run, WorkingScope } from '../run.js';

/** What only one turn of a loop sees: its number, and its item of the collection, which the loop need not keep any longer. */
export function turnFacts(run: Run, scope: WorkingScope, elementId: string, turn: number): Facts {
  const item = takeItem(scope, turn);
  const name = elementName(run.element(scope, elementId).loop);
  return { loopCounter: turn, ...(name === undefined || item === undefined ? {} : { [name]: item }) };
}

function takeItem({ turns }: WorkingScope, turn: number): Value | undefined {
  const item = turns?.items?.[turn];
  if (turns?.items) delete turns.items[turn];
  return item;
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
