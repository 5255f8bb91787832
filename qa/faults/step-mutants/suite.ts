import { expect } from 'expect';
import fastCheck from 'fast-check';

/**
 * The tests of the step as a program: `MUTANT=n node suite.mjs` ends with 0 when all of them hold although change n is made, with 1
 * at the first that does not. jest would need ten seconds for what takes one here.
 */
Reflect.set(globalThis, '__mutant', Number(process.env.MUTANT ?? 0));
fastCheck.configureGlobal({ seed: 7, numRuns: 40 });
console.info = () => undefined;
// The random tests take their seed from here.
Date.now = () => 1_700_000_000_000;

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
  '../../examples.test.ts',
  '!**/scale.test.ts',
]);
try {
  // Random processes find what the others leave; they take longest.
  const ordered = Object.entries(files).sort(([a], [b]) => Number(isRandom(a)) - Number(isRandom(b)));
  for (const [, load] of ordered) {
    await load();
    for (const work of before.splice(0)) await work();
    for (const { name, work } of tests.splice(0)) {
      if (process.env.MUTANT_NAMES) console.log(name);
      await work();
    }
  }
} catch (error) {
  if (process.env.MUTANT_NAMES) console.error(error);
  process.exit(1);
}
process.exit(0);

function isRandom(file: string): boolean {
  return /random|second-interpreter|read-state|examples/.test(file);
}
