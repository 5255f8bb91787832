import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, elementsOf, isElement, type ModdleElement, typeOf } from '../language/moddle-element.js';
import { type Box, type Drawing, type Point, route } from './drawing.js';

/**
 * Places the elements directly inside a process or sub-process with bpmn-auto-layout. The library is given the bare graph: it
 * needs every flow noted at both ends, draws the inside of sub-processes over the outside, and gives data a place in the flow.
 */
export async function placeContainer(container: ModdleElement): Promise<Drawing> {
  const inside = elementsOf(container, 'flowElements');
  const nodes = inside.filter((element) => typeOf(element) !== 'sequenceFlow' && !typeOf(element).startsWith('data') && element.id !== undefined);
  const flows = inside.filter(
    (element) => typeOf(element) === 'sequenceFlow' && element.id !== undefined && elementOf(element, 'sourceRef') && elementOf(element, 'targetRef'),
  );
  if (nodes.length === 0) return { boxes: new Map(), lines: new Map() };

  const drawn = await drawingIn(await layoutProcess(bareModel(nodes, flows)));
  return withEveryFlow(drawn, flows);
}

function bareModel(nodes: readonly ModdleElement[], flows: readonly ModdleElement[]): string {
  const end = (flow: ModdleElement, side: string) => elementOf(flow, side)?.id;
  const ends = (side: string, tag: string, node: ModdleElement) =>
    flows.filter((flow) => end(flow, side) === node.id).map((flow) => `<${tag}>${flow.id}</${tag}>`);
  const tags = nodes.map((node) => {
    const tag = bareType(typeOf(node));
    const host = elementOf(node, 'attachedToRef')?.id;
    const attached = host === undefined ? '' : ` attachedToRef="${host}"`;
    return `<${tag} id="${node.id}"${attached}>${ends('targetRef', 'incoming', node).join('')}${ends('sourceRef', 'outgoing', node).join('')}</${tag}>`;
  });
  const arrows = flows.map((flow) => `<sequenceFlow id="${flow.id}" sourceRef="${end(flow, 'sourceRef')}" targetRef="${end(flow, 'targetRef')}"/>`);
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="drawn-container">${tags.join('')}${arrows.join('')}</process></definitions>`;
}

/** A closed sub-process is as large as a task. */
function bareType(type: string): string {
  return type.endsWith('Event') || type.endsWith('Gateway') ? type : 'task';
}

async function drawingIn(xml: string): Promise<Drawing> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const [diagram] = isElement(rootElement) ? elementsOf(rootElement, 'diagrams') : [];
  const parts = diagram ? elementsOf(elementOf(diagram, 'plane'), 'planeElement') : [];
  const ofType = (type: string) => parts.filter((part) => typeOf(part) === type).map((part) => [elementOf(part, 'bpmnElement')?.id ?? '', part] as const);
  return {
    boxes: new Map(ofType('bPMNShape').map(([id, shape]) => [id, boxOf(elementOf(shape, 'bounds'))])),
    lines: new Map(ofType('bPMNEdge').map(([id, edge]) => [id, elementsOf(edge, 'waypoint').map(pointOf)])),
  };
}

function boxOf(bounds: ModdleElement | undefined): Box {
  return { ...pointOf(bounds), width: Number(bounds?.get('width') ?? 0), height: Number(bounds?.get('height') ?? 0) };
}

function pointOf(point: ModdleElement | undefined): Point {
  return { x: Number(point?.get('x') ?? 0), y: Number(point?.get('y') ?? 0) };
}

function withEveryFlow({ boxes, lines }: Drawing, flows: readonly ModdleElement[]): Drawing {
  const routed = flows.flatMap((flow): [string, readonly Point[]][] => {
    const [from, to] = [boxes.get(elementOf(flow, 'sourceRef')?.id ?? ''), boxes.get(elementOf(flow, 'targetRef')?.id ?? '')];
    return from && to ? [[flow.id ?? '', lines.get(flow.id ?? '') ?? route(from, to)]] : [];
  });
  return { boxes, lines: new Map(routed) };
}
