import type { Points } from '@onething/rules';

/** Points as they are typed: a number, or `= ` with a calculation. */
export function textOfPoints(points: Points): string {
  return typeof points === 'number' ? String(points) : `= ${points.expr}`;
}

/** The same back. */
export function pointsOf(text: string): Points {
  return Number.isFinite(Number(text)) ? Number(text) : { expr: text.replace(/^=\s*/, '') };
}
