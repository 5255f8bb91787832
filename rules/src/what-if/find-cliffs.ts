/** Where one more unit of a fact takes away more than it gives. */
export interface Cliff {
  /** The last value before the fall. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** What one person is given at each value of one fact (income). */
export interface CliffSearch {
  readonly amountAt: (value: number) => number;
  readonly from: number;
  readonly to: number;
  /** Into how many parts the range is cut before each fall is looked for; 512 without it. */
  readonly parts?: number;
}

/** Every fall between two values of a grid, found to the unit by bisection; whole units only. */
export function findCliffs({ amountAt, from, to, parts = 512 }: CliffSearch): readonly Cliff[] {
  const step = Math.max(1, Math.ceil((to - from) / parts));
  const cliffs: Cliff[] = [];
  for (let low = from; low < to; low += step) {
    let [left, right] = [low, Math.min(low + step, to)];
    if (amountAt(left) <= amountAt(right)) continue;
    while (right - left > 1) {
      const middle = Math.floor((left + right) / 2);
      if (amountAt(middle) < amountAt(left)) right = middle;
      else left = middle;
    }
    const [before, after] = [amountAt(left), amountAt(right)];
    if (before - after > 1) cliffs.push({ at: left, before, after });
  }
  return cliffs;
}
