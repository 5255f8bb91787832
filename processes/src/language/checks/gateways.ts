import type { Message } from '@onething/rules';
import type { ElementModel, FlowModel } from '../process-model.js';
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
        zh: `分支“${titleOf(gateway)}”${wayTo(process, flow).zh}没有条件。请写明什么情况走这里，或设为“其余情况走这里”（默认路径）。`,
        en: `The way ${wayTo(process, flow).en} of the branch “${titleOf(gateway)}” has no condition. Give it one or make it the default.`,
      }),
    );
}

/** A way is called by its name, else by where it leads: an id says nothing to a person. */
function wayTo({ elements }: CheckedProcess, { name, target }: FlowModel): Message {
  if (name !== undefined) return { zh: `的路径“${name}”`, en: `“${name}”` };

  const title = elements.get(target)?.name ?? target;
  return { zh: `通往“${title}”的路径`, en: `to “${title}”` };
}

function noDefault(process: CheckedProcess, gateway: ElementModel) {
  const outgoing = process.outgoing(gateway.id);
  if (gateway.defaultFlow !== undefined || !outgoing.some((flow) => flow.condition)) return [];

  return [
    warningAt(process, gateway, 'GATEWAY_WITHOUT_DEFAULT', {
      zh: `分支“${titleOf(gateway)}”没有一条路设为“其余情况走这里”（默认路径）；所有条件都不成立时，办件会停在这里等待处置。`,
      en: `The branch “${titleOf(gateway)}” has no default flow; when no condition holds the case stops here with an incident.`,
    }),
  ];
}
