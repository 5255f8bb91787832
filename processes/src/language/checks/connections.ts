import type { ElementModel, FlowModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** Sequence flows connect what they may connect. */
export const connections: Check = (process) => process.model.flows.flatMap((flow) => checkFlow(process, flow));

function checkFlow(process: CheckedProcess, flow: FlowModel) {
  const source = process.elements.get(flow.source);
  const target = process.elements.get(flow.target);
  if (!source || !target) return [looseEnd(process, flow)];
  if (source.container !== target.container) return [crossing(process, flow, source, target)];

  return [...mayNotLeave(process, flow, source), ...mayNotEnter(process, flow, target)];
}

function looseEnd(process: CheckedProcess, flow: FlowModel) {
  return errorAt(process, flow, 'FLOW_NOT_CONNECTED', {
    zh: `连线“${titleOf(flow)}”没有连到两个元素。`,
    en: `The flow “${titleOf(flow)}” does not connect two elements.`,
  });
}

function crossing(process: CheckedProcess, flow: FlowModel, source: ElementModel, target: ElementModel) {
  return errorAt(process, flow, 'FLOW_CROSSES_BORDER', {
    zh: `连线从“${titleOf(source)}”到“${titleOf(target)}”穿过了子流程的边界，请在子流程内结束后再连接。`,
    en: `The flow from “${titleOf(source)}” to “${titleOf(target)}” crosses the border of a sub-process.`,
  });
}

function mayNotLeave(process: CheckedProcess, flow: FlowModel, source: ElementModel) {
  if (source.type !== 'endEvent' && source.type !== 'eventSubProcess') return [];
  return [errorAt(process, flow, 'FLOW_NOT_ALLOWED', { zh: `“${titleOf(source)}”不能再有后续连线。`, en: `No flow may leave “${titleOf(source)}”.` })];
}

function mayNotEnter(process: CheckedProcess, flow: FlowModel, target: ElementModel) {
  if (!['startEvent', 'boundaryEvent', 'eventSubProcess'].includes(target.type)) return [];
  return [errorAt(process, flow, 'FLOW_NOT_ALLOWED', { zh: `不能有连线指向“${titleOf(target)}”。`, en: `No flow may lead to “${titleOf(target)}”.` })];
}
