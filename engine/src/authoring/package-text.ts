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

/** A manifest that says the next version where it still says the published one; everything else in it stays as it was written. */
export function withNextVersion(manifest: string, published: string | undefined): string {
  if (!published || !manifest.includes(`"${published}"`)) return manifest;

  const [major = '0', minor = '0', patch = '0'] = published.split(/[.-]/);
  return manifest.replace(new RegExp(`("version"\\s*:\\s*)"${published.replaceAll('.', '\\.')}"`), `$1"${major}.${minor}.${Number(patch) + 1}"`);
}

const saveable =
  /^(manifest\.json|parameters\.json|README\.md|(processes|decisions|forms|registries|documents|scenarios|i18n)\/[A-Za-z_][A-Za-z0-9_.-]{0,63})$/;

/** Whether a draft may hold a file of this name; what is in it is checked later, so that half-finished work is kept too. */
export function mayHold(path: string): Outcome<void> {
  if (saveable.test(path) && !/__proto__|constructor|prototype/.test(path)) return done(undefined);

  return refused('FILE_NOT_SAVEABLE', { zh: `事项包里不能有文件“${path.slice(0, 100)}”。`, en: `A package cannot hold the file "${path.slice(0, 100)}".` });
}
