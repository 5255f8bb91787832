import { done, type Outcome, refused } from '@onething/rules';

/** Files of a package as text; they are all UTF-8, which reading has checked. */
export function textsOf(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

/** The same back. */
export function bytesOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> {
  return new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

/** Whether two packages say the same, file by file. */
export function isSameText(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some].every(([path, text]) => others.get(path) === text);
}

/** A manifest that says the next free version where it says a published one; everything else in it stays as it was written. */
export function withNextVersion(manifest: string, published: readonly string[]): string {
  const said = published.find((version) => versionIn(version).test(manifest));
  if (!said) return manifest;

  const [major = '0', minor = '0', patch = '0'] = said.split(/[.-]/);
  const free = (at: number): string => (published.includes(`${major}.${minor}.${at}`) ? free(at + 1) : `${major}.${minor}.${at}`);
  return manifest.replace(versionIn(said), `$1"${free(Number(patch) + 1)}"`);
}

function versionIn(version: string): RegExp {
  return new RegExp(`("version"\\s*:\\s*)"${version.replace(/[^0-9A-Za-z-]/g, '\\$&')}"`);
}

const saveable =
  /^(manifest\.json|parameters\.json|README\.md|(processes|decisions|forms|registries|documents|scenarios|populations|i18n)\/[A-Za-z_][A-Za-z0-9_.-]{0,63})$/;

/** Whether a draft may hold a file of this name; what is in it is checked later, so that half-finished work is kept too. */
export function mayHold(path: string): Outcome<void> {
  if (saveable.test(path) && !/__proto__|constructor|prototype/.test(path)) return done(undefined);

  return refused('FILE_NOT_SAVEABLE', { zh: `事项包里不能有文件“${path.slice(0, 100)}”。`, en: `A package cannot hold the file "${path.slice(0, 100)}".` });
}
