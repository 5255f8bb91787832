import { cancelInside } from './cancel.js';
import { factsIn } from './facts.js';
import type { Run, WorkingScope } from './run.js';

/** After each activity of an ad-hoc sub-process: once its completion condition holds nothing more begins, and what is left may be cancelled. */
export function afterActivity(run: Run, scope: WorkingScope): void {
  if (scope.kind !== 'subProcess' || scope.elementId === undefined) return;

  const { adHoc, name } = run.element(scope, scope.elementId);
  const tested = adHoc?.completion?.test(factsIn(run, scope));
  if (tested?.status !== 'tested' || tested.truth !== true) return;

  scope.ahead = [];
  if (adHoc?.cancelRemaining) cancelInside(run, scope, undefined, { zh: `“${name}”已达到结束条件。`, en: `“${name}” has reached its completion condition.` });
}
