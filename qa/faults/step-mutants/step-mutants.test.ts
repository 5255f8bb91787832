import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { randomOf } from '../random-of.js';
import { recordRun } from '../record-run.js';
import { equivalentMutants } from './equivalent-mutants.js';
import type { StepMutant } from './mutate-source.js';
import type { SuiteTest } from './suite-messages.js';
import { SuiteThread } from './suite-thread.js';

/** `npm run faults -- --nightly` takes at least a hundred. */
const count = Number(process.env.MUTANTS ?? 10);
const seed = Number(process.env.SEED ?? 7);
/** The share that the issue asks for. */
const floor = 0.95;
const atATime = 2;

describe('machine-made mutants of the step', () => {
  const folder = path.join(import.meta.dirname, '../dist/step');
  const threads = Array.from({ length: atATime }, () => new SuiteThread(path.join(folder, 'suite.mjs')));
  let mutants: readonly StepMutant[];
  let tests: readonly SuiteTest[];
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const bundle = path.join(import.meta.dirname, 'bundle-suite.ts');
    execFileSync(process.execPath, ['--import', 'tsx', '--no-warnings', bundle, folder], { stdio: 'pipe' });
    mutants = JSON.parse(readFileSync(path.join(folder, 'step-mutants.json'), 'utf8'));
    tests = (await threads[0]?.learn()) ?? [];
  }, 300_000);
  afterAll(() => Promise.all(threads.map((thread) => thread.end())));

  it('are more than a thousand, each another change; every equivalent one is among them', () => {
    const names = new Set(mutants.map(({ name }) => name));
    expect(mutants.length).toBeGreaterThan(1000);
    expect(names.size).toBe(mutants.length);
    expect(Object.keys(equivalentMutants).filter((name) => !names.has(name))).toEqual([]);
  });

  it('are none at all when nothing is changed', async () => {
    expect(tests.length).toBeGreaterThan(300);
    expect(await threads[0]?.fateOf(0, tests)).toBe('alive');
  });

  it(
    `are noticed by the tests of the step and the scenarios of the packages (${count}, seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const order = mutants.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at);
      const chosen = order.flatMap(({ mutant }) => (mutant.name in equivalentMutants ? [] : [mutant])).slice(0, count);
      const alive: string[] = [];
      const left = [...chosen];
      const work = async (thread: SuiteThread): Promise<void> => {
        for (let mutant = left.shift(); mutant; mutant = left.shift()) {
          const fate = await thread.fateOf(mutant.id, tests);
          if (fate === 'alive') alive.push(mutant.name);
          if (process.env.MUTANT_LOG) appendFileSync(process.env.MUTANT_LOG, `${fate} ${mutant.name}\n`);
        }
      };
      await Promise.all(threads.map(work));
      const noticed = chosen.length - alive.length;
      recordRun({ test: 'mutants of the step', cycles: chosen.length, faults: chosen.length, violations: 0, seed, measured: { noticed, alive: alive.length } });
      // A few samples say nothing about the share.
      if (chosen.length >= 100) expect([alive, noticed / chosen.length >= floor]).toEqual([alive, true]);
    },
    count * 60_000 + 60_000,
  );
});
