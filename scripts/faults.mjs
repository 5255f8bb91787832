// npm run faults -- --quick | --nightly | --release [--seed n]: the fault harness; writes qa/faults/last.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runJest } from './support/jest.mjs';
import { root } from './support/root.mjs';

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, nightly: { type: 'boolean' }, release: { type: 'boolean' }, seed: { type: 'string' } },
});
const rounds = values.release ? 1000 : values.nightly ? 200 : 20;
const seed = values.seed ?? String(Date.now() % 1_000_000);
const { failed } = await runJest('store', { files: ['qa/faults/'], env: { ROUNDS: String(rounds), SEED: seed } });
console.log(failed === 0 ? summary() : `${failed} failed, seed ${seed}`);
process.exitCode = failed === 0 ? 0 : 1;

function summary() {
  const results = JSON.parse(readFileSync(join(root, 'qa/faults/last.json'), 'utf8'));
  const sum = (name) => results.reduce((total, result) => total + (result[name] ?? 0), 0);
  return `cycles ${sum('cycles')}, faults ${sum('faults')}, violations ${sum('violations')}, seed ${seed}`;
}
