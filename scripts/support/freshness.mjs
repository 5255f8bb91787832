import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** Does the work unless the same sources were worked on before. The stamp holds names, sizes and times of all of them. */
export async function unlessFresh(stamp, sources, work) {
  const before = fingerprint(sources);
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === before) return false;

  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  return true;
}

function fingerprint(sources) {
  // Built files name their place.
  const hash = createHash('sha256').update(root);
  for (const source of sources) for (const file of filesOf(join(root, source))) hash.update(describe(file));
  return hash.digest('hex');
}

function describe(file) {
  const { size, mtimeMs } = statSync(file);
  return `${file.slice(root.length)} ${size} ${mtimeMs}\n`;
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
