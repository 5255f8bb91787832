import type { Finding } from '@onething/rules';
import { placeOf } from './place.js';
import type { ElementModel, MessageFlowModel, ParsedProcess } from './process-model.js';

/** What is drawn between two pools that run is also what is sent: the same message thrown at one end and awaited at the other. */
export function checkMessageFlows(parsed: ParsedProcess): readonly Finding[] {
  const elements = new Map(
    parsed.processes.filter(({ executable }) => executable).flatMap((process) => process.elements.map((element) => [element.id, element])),
  );
  return parsed.messageFlows.flatMap((flow) => {
    const [from, to] = [elements.get(flow.source), elements.get(flow.target)];
    if (!from || !to) return [];

    const [sent, awaited] = [sentBy(from), awaitedBy(to)];
    return sent !== undefined && sent === awaited ? [] : [notTheSame(parsed.path, flow, from, to)];
  });
}

function sentBy({ type, message, triggers }: ElementModel): string | undefined {
  if (type === 'sendTask') return message;
  return ['intermediateThrowEvent', 'endEvent'].includes(type) ? messageIn(triggers) : undefined;
}

function awaitedBy({ type, message, triggers }: ElementModel): string | undefined {
  if (type === 'receiveTask') return message;
  return ['intermediateCatchEvent', 'boundaryEvent', 'startEvent'].includes(type) ? messageIn(triggers) : undefined;
}

function messageIn(triggers: ElementModel['triggers']): string | undefined {
  return triggers.find(({ type }) => type === 'message')?.name;
}

function notTheSame(path: string, flow: MessageFlowModel, from: ElementModel, to: ElementModel): Finding {
  const [source, target] = [from.name ?? from.id, to.name ?? to.id];
  return {
    severity: 'warning',
    code: 'MESSAGE_FLOW_NOT_SENT',
    place: placeOf(path, 'messageFlow', flow.id),
    message: {
      zh: `消息流从“${source}”画到“${target}”，但两端不是同一个消息，不会送达。请在两端选择同一个消息。`,
      en: `A message flow is drawn from “${source}” to “${target}”, but the two ends do not name the same message; nothing will arrive.`,
    },
  };
}
