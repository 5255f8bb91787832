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

/** The whole process where it can still be read; else its beginning, at a size that can. `covered`: pixels at the left where something lies over it. */
export function showReadably(canvas: Canvas, covered = 0): void {
  if (canvas.zoom('fit-viewport', 'auto') >= readable) return;

  const { inner, outer } = canvas.viewbox();
  const [width, height] = [outer.width / readable, outer.height / readable];
  canvas.viewbox({ x: inner.x - (20 + covered) / readable, y: inner.y + inner.height / 2 - height / 2, width, height });
}
