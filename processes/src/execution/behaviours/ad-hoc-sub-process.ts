import { containerOf } from '../process-set.js';
import type { Progress } from '../progress.js';
import type { Visit } from '../visit.js';
import type { Behaviour } from './behaviour.js';
import { subProcess } from './sub-process.js';

/** Activities without an order: all at once, or one after the other; ends when nothing is left or its condition holds. */
export const adHocSubProcess: Behaviour = { ...subProcess, type: 'adHocSubProcess', start: begin };

function begin({ run, scope, element }: Visit): Progress {
  const { starts } = containerOf(run.definitions, scope.processId, element.id);
  const first = element.adHoc?.sequential ? starts.slice(0, 1) : starts;
  return {
    status: 'entered',
    processId: scope.processId,
    kind: 'subProcess',
    variables: {},
    begin: first.map((elementId) => ({ elementId })),
    knows: { ahead: starts.slice(first.length) },
  };
}
