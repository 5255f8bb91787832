import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { mutateSource, type StepMutant } from './mutate-source.js';

/** Bundles the tests of the step with every mutant of it in one file: `tsx bundle-suite.ts FOLDER` writes `suite.mjs` and `step-mutants.json`. */
const folder = process.argv[2] ?? '';
const root = path.resolve('processes/src/execution');
const mutants: StepMutant[] = [];

await build({
  root: process.cwd(),
  configFile: false,
  logLevel: 'error',
  plugins: [
    { name: 'mutants-of-the-step', enforce: 'pre', transform: (code, id) => (isOfTheStep(id) ? changed(code, id) : undefined) },
    { name: 'where-a-module-stands', enforce: 'pre', transform: placed },
  ],
  resolve: { conditions: ['onething-src', 'node', 'module', 'import', 'default'] },
  ssr: { noExternal: [/^@onething\//], resolve: { conditions: ['onething-src', 'node', 'module', 'import', 'default'] } },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: folder,
    emptyOutDir: false,
    rolldownOptions: { input: { suite: 'qa/faults/step-mutants/suite.ts' }, output: { entryFileNames: '[name].mjs', codeSplitting: false } },
  },
});
writeFileSync(path.join(folder, 'step-mutants.json'), JSON.stringify(mutants));

/** What runs in a step: not its tests, not the schema of what is stored, and not what only tells a story about a state. */
function isOfTheStep(id: string): boolean {
  return id.startsWith(`${root}/`) && !/\.test\.ts$|\/(state-schema|read-state|explain-waiting|progress|fold-history)\.ts$|\/upcasters\//.test(id);
}

function changed(code: string, id: string): { code: string; map: null } {
  const mutated = mutateSource(code, path.relative(root, id), mutants.length + 1);
  mutants.push(...mutated.mutants);
  return { code: mutated.code, map: null };
}

function placed(code: string, id: string): { code: string; map: null } {
  const here = code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
  return { code: here.replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id))), map: null };
}
