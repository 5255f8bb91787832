// npm run bench [-- rules, populations, processes, engine, finished, http, morning, peers, recovery, draw, portal, designer, sharing, page]: each benchmark is a program of qa/bench; figures are kept in qa/bench/last.json.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/root.mjs';
import { run } from './support/run.mjs';

const groups = [
  'rules',
  'populations',
  'processes',
  'engine',
  'finished',
  'http',
  'morning',
  'peers',
  'recovery',
  'draw',
  'portal',
  'designer',
  'sharing',
  'page',
];
const present = groups.filter((group) => existsSync(join(root, `qa/bench/${group}.ts`)));
const wanted = process.argv.slice(2).flatMap((text) => text.split(',').filter(Boolean));
const unknown = wanted.filter((group) => !present.includes(group));
if (unknown.length > 0) {
  console.error(`没有这组基准：${unknown.join(', ')}；现有：${present.join(', ')}。 There is no such benchmark; there are: ${present.join(', ')}.`);
  process.exit(1);
}

// A whole run begins a new file; a partial one replaces its own figures.
if (wanted.length === 0) rmSync(join(root, 'qa/bench/last.json'), { force: true });
// A step leaves some 40 kB of garbage; with a larger nursery than V8's 16 MB most of it is dead before it is looked at. As `npm start` has it.
const memory = '--max-semi-space-size=64';
let failed = 0;
for (const group of wanted.length > 0 ? wanted : present) {
  console.log(`# ${group}`);
  failed += await run(process.execPath, [memory, '--import', 'tsx', '--conditions', 'onething-src', '--no-warnings', `qa/bench/${group}.ts`]);
}
process.exitCode = failed === 0 ? 0 : 1;
