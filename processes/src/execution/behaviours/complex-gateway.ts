import type { CompiledElement } from '../../language/compiled-process.js';
import { chooseAll } from '../choose-flows.js';
import { factsIn } from '../facts.js';
import { expectsNoMore, hasAllTokens, passJoin } from '../joins.js';
import { completed } from '../progress.js';
import type { Run, WorkingScope } from '../run.js';
import type { Behaviour } from './behaviour.js';

/** Goes on as soon as its activation condition holds; the tokens that come later end here, and then it can begin again (BPMN 2.0.2, 13.4.5). */
export const complexGateway: Behaviour = {
  type: 'complexGateway',
  // Tokens that came for the next round while the last one was not over are looked at again when it is.
  join: { opens: activates, opensWhenQuiet: activates, pass: activate, reset },
  start: (visit) => {
    const choice = chooseAll(visit);
    return choice.status === 'failed' ? choice : completed({}, { flows: choice.flows });
  },
};

function activates(run: Run, scope: WorkingScope, element: CompiledElement): boolean {
  if (scope.activated?.[element.id]) return false;
  if (!element.activation) return hasAllTokens(scope, element);

  const counts = Object.fromEntries(element.incoming.map(({ id }) => [id, scope.joins[id] ?? 0]));
  const activationCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tested = element.activation.test({ ...factsIn(run, scope), ...counts, activationCount });
  return tested.status === 'tested' && tested.truth === true;
}

function activate(scope: WorkingScope, element: CompiledElement): void {
  const used = element.incoming.flatMap(({ id }) => (scope.joins[id] === undefined ? [] : [id]));
  passJoin(scope, element);
  scope.activated = { ...scope.activated, [element.id]: used };
}

/** The round is over when every flow has brought its token or none can come any more. */
function reset(run: Run, scope: WorkingScope, element: CompiledElement): void {
  const used = scope.activated?.[element.id] ?? [];
  const late = element.incoming.filter(({ id }) => !used.includes(id));
  if (!expectsNoMore(run, scope, { ...element, incoming: late })) return;

  passJoin(scope, { ...element, incoming: late });
  const { [element.id]: over, ...others } = scope.activated ?? {};
  scope.activated = others;
}
