import { namespaces } from './namespaces.js';

/** Attributes that every BPMN element may have. */
const common = ['id', 'name'];
const activity = ['default', 'isForCompensation', 'startQuantity', 'completionQuantity'];
const subProcess = [...activity, 'triggeredByEvent'];
const catching = ['parallelMultiple'];
const formal = ['language', 'evaluatesToTypeRef'];

/**
 * Everything a process file may contain, by name, with its attributes; what is not listed is refused with its name.
 * A name that stands here is known BPMN; whether it also runs is said by `supported-elements.ts`.
 */
const bpmn: Readonly<Record<string, readonly string[]>> = {
  definitions: ['targetNamespace', 'expressionLanguage', 'typeLanguage', 'exporter', 'exporterVersion'],
  documentation: ['textFormat'],
  extensionElements: [],
  text: [],
  // definitions
  process: ['isExecutable', 'isClosed', 'processType'],
  message: ['itemRef'],
  signal: ['structureRef'],
  error: ['errorCode', 'structureRef'],
  escalation: ['escalationCode', 'structureRef'],
  itemDefinition: ['structureRef', 'isCollection', 'itemKind'],
  category: [],
  categoryValue: ['value'],
  // pools, lanes, artifacts: drawn, and without effect on what runs
  collaboration: ['isClosed'],
  participant: ['processRef'],
  messageFlow: ['sourceRef', 'targetRef', 'messageRef'],
  laneSet: [],
  childLaneSet: [],
  lane: [],
  flowNodeRef: [],
  textAnnotation: ['textFormat'],
  association: ['sourceRef', 'targetRef', 'associationDirection'],
  group: ['categoryValueRef'],
  dataObject: ['isCollection', 'itemSubjectRef'],
  dataObjectReference: ['dataObjectRef', 'itemSubjectRef'],
  dataStoreReference: ['dataStoreRef', 'itemSubjectRef'],
  property: ['itemSubjectRef'],
  dataState: [],
  dataStore: ['capacity', 'isUnlimited', 'itemSubjectRef'],
  ioSpecification: [],
  dataInput: ['isCollection', 'itemSubjectRef'],
  dataOutput: ['isCollection', 'itemSubjectRef'],
  inputSet: [],
  outputSet: [],
  dataInputRefs: [],
  dataOutputRefs: [],
  dataInputAssociation: [],
  dataOutputAssociation: [],
  sourceRef: [],
  targetRef: [],
  // people and interfaces as other tools note them: read, and without effect
  interface: ['implementationRef'],
  operation: ['implementationRef'],
  inMessageRef: [],
  operationRef: [],
  interfaceRef: [],
  participantMultiplicity: ['minimum', 'maximum'],
  outMessageRef: [],
  errorRef: [],
  resource: [],
  resourceRole: [],
  performer: [],
  humanPerformer: [],
  potentialOwner: [],
  resourceRef: [],
  resourceAssignmentExpression: [],
  formalExpression: formal,
  eventDefinitionRef: [],
  // flow
  sequenceFlow: ['sourceRef', 'targetRef', 'isImmediate'],
  conditionExpression: formal,
  incoming: [],
  outgoing: [],
  // activities
  task: activity,
  userTask: [...activity, 'implementation'],
  manualTask: activity,
  serviceTask: [...activity, 'implementation', 'operationRef'],
  sendTask: [...activity, 'implementation', 'messageRef', 'operationRef'],
  receiveTask: [...activity, 'implementation', 'messageRef', 'operationRef', 'instantiate'],
  businessRuleTask: [...activity, 'implementation'],
  scriptTask: [...activity, 'scriptFormat'],
  script: [],
  callActivity: [...activity, 'calledElement'],
  subProcess,
  transaction: [...subProcess, 'method'],
  adHocSubProcess: [...subProcess, 'ordering', 'cancelRemainingInstances'],
  completionCondition: formal,
  standardLoopCharacteristics: ['testBefore', 'loopMaximum'],
  loopCondition: formal,
  multiInstanceLoopCharacteristics: ['isSequential', 'behavior', 'noneBehaviorEventRef', 'oneBehaviorEventRef'],
  loopDataInputRef: [],
  loopDataOutputRef: [],
  complexBehaviorDefinition: [],
  event: [],
  inputDataItem: ['itemSubjectRef', 'isCollection'],
  outputDataItem: ['itemSubjectRef', 'isCollection'],
  loopCardinality: formal,
  // gateways
  exclusiveGateway: ['default', 'gatewayDirection'],
  parallelGateway: ['gatewayDirection'],
  inclusiveGateway: ['default', 'gatewayDirection'],
  complexGateway: ['default', 'gatewayDirection'],
  activationCondition: formal,
  eventBasedGateway: ['gatewayDirection', 'eventGatewayType', 'instantiate'],
  // events
  startEvent: [...catching, 'isInterrupting'],
  intermediateCatchEvent: catching,
  intermediateThrowEvent: [],
  boundaryEvent: [...catching, 'attachedToRef', 'cancelActivity'],
  endEvent: [],
  messageEventDefinition: ['messageRef'],
  signalEventDefinition: ['signalRef'],
  errorEventDefinition: ['errorRef'],
  escalationEventDefinition: ['escalationRef'],
  timerEventDefinition: [],
  timeDate: formal,
  timeDuration: formal,
  timeCycle: formal,
  linkEventDefinition: [],
  source: [],
  target: [],
  terminateEventDefinition: [],
  cancelEventDefinition: [],
  compensateEventDefinition: ['activityRef', 'waitForCompletion'],
  conditionalEventDefinition: [],
  condition: formal,
};

const onething: Readonly<Record<string, readonly string[]>> = { input: ['name', 'value'], output: ['name', 'value'], key: ['value'] };

const onethingAttributes = [
  'form',
  'candidates',
  'candidatesFrom',
  'place',
  'restDay',
  'excludes',
  'excludedPersons',
  'assignee',
  'due',
  'supplements',
  'suspends',
  'decision',
  'result',
  'connector',
  'collection',
  'element',
  'collect',
  'collected',
];

const drawing: readonly string[] = [namespaces.bpmndi, namespaces.dc, namespaces.di];
const colours: readonly string[] = [namespaces.bioc, namespaces.color];

/** May this element stand in a process file? */
export function isAllowedElement(namespace: string, name: string): boolean {
  if (namespace === namespaces.bpmn) return Object.hasOwn(bpmn, name);
  if (namespace === namespaces.onething) return Object.hasOwn(onething, name);

  return drawing.includes(namespace);
}

/** May this attribute stand on that element? */
export function isAllowedAttribute(element: { namespace: string; name: string }, namespace: string, name: string): boolean {
  if (namespace === '') return isAllowedOwnAttribute(element, name);
  if (namespace === namespaces.onething) return element.namespace === namespaces.bpmn && onethingAttributes.includes(name);
  if (namespace === namespaces.xsi) return name === 'type' || name === 'schemaLocation';
  if (namespace === namespaces.xml) return name === 'lang' || name === 'space';

  return colours.includes(namespace) && element.namespace === namespaces.bpmndi;
}

function isAllowedOwnAttribute(element: { namespace: string; name: string }, name: string): boolean {
  if (element.namespace === namespaces.bpmn) return common.includes(name) || (Object.hasOwn(bpmn, element.name) && (bpmn[element.name] ?? []).includes(name));
  if (element.namespace === namespaces.onething) return Object.hasOwn(onething, element.name) && (onething[element.name] ?? []).includes(name);

  return drawing.includes(element.namespace);
}
