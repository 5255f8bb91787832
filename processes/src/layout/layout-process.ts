import { done, type Outcome, refused } from '@onething/rules';
import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, elementsOf, isElement, type ModdleElement, typeOf } from '../language/moddle-element.js';
import { onethingModdle } from '../language/onething-moddle.js';
import { type Box, boundsOf, type Drawing, moved, type Point, route } from './drawing.js';
import { placeContainer } from './place-container.js';
import { placeInLanes } from './place-in-lanes.js';

const margin = 60;
const pool = 30;

/**
 * A model without a diagram gets one: pools below each other with their lanes, message flows between them, data and notes below
 * what they belong to, and a page of its own for the inside of each sub-process. A model that has a diagram is given back as it
 * is. Refused with `LAYOUT_FAILED` when the file is no BPMN.
 */
export async function layoutProcess(xml: string): Promise<Outcome<string>> {
  const moddle = new BpmnModdle({ onething: onethingModdle });
  const definitions = await load(moddle, xml);
  if (!definitions)
    return refused('LAYOUT_FAILED', { zh: '无法自动排版：文件不是 BPMN 2.0 模型。', en: 'It cannot be laid out: the file is no BPMN 2.0 model.' });
  if (elementsOf(definitions, 'diagrams').some(isDrawn)) return done(xml);

  definitions.set('diagrams', await pagesOf(moddle, definitions));
  return done((await moddle.toXML(definitions, { format: true })).xml);
}

async function load(moddle: BpmnModdle, xml: string): Promise<ModdleElement | undefined> {
  try {
    const { rootElement } = await moddle.fromXML(xml);
    return isElement(rootElement) ? rootElement : undefined;
  } catch {
    return undefined;
  }
}

function isDrawn(diagram: ModdleElement): boolean {
  return elementsOf(elementOf(diagram, 'plane'), 'planeElement').length > 0;
}

async function pagesOf(moddle: BpmnModdle, definitions: ModdleElement): Promise<readonly ModdleElement[]> {
  const roots = elementsOf(definitions, 'rootElements');
  const collaboration = roots.find((root) => typeOf(root) === 'collaboration');
  const processes = roots.filter((root) => typeOf(root) === 'process');
  const first = collaboration ? page(moddle, collaboration, await drawCollaboration(collaboration)) : undefined;
  const alone = first
    ? []
    : await Promise.all(processes.slice(0, 1).map(async (process) => page(moddle, process, moved(await drawProcess(process), margin, margin))));
  const inside = await Promise.all(processes.flatMap(subProcessesIn).map(async (sub) => page(moddle, sub, moved(await drawProcess(sub), margin, margin))));
  return [...(first ? [first] : []), ...alone, ...inside];
}

function subProcessesIn(container: ModdleElement): readonly ModdleElement[] {
  const own = elementsOf(container, 'flowElements').filter((element) => element.get('flowElements') !== undefined);
  return own.flatMap((sub) => [sub, ...subProcessesIn(sub)]);
}

async function drawProcess(process: ModdleElement): Promise<Drawing> {
  return withThingsBeside(placeInLanes(await placeContainer(process), process), process);
}

/** Data and notes in a row below, tied to what they belong to. */
function withThingsBeside(drawing: Drawing, process: ModdleElement): Drawing {
  const data = elementsOf(process, 'flowElements').filter((element) => ['dataObjectReference', 'dataStoreReference'].includes(typeOf(element)));
  const notes = elementsOf(process, 'artifacts').filter((artifact) => typeOf(artifact) === 'textAnnotation');
  const { x, y, height } = boundsOf(drawing);
  const beside = [...data, ...notes].map((thing, index): [string, Box] => [
    thing.id ?? '',
    { x: x + index * 150, y: y + height + 60, width: typeOf(thing) === 'textAnnotation' ? 120 : 50, height: 50 },
  ]);
  const boxes = new Map([...drawing.boxes, ...beside]);
  const ties = elementsOf(process, 'artifacts').filter((artifact) => typeOf(artifact) === 'association');
  return { boxes, lines: new Map([...drawing.lines, ...linesOf(ties, boxes)]) };
}

function linesOf(ties: readonly ModdleElement[], boxes: ReadonlyMap<string, Box>): readonly [string, readonly Point[]][] {
  return ties.flatMap((tie): [string, readonly Point[]][] => {
    const [from, to] = [boxes.get(elementOf(tie, 'sourceRef')?.id ?? ''), boxes.get(elementOf(tie, 'targetRef')?.id ?? '')];
    return from && to && tie.id !== undefined ? [[tie.id, route(from, to)]] : [];
  });
}

async function drawCollaboration(collaboration: ModdleElement): Promise<Drawing> {
  const boxes = new Map<string, Box>();
  const lines = new Map<string, readonly Point[]>();
  let top = margin;
  for (const participant of elementsOf(collaboration, 'participants')) {
    const process = elementOf(participant, 'processRef');
    const drawing = process ? await drawProcess(process) : { boxes: new Map(), lines: new Map() };
    const { x, y, width, height } = boundsOf(drawing);
    const band = { x: margin, y: top, width: Math.max(600, width + 2 * pool + margin), height: Math.max(60, height + (process ? margin : 0)) };
    const inside = moved(drawing, margin + 2 * pool - x, top + (band.height - height) / 2 - y);
    boxes.set(participant.id ?? '', band);
    for (const [id, box] of inside.boxes) boxes.set(id, box);
    for (const [id, points] of inside.lines) lines.set(id, points);
    top += band.height + margin;
  }
  for (const [id, points] of linesOf(elementsOf(collaboration, 'messageFlows'), boxes)) lines.set(id, points);
  return { boxes, lines };
}

function page(moddle: BpmnModdle, about: ModdleElement, { boxes, lines }: Drawing): ModdleElement {
  const id = about.id ?? 'model';
  // References are written by id alone.
  const element = (of: string) => ({ $type: 'bpmn:BaseElement', id: of });
  const shapes = [...boxes].map(([of, box]) =>
    moddle.create('bpmndi:BPMNShape', { id: `${of}_di`, bpmnElement: element(of), ...shapeOf(about, of), bounds: moddle.create('dc:Bounds', rounded(box)) }),
  );
  const edges = [...lines].map(([of, points]) =>
    moddle.create('bpmndi:BPMNEdge', { id: `${of}_di`, bpmnElement: element(of), waypoint: points.map((point) => moddle.create('dc:Point', rounded(point))) }),
  );
  const plane = moddle.create('bpmndi:BPMNPlane', { id: `plane-${id}`, bpmnElement: about, planeElement: [...shapes, ...edges] });
  return moddle.create('bpmndi:BPMNDiagram', { id: `diagram-${id}`, plane });
}

function rounded<T extends object>(numbers: T): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Math.round(Number(value))]));
}

/** Pools and lanes lie; sub-processes are closed, their inside has a page of its own. */
function shapeOf(about: ModdleElement, id: string): Record<string, boolean> {
  const isPool = elementsOf(about, 'participants').some((participant) => participant.id === id);
  const processes = [about, ...elementsOf(about, 'participants').flatMap((participant) => elementOf(participant, 'processRef') ?? [])];
  const isLane = processes.some((process) => elementsOf(process, 'laneSets').some((set) => elementsOf(set, 'lanes').some((lane) => lane.id === id)));
  if (isPool || isLane) return { isHorizontal: true };

  const found = processes.flatMap((process) => elementsOf(process, 'flowElements')).find((element) => element.id === id);
  if (found?.get('flowElements') !== undefined) return { isExpanded: false };
  return found && typeOf(found) === 'exclusiveGateway' ? { isMarkerVisible: true } : {};
}
