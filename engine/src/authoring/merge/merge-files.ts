import { type Json, mergeJson } from './merge-json.js';

type Files = ReadonlyMap<string, string>;

/** A place that the city and the new version have both changed. Values are JSON, or the text of a file whose `pointer` is empty. */
export interface Conflict {
  readonly path: string;
  readonly pointer: string;
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
}

export interface MergedFiles {
  readonly files: Files;
  readonly conflicts: readonly Conflict[];
}

/** Brings a new version and a city's own changes together: file by file, inside JSON place by place. The new version says its own number. */
export function mergeFiles(base: Files, ours: Files, theirs: Files): MergedFiles {
  const files = new Map<string, string>();
  const conflicts: Conflict[] = [];
  for (const path of [...new Set([...theirs.keys(), ...ours.keys()])].sort()) {
    const merged = mergeFile(path, base.get(path), ours.get(path), theirs.get(path));
    if (merged.text !== undefined) files.set(path, merged.text);
    conflicts.push(...merged.conflicts);
  }
  return { files, conflicts };
}

interface MergedFile {
  readonly text: string | undefined;
  readonly conflicts: readonly Conflict[];
}

function mergeFile(path: string, base?: string, ours?: string, theirs?: string): MergedFile {
  if (ours === theirs || base === theirs) return { text: ours, conflicts: [] };
  if (base === ours) return { text: theirs, conflicts: [] };
  if (!path.endsWith('.json') || ours === undefined || theirs === undefined) return { text: ours, conflicts: [{ path, pointer: '', base, ours, theirs }] };

  return mergeTexts(path, base, ours, theirs);
}

function mergeTexts(path: string, base: string | undefined, ours: string, theirs: string): MergedFile {
  const { value, conflicts } = mergeJson(base === undefined ? undefined : parse(base), parse(ours), parse(theirs));
  if (conflicts.some(({ pointer }) => pointer === '')) return { text: ours, conflicts: [{ path, pointer: '', base, ours, theirs }] };

  const versioned = path === 'manifest.json' ? withVersionOf(value, parse(theirs)) : value;
  const named = conflicts
    .filter(({ pointer }) => path !== 'manifest.json' || pointer !== '/version')
    .map((one) => ({ path, pointer: one.pointer, base: written(one.base), ours: written(one.ours), theirs: written(one.theirs) }));
  return { text: `${JSON.stringify(versioned, null, 2)}\n`, conflicts: named };
}

function withVersionOf(manifest: Json | undefined, theirs: Json): Json | undefined {
  return isManifest(manifest) && isManifest(theirs) ? { ...manifest, version: theirs.version } : manifest;
}

function isManifest(json: Json | undefined): json is { readonly version: string } {
  return typeof json === 'object' && json !== null && 'version' in json && typeof json.version === 'string';
}

/** Files of packages were read before they were kept. */
function parse(text: string): Json {
  return JSON.parse(text);
}

function written(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
