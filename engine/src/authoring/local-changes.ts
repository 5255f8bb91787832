import type { Actor, Releases } from '../engine.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageImportStore } from '../stores/package-import-store.js';
import { type MergedFiles, mergeFiles } from './merge/merge-files.js';
import { isSameText, textsOf } from './package-text.js';

type Files = ReadonlyMap<string, string>;

export interface LocalChangesParts {
  readonly imports: PackageImportStore;
  readonly library: WholeLibrary;
  readonly releases: Releases;
}

/** A new version together with what the city has changed of the one before; `changed` is false where nothing was. */
export interface Upgrade extends MergedFiles {
  readonly changed: boolean;
}

/** Keeps a city's own changes when the next version of a package comes. */
export async function withLocalChanges(name: string, theirs: Files, by: Actor, { imports, library, releases }: LocalChangesParts): Promise<Upgrade> {
  const untouched = { files: theirs, conflicts: [], changed: false };
  const inForce = await library.ofPackage(name, by.tenant);
  if (inForce?.tenant !== by.tenant) return untouched;
  const upstream = await imports.upstreamOf(by.tenant, name);
  if (!upstream) return untouched;

  const ours = textsOf(await releases.filesOf(inForce.hash, by));
  const base = 'import' in upstream ? await imports.files(by.tenant, upstream.import) : textsOf(await releases.filesOf(upstream.release, by));
  return isSameText(base, ours) ? untouched : { ...mergeFiles(base, ours, theirs), changed: true };
}
