import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** `npm run bench [-- rules, processes, engine, …]`: measures in this run, prints one line a figure, writes qa/bench/last.json. */
const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv
  .slice(2)
  .flatMap((argument) => argument.split(','))
  .map((name) => name.trim())
  .filter(Boolean);
const known = ['rules', 'processes', 'engine', 'portal', 'designer', 'sharing'];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}"; there are: ${known.join(', ')}.`);
  process.exit(1);
}

const benches = (asked.length > 0 ? asked : known).filter((name) => existsSync(path.join(root, 'qa/bench', `${name}.ts`)));
for (const name of benches) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--conditions', 'onething-src', '--no-warnings', path.join('qa/bench', `${name}.ts`)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
