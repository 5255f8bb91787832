import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf, warningAt } from './check.js';

/** Every way out of a deciding gateway says when it is taken, and there is one for all other cases. */
export const gateways: Check = (process) =>
  process.model.elements.filter(isDeciding).flatMap((gateway) => [...flowsWithoutCondition(process, gateway), ...noDefault(process, gateway)]);

function isDeciding({ type }: ElementModel): boolean {
  return type === 'exclusiveGateway' || type === 'inclusiveGateway';
}

function flowsWithoutCondition(process: CheckedProcess, gateway: ElementModel) {
  const outgoing = process.outgoing(gateway.id);
  if (outgoing.length < 2) return [];

  return outgoing
    .filter((flow) => !flow.condition && flow.id !== gateway.defaultFlow)
    .map((flow) =>
      errorAt(process, flow, 'FLOW_WITHOUT_CONDITION', {
        zh: `网关“${titleOf(gateway)}”的路径“${titleOf(flow)}”没有条件。请设置条件，或设为默认路径。`,
        en: `The flow “${titleOf(flow)}” of the gateway “${titleOf(gateway)}” has no condition. Give it one or make it the default.`,
      }),
    );
}

function noDefault(process: CheckedProcess, gateway: ElementModel) {
  const outgoing = process.outgoing(gateway.id);
  if (gateway.defaultFlow !== undefined || !outgoing.some((flow) => flow.condition)) return [];

  return [
    warningAt(process, gateway, 'GATEWAY_WITHOUT_DEFAULT', {
      zh: `网关“${titleOf(gateway)}”没有默认路径；所有条件都不成立时，办件会停在这里等待处置。`,
      en: `The gateway “${titleOf(gateway)}” has no default flow; when no condition holds the case stops here with an incident.`,
    }),
  ];
}
