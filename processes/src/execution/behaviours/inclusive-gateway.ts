import { chooseAll } from '../choose-flows.js';
import { expectsNoMore, hasAllTokens } from '../joins.js';
import { completed } from '../progress.js';
import type { Behaviour } from './behaviour.js';

/** Every way whose condition holds; goes on when no token can come any more over a flow that has brought none. */
export const inclusiveGateway: Behaviour = {
  type: 'inclusiveGateway',
  join: {
    opens: (_run, scope, element) => hasAllTokens(scope, element),
    opensWhenQuiet: expectsNoMore,
  },
  start: (visit) => {
    const choice = chooseAll(visit);
    return choice.status === 'failed' ? choice : completed({}, { flows: choice.flows });
  },
};
