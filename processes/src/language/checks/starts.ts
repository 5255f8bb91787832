import type { ElementModel } from '../process-model.js';
import { isContainer } from '../supported-elements.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** Every process and sub-process can begin, and in one way only. */
export const starts: Check = (process) => [...processStart(process), ...process.model.elements.flatMap((element) => subProcessStart(process, element))];

function startEvents(process: CheckedProcess, container: string): readonly ElementModel[] {
  return process.inside(container).filter(({ type }) => type === 'startEvent');
}

function processStart(process: CheckedProcess) {
  const { model } = process;
  const events = startEvents(process, model.id);
  const none = events.filter(({ triggers }) => triggers.length === 0);
  if (events.length === 0 && !process.inside(model.id).some(({ instantiate }) => instantiate))
    return [noStart(process, { id: model.id, type: 'process', name: model.name })];

  return none.slice(1).map((event) => manyStarts(process, event));
}

function subProcessStart(process: CheckedProcess, element: ElementModel) {
  if (!isContainer(element.type)) return [];

  const events = startEvents(process, element.id);
  if (events.length > 1) return [manyStarts(process, element)];
  const triggered = (events[0]?.triggers.length ?? 0) > 0;
  if (element.type === 'eventSubProcess' && !triggered) return [eventNeeded(process, element)];
  return element.type !== 'eventSubProcess' && triggered ? [eventNotAllowed(process, element)] : [];
}

function noStart(process: CheckedProcess, element: { id: string; type: string; name?: string }) {
  return errorAt(process, element, 'START_MISSING', { zh: `“${titleOf(element)}”没有开始事件。`, en: `“${titleOf(element)}” has no start event.` });
}

function manyStarts(process: CheckedProcess, element: ElementModel) {
  return errorAt(process, element, 'START_NOT_UNIQUE', {
    zh: `“${titleOf(element)}”处有多个开始事件，只能保留一个。`,
    en: `There is more than one start event at “${titleOf(element)}”; keep one.`,
  });
}

function eventNeeded(process: CheckedProcess, element: ElementModel) {
  return errorAt(process, element, 'START_NOT_VALID', {
    zh: `事件子流程“${titleOf(element)}”需要一个由消息、定时、信号、条件、错误、升级或补偿触发的开始事件。`,
    en: `The event sub-process “${titleOf(element)}” needs a start event with a message, timer, signal, condition, error, escalation or compensation.`,
  });
}

function eventNotAllowed(process: CheckedProcess, element: ElementModel) {
  return errorAt(process, element, 'START_NOT_VALID', {
    zh: `子流程“${titleOf(element)}”只能用普通开始事件。`,
    en: `The sub-process “${titleOf(element)}” must begin with a none start event.`,
  });
}
