/** A block of the palette: what a department calls it, and the plain BPMN behind it. */
export type BlockKind =
  | 'start'
  | 'accept'
  | 'review'
  | 'countersign'
  | 'decide'
  | 'verify'
  | 'issue'
  | 'publicity'
  | 'supplement'
  | 'notify'
  | 'branch'
  | 'parallel'
  | 'timer'
  | 'end';

/** What a block is drawn from. */
export interface Block {
  readonly kind: BlockKind;
  /** Class of the symbol font of bpmn-js. */
  readonly icon: string;
  readonly type: string;
  readonly eventDefinition?: string;
  /** Attributes that make the block this block and not another. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Several people answer it: a vote. */
  readonly repeats?: true;
}

/** In the order of a case. A new block is a line here and its title in the two languages. */
export const blocks: readonly Block[] = [
  { kind: 'start', icon: 'bpmn-icon-start-event-none', type: 'bpmn:StartEvent' },
  { kind: 'accept', icon: 'bpmn-icon-user-task', type: 'bpmn:UserTask' },
  { kind: 'review', icon: 'bpmn-icon-user', type: 'bpmn:UserTask' },
  { kind: 'countersign', icon: 'bpmn-icon-parallel-mi-marker', type: 'bpmn:UserTask', repeats: true },
  { kind: 'decide', icon: 'bpmn-icon-business-rule-task', type: 'bpmn:BusinessRuleTask' },
  { kind: 'verify', icon: 'bpmn-icon-service-task', type: 'bpmn:CallActivity', attributes: { calledElement: 'common:cross-check' } },
  { kind: 'issue', icon: 'bpmn-icon-data-object', type: 'bpmn:ServiceTask', attributes: { 'onething:connector': 'issue-document' } },
  { kind: 'publicity', icon: 'bpmn-icon-intermediate-event-catch-signal', type: 'bpmn:CallActivity', attributes: { calledElement: 'common:publicity' } },
  { kind: 'supplement', icon: 'bpmn-icon-call-activity', type: 'bpmn:CallActivity', attributes: { calledElement: 'common:supplement' } },
  { kind: 'notify', icon: 'bpmn-icon-send-task', type: 'bpmn:CallActivity', attributes: { calledElement: 'common:notify' } },
  { kind: 'branch', icon: 'bpmn-icon-gateway-xor', type: 'bpmn:ExclusiveGateway' },
  { kind: 'parallel', icon: 'bpmn-icon-gateway-parallel', type: 'bpmn:ParallelGateway' },
  { kind: 'timer', icon: 'bpmn-icon-intermediate-event-catch-timer', type: 'bpmn:IntermediateCatchEvent', eventDefinition: 'bpmn:TimerEventDefinition' },
  { kind: 'end', icon: 'bpmn-icon-end-event-none', type: 'bpmn:EndEvent' },
];
