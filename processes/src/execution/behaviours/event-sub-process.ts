import { containerOf } from '../process-set.js';
import { completed } from '../progress.js';
import type { Visit } from '../visit.js';
import type { Behaviour } from './behaviour.js';

/** Begins when its start event happens in the scope around it; whether it interrupts was settled before it begins. */
export const eventSubProcess: Behaviour = {
  type: 'eventSubProcess',
  start: (visit) => ({
    status: 'entered',
    processId: visit.scope.processId,
    kind: 'subProcess',
    variables: {},
    begin: [{ elementId: startOf(visit), happened: visit.happened ?? {} }],
  }),
  complete: () => completed(),
};

function startOf({ run, scope, element }: Visit): string {
  const around = containerOf(run.definitions, scope.processId, element.container);
  return around.eventSubProcesses.find((sub) => sub.element === element.id)?.start ?? '';
}
