import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** Events stand where they can happen, and name what they wait for or throw. */
export const events: Check = (process) =>
  process.model.elements.flatMap((element) => [
    ...boundary(process, element),
    ...gatewayTargets(process, element),
    ...named(process, element),
    ...links(process, element),
  ]);

const hosts = [
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'subProcess',
  'callActivity',
  'transaction',
  'adHocSubProcess',
];

function boundary(process: CheckedProcess, event: ElementModel) {
  if (event.type !== 'boundaryEvent') return [];

  const host = process.elements.get(event.attachedTo ?? '');
  if (host && hosts.includes(host.type)) return [];
  return [
    errorAt(process, event, 'BOUNDARY_WITHOUT_HOST', {
      zh: `边界事件“${titleOf(event)}”没有附着在任务或子流程上。`,
      en: `The boundary event “${titleOf(event)}” is not attached to an activity.`,
    }),
  ];
}

/** BPMN 2.0.2, 10.6.6: catching events and receive tasks with one incoming flow only. */
function gatewayTargets(process: CheckedProcess, gateway: ElementModel) {
  if (gateway.type !== 'eventBasedGateway') return [];

  const targets = process.outgoing(gateway.id).flatMap(({ target }) => process.elements.get(target) ?? []);
  const few =
    targets.length < 2
      ? [
          errorAt(process, gateway, 'EVENT_GATEWAY_TARGET', {
            zh: `事件网关“${titleOf(gateway)}”至少要有两个分支。`,
            en: `The event gateway “${titleOf(gateway)}” needs two branches or more.`,
          }),
        ]
      : [];
  return [...few, ...targets.filter((target) => !isAwaited(process, target)).map((target) => wrongTarget(process, gateway, target))];
}

function isAwaited(process: CheckedProcess, target: ElementModel): boolean {
  const catches = target.type === 'intermediateCatchEvent' && target.triggers[0]?.type !== 'link';
  return (catches || target.type === 'receiveTask') && process.incoming(target.id).length === 1;
}

function wrongTarget(process: CheckedProcess, gateway: ElementModel, target: ElementModel) {
  return errorAt(process, target, 'EVENT_GATEWAY_TARGET', {
    zh: `事件网关“${titleOf(gateway)}”之后只能是消息、定时、信号事件或接收任务，且只有这一条进线；“${titleOf(target)}”不符合。`,
    en: `After the event gateway “${titleOf(gateway)}” only message, timer and signal events or receive tasks with this one incoming flow may stand; “${titleOf(target)}” does not fit.`,
  });
}

function named(process: CheckedProcess, element: ElementModel) {
  const trigger = element.triggers.find(({ type, name }) => needsName(element, type) && name === undefined);
  if (!trigger) return [];

  return [
    errorAt(process, element, 'EVENT_NOT_NAMED', {
      zh: `事件“${titleOf(element)}”没有指定具体的${words[trigger.type] ?? '事件'}。`,
      en: `The event “${titleOf(element)}” does not say which ${trigger.type}.`,
    }),
  ];
}

/** A catching error or escalation event without a code takes any. */
function needsName({ type }: ElementModel, trigger: string): boolean {
  const throwing = type === 'endEvent' || type === 'intermediateThrowEvent';
  return ['message', 'signal', 'link'].includes(trigger) || (throwing && ['error', 'escalation'].includes(trigger));
}

const words: Readonly<Record<string, string>> = { message: '消息', signal: '信号', link: '链接', error: '错误', escalation: '升级' };

function links(process: CheckedProcess, element: ElementModel) {
  const [trigger] = element.triggers;
  if (element.type !== 'intermediateThrowEvent' || trigger?.type !== 'link' || trigger.name === undefined) return [];

  const targets = process
    .inside(element.container)
    .filter((other) => other.type === 'intermediateCatchEvent' && other.triggers[0]?.type === 'link' && other.triggers[0].name === trigger.name);
  if (targets.length === 1) return [];
  return [
    errorAt(process, element, 'LINK_TARGET', {
      zh: `链接“${trigger.name}”应有且只有一个接收事件，现有 ${targets.length} 个。`,
      en: `The link “${trigger.name}” must have exactly one catching event; there are ${targets.length}.`,
    }),
  ];
}
