import { hasAllTokens } from '../joins.js';
import { completed } from '../progress.js';
import type { Behaviour } from './behaviour.js';

/** All ways at once; goes on when every incoming flow has brought a token. */
export const parallelGateway: Behaviour = {
  type: 'parallelGateway',
  join: { opens: (_run, scope, element) => hasAllTokens(scope, element) },
  start: ({ element }) => completed({}, { flows: element.outgoing.map((flow) => ({ flow })) }),
};
