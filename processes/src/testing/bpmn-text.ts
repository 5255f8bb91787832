/** A BPMN file with these elements: tests say only what they are about. */
export function bpmn(id: string, ...parts: readonly string[]): string {
  return `${head}<process id="${id}" isExecutable="true">${parts.join('')}</process></definitions>`;
}

const head = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" targetNamespace="t" id="file"><message id="M1" name="M1"/><message id="M2" name="M2"/><signal id="S1" name="S1"/><error id="E1" name="E1" errorCode="E1"/><error id="E2" name="E2" errorCode="E2"/><escalation id="X1" name="X1" escalationCode="X1"/>`;

/** Sequence flows written as paths: `flows('start > task > end', 'choice > a when x > 1')`. Ids are `source-target`. */
export function flows(...paths: readonly string[]): string {
  return paths.flatMap(flowsOf).join('');
}

function flowsOf(path: string): readonly string[] {
  const [, nodes = '', condition] = /^(.*?)(?: when (.*))?$/.exec(path) ?? [];
  const stops = nodes.split(' > ');
  return stops.slice(1).map((target, index) => flow(stops[index] ?? '', target, condition));
}

function flow(source: string, target: string, condition: string | undefined): string {
  const inner = condition === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression">${escapeXml(condition)}</conditionExpression>`;
  return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** An event definition: `timer('PT1H')`, `message('M1')`. */
export const trigger = {
  timer: (duration: string) => `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">${duration}</timeDuration></timerEventDefinition>`,
  cycle: (text: string) => `<timerEventDefinition><timeCycle xsi:type="tFormalExpression">${text}</timeCycle></timerEventDefinition>`,
  calculated: (expression: string) =>
    `<timerEventDefinition><timeDuration xsi:type="tFormalExpression" language="urn:onething:feel:1">${escapeXml(expression)}</timeDuration></timerEventDefinition>`,
  message: (name: string) => `<messageEventDefinition messageRef="${name}"/>`,
  signal: (name: string) => `<signalEventDefinition signalRef="${name}"/>`,
  error: (code?: string) => (code ? `<errorEventDefinition errorRef="${code}"/>` : '<errorEventDefinition/>'),
  escalation: (code: string) => `<escalationEventDefinition escalationRef="${code}"/>`,
  link: (name: string) => `<linkEventDefinition name="${name}"/>`,
  terminate: () => '<terminateEventDefinition/>',
  conditional: (expression: string) =>
    `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${escapeXml(expression)}</condition></conditionalEventDefinition>`,
  compensate: (activity?: string) => (activity ? `<compensateEventDefinition activityRef="${activity}"/>` : '<compensateEventDefinition/>'),
  cancel: () => '<cancelEventDefinition/>',
};

/** Mappings inside an element: `mappings({ inputs: { to: '"applicant"' } })`. */
export function mappings({
  inputs = {},
  outputs = {},
  keys = [],
}: {
  inputs?: Record<string, string>;
  outputs?: Record<string, string>;
  keys?: readonly string[];
}): string {
  const list = (tag: string, entries: Record<string, string>) =>
    Object.entries(entries).map(([name, value]) => `<onething:${tag} name="${name}" value="${escapeXml(value)}"/>`);
  const inner = [...list('input', inputs), ...list('output', outputs), ...keys.map((key) => `<onething:key value="${escapeXml(key)}"/>`)];
  return `<extensionElements>${inner.join('')}</extensionElements>`;
}

/** Loop characteristics: `loop.each('members', 'member')`. */
export const loop = {
  each: (collection: string, element: string, more: MultiInstanceText = {}) =>
    multiInstance(`onething:collection="${escapeXml(collection)}" onething:element="${element}"`, more),
  times: (cardinality: string, more: MultiInstanceText = {}) =>
    multiInstance('', more, `<loopCardinality xsi:type="tFormalExpression">${escapeXml(cardinality)}</loopCardinality>`),
  while: (condition: string, attributes = '') =>
    `<standardLoopCharacteristics ${attributes}><loopCondition xsi:type="tFormalExpression">${escapeXml(condition)}</loopCondition></standardLoopCharacteristics>`,
};

interface MultiInstanceText {
  readonly sequential?: boolean;
  readonly collect?: string;
  readonly collected?: string;
  readonly until?: string;
}

function multiInstance(attributes: string, { sequential, collect, collected, until }: MultiInstanceText, inner = ''): string {
  const all = [
    attributes,
    ...(sequential ? ['isSequential="true"'] : []),
    ...(collect ? [`onething:collect="${collect}"`] : []),
    ...(collected ? [`onething:collected="${escapeXml(collected)}"`] : []),
  ];
  const completion = until ? `<completionCondition xsi:type="tFormalExpression">${escapeXml(until)}</completionCondition>` : '';
  return `<multiInstanceLoopCharacteristics ${all.join(' ')}>${inner}${completion}</multiInstanceLoopCharacteristics>`;
}

/** An activity with one that undoes it: `undoable('pay', 'refund')`, tied by a compensation event named `undo-pay`. */
export function undoable(
  activity: string,
  handler: string,
  xml = `<task id="${activity}"/>`,
  handlerXml = `<task id="${handler}" isForCompensation="true"/>`,
): string {
  return `${xml}<boundaryEvent id="undo-${activity}" attachedToRef="${activity}">${trigger.compensate()}</boundaryEvent>${handlerXml}<association id="as-${activity}" sourceRef="undo-${activity}" targetRef="${handler}" associationDirection="One"/>`;
}
