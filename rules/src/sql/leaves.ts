import { namesIn } from './layers.js';
import type { Pick } from './statement.js';

/** What is known of the columns of a statement: which have few values, and which are truths computed of others. */
export interface FewValues {
  /** Columns of the source, or computed, that have few values: numbers of texts, truths. */
  readonly few: ReadonlySet<string>;
  /** Computed truths: followed down to what they read, unless that has many values. */
  readonly truths: ReadonlySet<string>;
}

/** With more columns than these hardly two people are alike. */
const mostLeaves = 14;

/**
 * The columns with few values that everything picked can be computed from: people who agree in them are counted once, and what is picked
 * is computed of the counted. `undefined` where something with many values is read on the way.
 */
export function leavesOf(kept: ReadonlyMap<string, string>, picks: readonly Pick[], { few, truths }: FewValues): readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  const visit = (name: string): readonly string[] | undefined => {
    if (!known.has(name)) known.set(name, below(name));
    return known.get(name);
  };
  const below = (name: string): readonly string[] | undefined => {
    const sql = kept.get(name);
    if (few.has(name)) return [name];
    if (sql === undefined) return undefined;
    return together(namesIn(sql).map(visit)) ?? (truths.has(name) ? [name] : undefined);
  };
  const leaves = together(picks.flatMap(({ sql }) => namesIn(sql)).map(visit));

  return leaves && leaves.length > 0 && leaves.length <= mostLeaves ? leaves : undefined;
}

function together(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = new Set<string>();
  for (const part of parts) {
    if (!part) return undefined;
    for (const name of part) all.add(name);
  }
  return [...all];
}
