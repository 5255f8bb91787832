import { parentPort, workerData } from 'node:worker_threads';
import { expect } from 'expect';
import fastCheck from 'fast-check';
import type { Answer, Asked, SuiteData, SuiteTest } from './suite-messages.js';

/**
 * The tests of the step as a thread that stays loaded: it is told which change to make and which tests to run, and says which of them
 * noticed it. jest would need ten seconds for what takes a tenth of one here.
 */
const { shared } = workerData as SuiteData;
const running = new Float64Array(shared);
fastCheck.configureGlobal({ seed: 7, numRuns: 40 });
console.info = () => undefined;
// The random tests take their seed from here; what measures time has a clock of its own.
const realNow = Date.now;
Date.now = () => 1_700_000_000_000;

let change = 0;
const passed = new Set<number>();
Reflect.set(globalThis, '__mutant', (id: number) => {
  if (change === 0) passed.add(id);
  return id === change;
});

declare global {
  interface ImportMeta {
    /** The bundler puts the files there. */
    glob(patterns: readonly string[]): Readonly<Record<string, () => Promise<unknown>>>;
  }
}

type Work = () => unknown;
const tests: { readonly name: string; readonly work: Work }[] = [];
const before: Work[] = [];
let place: readonly string[] = [];

function describe(name: string, inside: Work): void {
  place = [...place, name];
  inside();
  place = place.slice(0, -1);
}

function it(name: string, work: Work): void {
  tests.push({ name: [...place, name].join(' › '), work });
}

type Given = (...given: unknown[]) => unknown;
const eachOf = (one: (name: string, work: Work) => void) => (cases: readonly unknown[]) => (name: string, work: Given) => {
  for (const given of cases) one(name, () => (Array.isArray(given) ? work(...given) : work(given)));
};
describe.each = eachOf(describe);
it.each = eachOf(it);
Object.assign(globalThis, { describe, it, expect, beforeAll: (work: Work) => before.push(work) });

// What measures time says nothing on a busy machine.
const files = import.meta.glob([
  '../../../processes/src/execution/**/*.test.ts',
  '../../../processes/src/scenario/**/*.test.ts',
  './package-scenarios.ts',
  '!**/scale.test.ts',
]);
for (const load of Object.values(files)) {
  await load();
  for (const work of before.splice(0)) await work();
}
if (passed.size > 0) throw new Error('The step runs before any test begins: changes there would not be seen');

parentPort?.on('message', async (asked: Asked) => {
  const answer = asked.type === 'learn' ? { learned: await learn() } : { fate: await tryChange(asked.change, asked.tests) };
  parentPort?.postMessage(answer satisfies Answer);
});
parentPort?.postMessage({ ready: true } satisfies Answer);

/** Runs everything unchanged: which test passes which places, and how long it takes. */
async function learn(): Promise<readonly SuiteTest[]> {
  const learned: SuiteTest[] = [];
  change = 0;
  for (const [n, { name }] of tests.entries()) {
    passed.clear();
    const begun = realNow();
    const failure = await failureOf(n);
    if (failure) throw new Error(`${name} fails although nothing is changed: ${failure}`);
    learned.push({ name, milliseconds: realNow() - begun, passes: [...passed] });
  }
  return learned;
}

/** The first test that fails with the change and holds again without it; a test that goes on failing says that the thread is spoilt. */
async function tryChange(to: number, chosen: readonly number[]): Promise<'alive' | 'noticed' | 'spoilt'> {
  for (const n of chosen) {
    change = to;
    const failure = await failureOf(n);
    change = 0;
    if (failure) return (await failureOf(n)) ? 'spoilt' : 'noticed';
  }
  return 'alive';
}

async function failureOf(n: number): Promise<string | undefined> {
  running[0] = n;
  running[1] = realNow();
  try {
    await tests[n]?.work();
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    running[1] = 0;
  }
}
