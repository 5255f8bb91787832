import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { PackageFiles } from './read-zip.js';

/** Zip dates begin in 1980; a fixed one makes the same package the same bytes. */
const noDate = new Date(1980, 0, 1);

/** Packs a package. Equal content gives equal bytes. */
export async function writeZip(files: PackageFiles): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1)))
    zip.addBuffer(Buffer.from(content), name, { mtime: noDate, mode: 0o100644, forceDosTimestamp: true });
  zip.end();

  return buffer(zip.outputStream);
}
