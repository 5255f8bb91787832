import type { Part } from './partition.js';
import type { RowSet } from './row-set.js';

/** One part of every column: a kind of case. `undefined` where the column does not matter. */
export type Corner = readonly (Part | undefined)[];

/** What a search found; `complete` is false when it was given up because there are too many combinations. */
export interface Search {
  readonly corners: readonly Corner[];
  readonly complete: boolean;
}

const mostVisits = 100_000;

/** Kinds of cases that none of the given rows fits, at most `most` of them. Equal situations further right are looked at once. */
export function uncovered(columns: readonly (readonly Part[])[], rows: RowSet, most: number): Search {
  const corners: Corner[] = [];
  const covered = new Set<string>();
  let visits = 0;
  const search = (alive: RowSet, chosen: Corner): boolean => {
    if (alive === 0n) return corners.push([...chosen, ...columns.slice(chosen.length).flatMap((parts) => parts.slice(0, 1))]) > 0;
    const parts = columns[chosen.length];
    const key = `${chosen.length}:${alive.toString(16)}`;
    if (!parts || covered.has(key) || ++visits > mostVisits) return false;
    let found = false;
    // One is enough: what no row fits any more is looked for first.
    const bare = most === 1 ? parts.find((part) => (alive & part.rows) === 0n) : undefined;
    for (const part of bare ? [bare] : parts) if (corners.length < most) found = search(alive & part.rows, [...chosen, part]) || found;
    if (!found) covered.add(key);
    return found;
  };
  search(rows, []);

  return { corners, complete: visits <= mostVisits };
}

/** The same kind of case, without the columns that do not matter for its being uncovered; `all` are the rows that fit somewhere in a column. */
export function generalised(corner: Corner, all: readonly RowSet[]): Corner {
  return corner.reduce<Corner>((kept, _, index) => {
    const wider = kept.map((part, column) => (column === index ? undefined : part));
    return coveredBy(wider, all) === 0n ? wider : kept;
  }, corner);
}

/** Rows that fit some case of that kind. */
function coveredBy(corner: Corner, all: readonly RowSet[]): RowSet {
  return all.map((everywhere, column) => corner[column]?.rows ?? everywhere).reduce((rows, fitting) => rows & fitting);
}
