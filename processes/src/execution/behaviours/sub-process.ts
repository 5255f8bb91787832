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
  complete: ({ scope, element }, variables) => completed(scope.kind === 'loop' && element.loop ? turnOutputs(element.loop, variables) : {}),
};
