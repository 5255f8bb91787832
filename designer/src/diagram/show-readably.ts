/** The canvas of a bpmn-js viewer or modeler, as far as it is used. */
export interface Canvas {
  zoom(to?: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(): {
    readonly inner: { readonly x: number; readonly y: number; readonly height: number };
    readonly outer: { readonly width: number; readonly height: number };
  };
  viewbox(box: { x: number; y: number; width: number; height: number }): unknown;
}

const readable = 0.7;

/** What stands in a diagram, as far as it is looked for. */
export interface Shapes {
  filter(fits: (shape: { readonly type: string }) => boolean): readonly { readonly x: number; readonly y: number; readonly height: number }[];
}

/** Where a process begins. */
export function beginningOf(shapes: Shapes): { readonly y: number; readonly height: number } | undefined {
  return [...shapes.filter(({ type }) => type === 'bpmn:StartEvent')].sort((a, b) => a.x - b.x)[0];
}

/** The whole process where it can still be read; else its beginning, at a size that can. `covered`: pixels at the left where something lies over it. */
export function showReadably(canvas: Canvas, covered = 0, beginning?: { readonly y: number; readonly height: number }): void {
  if (canvas.zoom('fit-viewport', 'auto') >= readable) return;

  const { inner, outer } = canvas.viewbox();
  const [width, height] = [outer.width / readable, outer.height / readable];
  const middle = beginning && inner.height > height ? beginning.y + beginning.height / 2 : inner.y + inner.height / 2;
  canvas.viewbox({ x: inner.x - (20 + covered) / readable, y: middle - height / 2, width, height });
}
