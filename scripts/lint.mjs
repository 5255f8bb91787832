// npm run lint: types, biome, architecture, unused exports; then the figures of size, which are looked at and not enforced.
import { checkTypes } from './support/check-types.mjs';
import { runJest } from './support/jest.mjs';
import { medians } from './support/medians.mjs';
import { bin, run } from './support/run.mjs';

const node = (program, args) => run(process.execPath, [bin(program), ...args]);
const checks = {
  types: async () => ((await checkTypes()) ? 0 : 1),
  biome: () => node('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--diagnostic-level=warn']),
  architecture: async () => (await runJest('pure', { files: ['qa/architecture.test.ts'] })).failed,
  unused: () => node('knip/bin/knip.js', ['--no-progress', '--include', 'files,exports,types,duplicates']),
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const ok = (await check()) === 0;
  failed += ok ? 0 : 1;
  console.log(`${name}: ${ok ? 'ok' : 'FAILED'}`);
}
for (const line of medians()) console.log(line);
process.exitCode = failed === 0 ? 0 : 1;
