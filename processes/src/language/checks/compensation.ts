import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** What undoes something is tied to it, and what is to be undone exists. */
export const compensation: Check = (process) =>
  process.model.elements.flatMap((element) => [...withoutHandler(process, element), ...withFlows(process, element), ...unknownActivity(process, element)]);

function withoutHandler(process: CheckedProcess, element: ElementModel) {
  const catches = element.type === 'boundaryEvent' && element.triggers.some(({ type }) => type === 'compensate');
  if (!catches || element.handler !== undefined) return [];

  return [
    errorAt(process, element, 'COMPENSATION_WITHOUT_HANDLER', {
      zh: `补偿事件“${titleOf(element)}”没有用关联线连到一个补偿活动（isForCompensation）。`,
      en: `The compensation event “${titleOf(element)}” is not associated with an activity for compensation.`,
    }),
  ];
}

function withFlows(process: CheckedProcess, element: ElementModel) {
  const tied = process.incoming(element.id).length + process.outgoing(element.id).length;
  if (!element.forCompensation || tied === 0) return [];

  return [
    errorAt(process, element, 'FLOW_NOT_ALLOWED', {
      zh: `补偿活动“${titleOf(element)}”只在补偿时执行，不能有连线。`,
      en: `“${titleOf(element)}” runs for compensation only; no flow may lead to or from it.`,
    }),
  ];
}

function unknownActivity(process: CheckedProcess, element: ElementModel) {
  const [missing] = element.triggers.flatMap(({ activityRef }) => (activityRef === undefined || process.elements.has(activityRef) ? [] : [activityRef]));
  if (missing === undefined) return [];

  return [
    errorAt(process, element, 'COMPENSATED_ACTIVITY_NOT_FOUND', {
      zh: `“${titleOf(element)}”要补偿的活动“${missing}”不在本流程中。`,
      en: `“${titleOf(element)}” compensates “${missing}”, which is not in this process.`,
    }),
  ];
}
