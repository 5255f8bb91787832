/** Hash of bytes in lower-case hex; passed in, because a pure workspace has no cryptography of its own. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

/** The content hash that names a release: the same files give the same name on every machine, whatever order they were read in. */
export async function packageHash(files: ReadonlyMap<string, Uint8Array>, sha256: Sha256): Promise<string> {
  const names = [...files.keys()].sort(byCodeUnit);
  const lines = await Promise.all(names.map(async (name) => `${await sha256(files.get(name) ?? new Uint8Array())}  ${name}\n`));
  return sha256(new TextEncoder().encode(lines.join('')));
}

/** Not by locale: a release has one name everywhere. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
