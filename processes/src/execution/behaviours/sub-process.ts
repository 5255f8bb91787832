import { turnOutputs } from '../loops/turn-facts.js';
import { containerOf } from '../process-set.js';
import { completed } from '../progress.js';
import type { Behaviour } from './behaviour.js';

/** A part of the process in a scope of its own: reads and writes the variables around it, ends when nothing moves inside. */
export const subProcess: Behaviour = {
  type: 'subProcess',
  start: ({ run, scope, element }) => ({
    status: 'entered',
    processId: scope.processId,
    kind: 'subProcess',
    variables: {},
    begin: containerOf(run.definitions, scope.processId, element.id).starts.map((elementId) => ({ elementId })),
  }),
  // Of an activity with turns it is a turn that ends here; the turns together end as a loop.
  complete: ({ element }, variables) => completed(element.loop ? turnOutputs(element.loop, variables) : {}),
};
