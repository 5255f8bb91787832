import { containerOf } from '../process-set.js';
import { completed, failed, type Progress } from '../progress.js';
import type { Visit } from '../visit.js';
import type { Trigger } from './trigger.js';

/** Goes on at the catching link of the same name in the same process or sub-process. */
export const link: Trigger = { type: 'link', throw: goOnAtTarget };

function goOnAtTarget({ run, scope, element }: Visit): Progress {
  const { definitions } = run;
  const target = containerOf(definitions, scope.processId, element.container).links.get(element.trigger.name ?? '');
  if (!target)
    return failed('LINK_TARGET_MISSING', { zh: `“${element.name}”找不到同名的链接接收事件。`, en: `“${element.name}” has no catching link of the same name.` });

  return completed({}, { then: () => run.push({ scope: scope.id, elementId: target, happened: {} }) });
}
