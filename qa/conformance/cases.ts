import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Other people's cases lie beside the repository, under licences of their own; they are read in place and never copied. */
const folder = join(dirname(fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')), 'shared', 'bpmn');

export const casesArePresent = existsSync(folder);

export const absent = '仓库旁没有 ../shared 的用例，只运行项目自己的。 The cases of ../shared are not beside the repository; only our own were run.';

export function readCase(...path: readonly string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}

export function readCaseBytes(path: string): Uint8Array {
  return readFileSync(join(folder, path));
}

/** A list of cases; empty where they are absent. */
export function readList<T>(...path: readonly string[]): readonly T[] {
  return casesArePresent ? JSON.parse(readCase(...path)) : [];
}

/** Every model below a folder, as paths from the cases' root. */
export function modelsBelow(name: string): readonly string[] {
  if (!casesArePresent) return [];

  const files = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.bpmn2?(\.xml)?$|\.bpmn20\.xml$/.test(file))
    .map((file) => join(name, file))
    .sort();
}
