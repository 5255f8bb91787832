import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeCommon } from '@onething/processes';
import type { PackageFiles } from '../../packages/read-zip.js';

const installation = fileURLToPath(new URL('../../../..', import.meta.url));

/** The package `common` as this program brings it. */
export function readCommon(): Promise<PackageFiles> {
  return composeCommon({ list, read: async (path) => new Uint8Array(await readFile(join(installation, path))) });
}

/** True for the folder whose other parts live beside the languages. */
export function isCommon(path: string): boolean {
  return resolve(path) === join(installation, 'examples/common');
}

async function list(folder: string): Promise<readonly string[]> {
  const root = join(installation, folder);
  const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(() => []);

  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
