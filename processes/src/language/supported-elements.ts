/** The elements that run; each has one file in `execution/behaviours`. Everything else is a named finding. */
export const supportedElements = [
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'eventSubProcess',
  'callActivity',
  'startEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'endEvent',
] as const;

export type ElementType = (typeof supportedElements)[number];

/** The event definitions that run, by where they may stand; each has one file in `execution/triggers`. */
export const supportedTriggers = {
  startEvent: ['none', 'message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensate', 'multiple'],
  intermediateCatchEvent: ['message', 'timer', 'signal', 'conditional', 'link', 'multiple'],
  intermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link', 'compensate', 'multiple'],
  boundaryEvent: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensate', 'cancel', 'multiple'],
  endEvent: ['none', 'message', 'signal', 'error', 'escalation', 'compensate', 'cancel', 'terminate', 'multiple'],
} as const satisfies Partial<Record<ElementType, readonly string[]>>;

export type TriggerType = (typeof supportedTriggers)[keyof typeof supportedTriggers][number];

/** Elements with flow elements of their own inside. */
export function isContainer(type: string): boolean {
  return ['subProcess', 'transaction', 'adHocSubProcess', 'eventSubProcess'].includes(type);
}

export function isSupportedElement(type: string): type is ElementType {
  return (supportedElements as readonly string[]).includes(type);
}

export function isSupportedTrigger(element: string, trigger: string): trigger is TriggerType {
  return Object.hasOwn(supportedTriggers, element) && (supportedTriggers[element as keyof typeof supportedTriggers] as readonly string[]).includes(trigger);
}
