import { chooseFirst } from '../choose-flows.js';
import { completed } from '../progress.js';
import type { Behaviour } from './behaviour.js';

/** One way: the first whose condition holds, else the default. Tokens that come are not joined. */
export const exclusiveGateway: Behaviour = {
  type: 'exclusiveGateway',
  start: (visit) => {
    const choice = chooseFirst(visit);
    return choice.status === 'failed' ? choice : completed({}, { flows: choice.flows });
  },
};
