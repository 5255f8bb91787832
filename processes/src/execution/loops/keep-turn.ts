import type { Facts } from '@onething/rules';
import type { CompiledLoop } from '../../language/compiled-process.js';
import { factsAt, setVariables } from '../facts.js';
import { evaluateKnown } from '../mapping.js';
import type { Failed } from '../progress.js';
import type { Visit } from '../visit.js';

/** Keeps what a turn gave: in the list that the loop collects, else as variables like any activity. */
export function keepTurn(visit: Visit, turn: number, variables: Facts): Failed | undefined {
  const { run, scope, element } = visit;
  const loop = collecting(element.loop);
  if (!loop || !scope.turns) return setVariables(run, scope, variables);

  const gave = loop.collected ? evaluateKnown(loop.collected, { ...factsAt(visit), ...variables }) : { status: 'value' as const, value: variables };
  if (gave.status === 'failed') return gave;

  scope.turns = { ...scope.turns, gave: { ...scope.turns.gave, [turn]: gave.value } };
  return undefined;
}

function collecting(loop: CompiledLoop | undefined) {
  return loop?.kind === 'multiInstance' && loop.collect !== undefined ? loop : undefined;
}
