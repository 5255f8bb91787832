// npm run faults -- --quick | --nightly | --release [--seed n] [--kills n] [--stops n] [--restarts n] [--timers n] [--races n] [--mutants n] [--only FILE] [--record]: the fault harness; writes qa/faults/last.json, with --record a line in qa/faults/RESULTS.md.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runJest } from './support/jest.mjs';
import { root } from './support/root.mjs';

/** What may be asked for in numbers. */
const counted = ['kills', 'stops', 'restarts', 'timers', 'races', 'mutants'];
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    nightly: { type: 'boolean' },
    release: { type: 'boolean' },
    seed: { type: 'string' },
    record: { type: 'boolean' },
    only: { type: 'string' },
    ...Object.fromEntries(counted.map((name) => [name, { type: 'string' }])),
  },
});
const sizes = {
  quick: { ROUNDS: '20', KILLS: '20', MUTANTS: '2' },
  nightly: { ROUNDS: '200', KILLS: '1000', MUTANTS: '100', STOPS: '200', RESTARTS: '200', TIMERS: '100000', RACES: '2000' },
  release: { ROUNDS: '600', KILLS: '3000', MUTANTS: '200', STOPS: '600', RESTARTS: '600', TIMERS: '100000', RACES: '2000' },
};
const size = values.release ? 'release' : values.nightly ? 'nightly' : 'quick';
const seed = values.seed ?? String(Date.now() % 1_000_000);
const last = join(root, 'qa/faults/last.json');

rmSync(last, { force: true });
const { failed } = await runJest('store', {
  files: [`qa/faults/${values.only ?? ''}`],
  env: { ...sizes[size], ...asked(), SEED: seed },
  args: ['-w', '1'],
});
const results = existsSync(last) ? JSON.parse(readFileSync(last, 'utf8')) : [];
for (const { test, cycles, faults, violations, measured } of results)
  console.log(`${test}: ${cycles} cycles, ${faults} faults, ${violations} violations${words(measured)}`);
console.log(
  failed === 0 ? `cycles ${sum('cycles')}, faults ${sum('faults')}, violations ${sum('violations')}, seed ${seed}` : `${failed} failed, seed ${seed}`,
);
if (values.record) record();
process.exitCode = failed === 0 ? 0 : 1;

/** Sizes that were given by hand. */
function asked() {
  return Object.fromEntries(counted.flatMap((name) => (values[name] ? [[name.toUpperCase(), values[name]]] : [])));
}

function sum(name) {
  return results.reduce((total, result) => total + (result[name] ?? 0), 0);
}

function words(measured = {}) {
  return Object.entries(measured)
    .map(([name, value]) => `, ${name} ${Math.round(value * 100) / 100}`)
    .join('');
}

/** One line a run. No failure in n independent cycles bounds the rate at 3/n with 95 %: never says "never". */
function record() {
  const file = join(root, 'qa/faults/RESULTS.md');
  const kills = results.find(({ test }) => test === 'T-kill')?.cycles ?? 0;
  const bound = failed === 0 && kills > 0 ? `< ${(300 / kills).toFixed(2)} % a kill` : '';
  const parts = results.map(({ test, cycles }) => `${test} ${cycles}`).join(', ');
  const line = `| ${new Date().toISOString().slice(0, 16)} | ${size} | ${seed} | ${sum('cycles')} | ${sum('faults')} | ${failed === 0 ? sum('violations') : `${failed} tests failed`} | ${bound} | ${cpus().length} cores, Node ${process.versions.node} | ${parts} |`;
  if (!existsSync(file))
    appendFileSync(
      file,
      '# Runs of the fault harness\n\nNo failure in n independent cycles bounds the failure rate at 3/n (95 %).\n\n| when (UTC) | size | seed | cycles | faults | violations | bound | machine | parts |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n',
    );
  appendFileSync(file, `${line}\n`);
}
