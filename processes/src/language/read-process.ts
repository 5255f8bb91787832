import { elementOf, elementsOf, type ModdleElement, textOf, typeOf } from './moddle-element.js';
import type { ElementModel, FlowModel, MappingModel, ProcessModel, TimeModel, TriggerModel } from './process-model.js';

/** The processes of a definitions element as plain data; pools without a process (black boxes) and drawings are left out. */
export function readProcesses(definitions: ModdleElement): readonly ProcessModel[] {
  return elementsOf(definitions, 'rootElements')
    .filter((root) => typeOf(root) === 'process')
    .sort((a, b) => Number(b.get('isExecutable') === true) - Number(a.get('isExecutable') === true))
    .map(readProcess);
}

function readProcess(process: ModdleElement): ProcessModel {
  const elements: ElementModel[] = [];
  const flows: FlowModel[] = [];
  const containers = [process];
  for (let container = containers.shift(); container; container = containers.shift()) {
    const id = container.id ?? '';
    for (const child of elementsOf(container, 'flowElements')) {
      if (typeOf(child) === 'sequenceFlow') flows.push(readFlow(child, id, flows.length));
      else if (!typeOf(child).startsWith('data')) elements.push(readElement(child, id));
      if (child.get('flowElements')) containers.push(child);
    }
  }
  return { id: process.id ?? '', name: textOf(process, 'name'), elements, flows };
}

function readFlow(flow: ModdleElement, container: string, index: number): FlowModel {
  const condition = elementOf(flow, 'conditionExpression');
  const text = textOf(condition, 'body');
  return {
    id: flow.id ?? `flow-${index + 1}`,
    name: textOf(flow, 'name'),
    container,
    source: elementOf(flow, 'sourceRef')?.id ?? '',
    target: elementOf(flow, 'targetRef')?.id ?? '',
    condition: condition && { text: text ?? '', language: textOf(condition, 'language') },
  };
}

function readElement(element: ModdleElement, container: string): ElementModel {
  return {
    id: element.id ?? '',
    type: element.get('triggeredByEvent') === true ? 'eventSubProcess' : typeOf(element),
    name: textOf(element, 'name'),
    container,
    defaultFlow: elementOf(element, 'default')?.id,
    triggers: elementsOf(element, 'eventDefinitions').map(readTrigger),
    attachedTo: elementOf(element, 'attachedToRef')?.id,
    interrupting: element.get('cancelActivity') !== false && element.get('isInterrupting') !== false,
    form: textOf(element, 'onething:form'),
    candidates: words(textOf(element, 'onething:candidates')),
    excludes: words(textOf(element, 'onething:excludes')),
    assignee: textOf(element, 'onething:assignee'),
    due: textOf(element, 'onething:due'),
    decision: textOf(element, 'onething:decision'),
    result: textOf(element, 'onething:result'),
    connector: textOf(element, 'onething:connector'),
    inputs: mappings(element, 'onething:Input'),
    outputs: mappings(element, 'onething:Output'),
    keys: extensions(element, 'onething:Key').map((key) => textOf(key, 'value') ?? ''),
    script: textOf(element, 'script'),
    calledElement: textOf(element, 'calledElement'),
    message: nameOf(elementOf(element, 'messageRef')),
    instantiate: element.get('instantiate') === true,
    unsupported: unsupportedParts(element),
  };
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

function unsupportedParts(element: ModdleElement): readonly string[] {
  const loop = elementOf(element, 'loopCharacteristics');
  return [
    ...(loop ? [typeOf(loop)] : []),
    ...(element.get('isForCompensation') === true ? ['isForCompensation'] : []),
    ...['startQuantity', 'completionQuantity'].filter((quantity) => ![undefined, 1].includes(element.get(quantity) as number | undefined)),
    ...(element.get('eventGatewayType') === 'Parallel' ? ['eventGatewayType="Parallel"'] : []),
  ];
}

function readTrigger(definition: ModdleElement): TriggerModel {
  return { type: typeOf(definition).replace(/EventDefinition$/, ''), name: nameOfTrigger(definition), time: readTime(definition) };
}

function nameOfTrigger(definition: ModdleElement): string | undefined {
  return (
    nameOf(elementOf(definition, 'messageRef')) ??
    nameOf(elementOf(definition, 'signalRef')) ??
    codeOf(elementOf(definition, 'errorRef'), 'errorCode') ??
    codeOf(elementOf(definition, 'escalationRef'), 'escalationCode') ??
    (typeOf(definition) === 'linkEventDefinition' ? textOf(definition, 'name') : undefined)
  );
}

function nameOf(definition: ModdleElement | undefined): string | undefined {
  return textOf(definition, 'name') ?? definition?.id;
}

function codeOf(definition: ModdleElement | undefined, property: string): string | undefined {
  return textOf(definition, property) ?? definition?.id;
}

const timeKinds = [
  ['date', 'timeDate'],
  ['duration', 'timeDuration'],
  ['cycle', 'timeCycle'],
] as const;

function readTime(definition: ModdleElement): TimeModel | undefined {
  for (const [kind, property] of timeKinds) {
    const time = elementOf(definition, property);
    if (time) return { kind, text: (textOf(time, 'body') ?? '').trim(), language: textOf(time, 'language') };
  }
  return undefined;
}
