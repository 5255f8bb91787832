/** A place on the canvas, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything of one process or sub-process stands, by id. */
export interface Drawing {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lines: ReadonlyMap<string, readonly Point[]>;
}

/** The drawing further right and down. */
export function moved({ boxes, lines }: Drawing, dx: number, dy: number): Drawing {
  return {
    boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }])),
    lines: new Map([...lines].map(([id, points]) => [id, points.map(({ x, y }) => ({ x: x + dx, y: y + dy }))])),
  };
}

/** The smallest box around everything. */
export function boundsOf({ boxes, lines }: Drawing): Box {
  const corners = [...boxes.values()].flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  const points = [...corners, ...[...lines.values()].flat()];
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };

  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  return { x: left, y: top, width: Math.max(...points.map(({ x }) => x)) - left, height: Math.max(...points.map(({ y }) => y)) - top };
}

/** A line of right angles between two boxes: to the right where there is room, else round below. */
export function route(from: Box, to: Box): readonly Point[] {
  const [start, end] = [
    { x: from.x + from.width, y: from.y + from.height / 2 },
    { x: to.x, y: to.y + to.height / 2 },
  ];
  if (end.x >= start.x + 20) {
    const middle = Math.round((start.x + end.x) / 2);
    return start.y === end.y ? [start, end] : [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
  }
  const below = Math.max(from.y + from.height, to.y + to.height) + 20;
  const [out, into] = [from.x + from.width / 2, to.x + to.width / 2];
  return [
    { x: out, y: from.y + from.height },
    { x: out, y: below },
    { x: into, y: below },
    { x: into, y: to.y + to.height },
  ];
}
