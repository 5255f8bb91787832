import { elementOf, elementsOf, type ModdleElement, textOf, typeOf } from './moddle-element.js';
import type { AdHocModel, ElementModel, FlowModel, MappingModel, MessageFlowModel, ProcessModel } from './process-model.js';
import { readLoop } from './read-loop.js';
import { nameOf, readExpression, readTrigger } from './read-trigger.js';

/** The processes of a definitions element as plain data; pools without a process (black boxes) and drawings are left out. */
export function readProcesses(definitions: ModdleElement): readonly ProcessModel[] {
  return elementsOf(definitions, 'rootElements')
    .filter((root) => typeOf(root) === 'process')
    .sort((a, b) => Number(b.get('isExecutable') === true) - Number(a.get('isExecutable') === true))
    .map(readProcess);
}

/** The message flows of every collaboration. */
export function readMessageFlows(definitions: ModdleElement): readonly MessageFlowModel[] {
  const collaborations = elementsOf(definitions, 'rootElements').filter((root) => typeOf(root) === 'collaboration');
  return collaborations
    .flatMap((collaboration) => elementsOf(collaboration, 'messageFlows'))
    .map((flow) => ({
      id: flow.id ?? '',
      name: textOf(flow, 'name'),
      source: elementOf(flow, 'sourceRef')?.id ?? '',
      target: elementOf(flow, 'targetRef')?.id ?? '',
    }));
}

function readProcess(process: ModdleElement): ProcessModel {
  const elements: ElementModel[] = [];
  const flows: FlowModel[] = [];
  const handlers = new Map<string, string>();
  const containers = [process];
  for (let container = containers.shift(); container; container = containers.shift()) {
    const id = container.id ?? '';
    for (const [event, handler] of handlersIn(container)) handlers.set(event, handler);
    for (const child of elementsOf(container, 'flowElements')) {
      if (typeOf(child) === 'sequenceFlow') flows.push(readFlow(child, id, flows.length));
      else if (!typeOf(child).startsWith('data')) elements.push(readElement(child, id));
      if (child.get('flowElements')) containers.push(child);
    }
  }
  const whole = elements.map((element) => (handlers.has(element.id) ? { ...element, handler: handlers.get(element.id) } : element));
  return { id: process.id ?? '', executable: process.get('isExecutable') === true, name: textOf(process, 'name'), elements: whole, flows };
}

/** Associations from a compensation boundary event to the activity that undoes, in whichever direction they were drawn. */
function handlersIn(container: ModdleElement): readonly [string, string][] {
  return elementsOf(container, 'artifacts').flatMap((artifact): [string, string][] => {
    const ends = [elementOf(artifact, 'sourceRef'), elementOf(artifact, 'targetRef')];
    const event = ends.find((end) => end && typeOf(end) === 'boundaryEvent');
    const handler = ends.find((end) => end?.get('isForCompensation') === true);
    return event?.id && handler?.id ? [[event.id, handler.id]] : [];
  });
}

function readFlow(flow: ModdleElement, container: string, index: number): FlowModel {
  return {
    id: flow.id ?? `flow-${index + 1}`,
    name: textOf(flow, 'name'),
    container,
    source: elementOf(flow, 'sourceRef')?.id ?? '',
    target: elementOf(flow, 'targetRef')?.id ?? '',
    condition: readExpression(flow, 'conditionExpression'),
  };
}

function readElement(element: ModdleElement, container: string): ElementModel {
  return {
    id: element.id ?? '',
    type: element.get('triggeredByEvent') === true ? 'eventSubProcess' : typeOf(element),
    name: textOf(element, 'name'),
    container,
    defaultFlow: elementOf(element, 'default')?.id,
    triggers: [...elementsOf(element, 'eventDefinitionRef'), ...elementsOf(element, 'eventDefinitions')].map(readTrigger),
    attachedTo: elementOf(element, 'attachedToRef')?.id,
    interrupting: element.get('cancelActivity') !== false && element.get('isInterrupting') !== false,
    form: textOf(element, 'onething:form'),
    candidates: words(textOf(element, 'onething:candidates')),
    candidatesFrom: textOf(element, 'onething:candidatesFrom'),
    place: textOf(element, 'onething:place'),
    restDay: textOf(element, 'onething:restDay'),
    excludes: words(textOf(element, 'onething:excludes')),
    excludedPersons: textOf(element, 'onething:excludedPersons'),
    assignee: textOf(element, 'onething:assignee'),
    due: textOf(element, 'onething:due'),
    supplements: textOf(element, 'onething:supplements'),
    suspends: textOf(element, 'onething:suspends'),
    decision: textOf(element, 'onething:decision'),
    result: textOf(element, 'onething:result'),
    connector: textOf(element, 'onething:connector'),
    inputs: mappings(element, 'onething:Input'),
    outputs: mappings(element, 'onething:Output'),
    keys: extensions(element, 'onething:Key').map((key) => textOf(key, 'value') ?? ''),
    script: textOf(element, 'script'),
    calledElement: textOf(element, 'calledElement'),
    message: messageOf(element),
    instantiate: element.get('instantiate') === true,
    parallelMultiple: element.get('parallelMultiple') === true,
    loop: readLoop(elementOf(element, 'loopCharacteristics')),
    forCompensation: element.get('isForCompensation') === true,
    activation: readExpression(element, 'activationCondition'),
    parallelEvents: element.get('eventGatewayType') === 'Parallel',
    adHoc: readAdHoc(element),
    unsupported: unsupportedParts(element),
  };
}

/** Name of the message of a send or receive task. */
function messageOf(element: ModdleElement): string | undefined {
  return nameOf(elementOf(element, 'messageRef'));
}

function words(text: string | undefined): readonly string[] {
  return text?.split(/\s+/).filter((word) => word !== '') ?? [];
}

function extensions(element: ModdleElement, type: string): readonly ModdleElement[] {
  return elementsOf(elementOf(element, 'extensionElements'), 'values').filter((extension) => extension.$type === type);
}

function mappings(element: ModdleElement, type: string): readonly MappingModel[] {
  return extensions(element, type).map((mapping) => ({ name: textOf(mapping, 'name') ?? '', value: textOf(mapping, 'value') ?? '' }));
}

function readAdHoc(element: ModdleElement): AdHocModel | undefined {
  if (typeOf(element) !== 'adHocSubProcess') return undefined;

  return {
    sequential: element.get('ordering') === 'Sequential',
    cancelRemaining: element.get('cancelRemainingInstances') !== false,
    completion: readExpression(element, 'completionCondition'),
  };
}

function unsupportedParts(element: ModdleElement): readonly string[] {
  const notAwaited = elementsOf(element, 'eventDefinitions').some((definition) => definition.get('waitForCompletion') === false);
  return [
    ...['startQuantity', 'completionQuantity'].filter((quantity) => ![undefined, 1].includes(element.get(quantity) as number | undefined)),
    ...(notAwaited ? ['waitForCompletion="false"'] : []),
  ];
}
