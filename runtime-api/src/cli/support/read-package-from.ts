import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Package, readPackage } from '@onething/processes';
import { done, type Outcome, refused } from '@onething/rules';
import { readCommon } from './read-common.js';
import { readSource } from './read-source.js';

/** A package with those that it requires. */
export interface PackageWithRequired {
  readonly package: Package;
  readonly required: readonly Package[];
}

/** Reads a package; what it requires is looked for beside it, and `common` also where this program is installed. */
export async function readPackageFrom(path: string): Promise<Outcome<PackageWithRequired>> {
  const files = await readSource(path);
  if (!files.ok) return files;
  const read = await readPackage(files.value);
  if (!read.ok) return read;
  const required: Package[] = [];
  for (const { package: id } of read.value.manifest.requires ?? []) {
    const found = await readRequired(dirname(resolve(path)), id);
    if (!found.ok) return found;
    required.push(found.value);
  }

  return done({ package: read.value, required });
}

async function readRequired(beside: string, id: string): Promise<Outcome<Package>> {
  if (id === 'common') return readPackage(await readCommon());
  const place = [join(beside, id), join(beside, `${id}.zip`)].find((path) => existsSync(path));
  if (!place) return requiredMissing(id, beside);
  const files = await readSource(place);

  return files.ok ? readPackage(files.value) : files;
}

function requiredMissing(id: string, beside: string): Outcome<never> {
  return refused('PACKAGE_REQUIRES_MISSING', {
    zh: `需要的事项包“${id}”没有找到，请放在 ${beside} 下。`,
    en: `The required package "${id}" was not found. Put it into ${beside}.`,
  });
}
