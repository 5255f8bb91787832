import type { Pick } from './statement.js';

interface Made {
  readonly column: string;
  readonly sql: string;
}

/** One `SELECT`: columns that it hands on, and columns that it computes from those below. */
export interface Layer {
  readonly passed: readonly string[];
  readonly made: readonly Made[];
}

/** Kept columns in as few layers as their dependencies allow, the columns read from the source, and the picks. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly read: readonly string[];
  readonly result: readonly Pick[];
}

/** Above this a part that is read once keeps its own column, so that no expression grows too deep. */
const longestInlined = 600;
const identifier = /"(?:[^"]|"")+"/g;

/**
 * Planning a statement costs by layers and columns, running it by what is computed. So what nobody reads is left away, what is read
 * once stands where it is read, and the rest is computed in the earliest layer that has what it needs.
 */
export function layersOf(kept: ReadonlyMap<string, string>, picks: readonly Pick[], inline = longestInlined): Layers {
  const live = liveColumns(kept, picks);
  const { columns, result } = inlined(kept, live, picks, inline);
  const levels = levelsOf(columns);
  const depth = Math.max(0, ...levels.values());
  const lastUse = lastUses(columns, levels, result, depth);
  const read = [...lastUse.keys()].filter((column) => !columns.has(column));

  const layers = Array.from({ length: depth }, (_, index): Layer => {
    const level = index + 1;
    const available = [...read, ...[...columns.keys()].filter((column) => (levels.get(column) ?? 0) < level)];
    return {
      passed: available.filter((column) => (lastUse.get(column) ?? 0) > level),
      made: [...columns].filter(([column]) => levels.get(column) === level).map(([column, sql]) => ({ column, sql })),
    };
  });
  return { layers, read, result };
}

/** In the order in which they were kept: what a column reads stands before it. */
function liveColumns(kept: ReadonlyMap<string, string>, picks: readonly Pick[]): readonly string[] {
  const live = new Set<string>();
  const waiting = picks.flatMap(({ sql }) => namesIn(sql));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const sql = kept.get(name);
    if (sql === undefined || live.has(name)) continue;
    live.add(name);
    waiting.push(...namesIn(sql));
  }
  return [...kept.keys()].filter((column) => live.has(column));
}

function inlined(kept: ReadonlyMap<string, string>, live: readonly string[], picks: readonly Pick[], longest: number) {
  const uses = new Map<string, number>();
  for (const text of [...live.map((column) => kept.get(column) ?? ''), ...picks.map(({ sql }) => sql)])
    for (const name of namesIn(text)) uses.set(name, (uses.get(name) ?? 0) + 1);

  const inline = new Map<string, string>();
  const columns = new Map<string, string>();
  const replaced = (sql: string) => sql.replaceAll(identifier, (name) => inline.get(name) ?? name);
  for (const column of live) {
    const sql = replaced(kept.get(column) ?? '');
    if (uses.get(column) === 1 && sql.length <= longest) inline.set(column, `(${sql})`);
    else columns.set(column, sql);
  }
  return { columns, result: picks.map(({ sql, as }) => ({ sql: replaced(sql), as })) };
}

function levelsOf(columns: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const [column, sql] of columns) levels.set(column, 1 + Math.max(0, ...namesIn(sql).map((name) => levels.get(name) ?? 0)));

  return levels;
}

/** The last layer that reads each name; the picks are read above all of them. */
function lastUses(columns: ReadonlyMap<string, string>, levels: ReadonlyMap<string, number>, result: readonly Pick[], depth: number) {
  const last = new Map<string, number>();
  const use = (sql: string, level: number) => {
    for (const name of namesIn(sql)) last.set(name, Math.max(last.get(name) ?? 0, level));
  };
  for (const [column, sql] of columns) use(sql, levels.get(column) ?? 0);
  for (const { sql } of result) use(sql, depth + 1);

  return last;
}

/** The columns that a text reads. */
export function namesIn(sql: string): readonly string[] {
  return sql.match(identifier) ?? [];
}
