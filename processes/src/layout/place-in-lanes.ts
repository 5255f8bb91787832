import { elementOf, elementsOf, type ModdleElement } from '../language/moddle-element.js';
import { type Box, boundsOf, type Drawing, route } from './drawing.js';

const row = 140;
const head = 30;

/** Moves every element into the band of its lane, keeping its column; lanes lie below each other in the order of the model. */
export function placeInLanes(drawing: Drawing, process: ModdleElement): Drawing {
  const lanes = lanesOf(process);
  if (lanes.length === 0) return drawing;

  const laneByElement = new Map(lanes.flatMap((lane, index) => elementsOf(lane, 'flowNodeRef').map((node) => [node.id ?? '', index] as const)));
  const hosts = new Map(elementsOf(process, 'flowElements').map((element) => [element.id ?? '', elementOf(element, 'attachedToRef')?.id]));
  // What stands in no lane is drawn in the first one.
  const laneOf = (id: string) => laneByElement.get(hosts.get(id) ?? id) ?? laneByElement.get(id) ?? 0;
  const middle = (id: string) => middleOf(drawing.boxes.get(hosts.get(id) ?? id) ?? drawing.boxes.get(id));
  const rows = lanes.map((_, lane) => [...new Set([...drawing.boxes.keys()].filter((id) => laneOf(id) === lane).map(middle))].sort((a, b) => a - b));
  const tops = rows.map((_, lane) => rows.slice(0, lane).reduce((sum, { length }) => sum + Math.max(1, length) * row, 0));
  const shift = (id: string) => (tops[laneOf(id)] ?? 0) + (rows[laneOf(id)]?.indexOf(middle(id)) ?? 0) * row + row / 2 - middle(id);

  const boxes = new Map([...drawing.boxes].map(([id, box]) => [id, { ...box, y: box.y + shift(id) }]));
  const { x, width } = boundsOf({ boxes, lines: new Map() });
  const bands = lanes.map((lane, index): [string, Box] => [
    lane.id ?? '',
    { x: x - 2 * head, y: tops[index] ?? 0, width: width + 4 * head, height: Math.max(1, rows[index]?.length ?? 1) * row },
  ]);
  return { boxes: new Map([...bands, ...boxes]), lines: linesIn(drawing, process, boxes, shift) };
}

function lanesOf(process: ModdleElement): readonly ModdleElement[] {
  return elementsOf(process, 'laneSets').flatMap((set) => elementsOf(set, 'lanes'));
}

function middleOf(box: Box | undefined): number {
  return box ? Math.round(box.y + box.height / 2) : 0;
}

/** A line between two that have moved alike moves with them; any other is drawn anew. */
function linesIn(drawing: Drawing, process: ModdleElement, boxes: ReadonlyMap<string, Box>, shift: (id: string) => number): Drawing['lines'] {
  const flows = new Map(elementsOf(process, 'flowElements').map((flow) => [flow.id ?? '', flow]));
  return new Map(
    [...drawing.lines].map(([id, points]) => {
      const [source, target] = [elementOf(flows.get(id), 'sourceRef')?.id ?? '', elementOf(flows.get(id), 'targetRef')?.id ?? ''];
      const [from, to] = [boxes.get(source), boxes.get(target)];
      if (shift(source) === shift(target) || !from || !to) return [id, points.map((point) => ({ ...point, y: point.y + shift(source) }))];
      return [id, route(from, to)];
    }),
  );
}
