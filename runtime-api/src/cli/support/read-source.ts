import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { done, type Outcome, refused } from '@onething/rules';
import { readPackageZip } from '../../packages/package-hashes.js';
import type { PackageFiles } from '../../packages/read-zip.js';
import { isCommon, readCommon } from './read-common.js';

/** The files of a package from a folder or a zip, with names as they stand in the package. */
export async function readSource(path: string): Promise<Outcome<PackageFiles>> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return refused('SOURCE_NOT_FOUND', { zh: `没有找到 ${path}，请检查路径。`, en: `${path} does not exist. Please check the path.` });

  if (!found.isDirectory()) return readPackageZip(await readFile(path));

  return done(isCommon(path) ? await readCommon() : await readFolder(path));
}

async function readFolder(folder: string): Promise<PackageFiles> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile() && !isHidden(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => [relative(folder, path).split(sep).join('/').normalize('NFC'), new Uint8Array(await readFile(path))] as const),
  );

  return new Map(files);
}

/** What editors and systems leave behind (`.DS_Store`) is not part of the package. */
function isHidden(name: string): boolean {
  return name.startsWith('.');
}
