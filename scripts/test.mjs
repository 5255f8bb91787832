// npm test: everything that must hold. `npm test -- pure store` runs a part; `npm test -- editors` what takes longer.

import { checkTypes } from './support/check-types.mjs';
import { findChromium } from './support/chromium.mjs';
import { runJest } from './support/jest.mjs';
import { refuseOldNode } from './support/node-version.mjs';

const longer = 'designer-parts.e2e';
const parts = {
  types: async () => tally(await checkTypes()),
  pure: () => runJest('pure'),
  // Two at a time: they wait for PostgreSQL more than they calculate.
  store: () => runJest('store', { args: ['--maxWorkers=2'] }),
  browser: async () => {
    const chromium = await findChromium();
    // Two journeys at a time, each with a server of its own: half of the time a page waits for somebody.
    const args = ['--maxWorkers=2', '--testPathIgnorePatterns', 'node_modules', longer];
    return chromium ? runJest('browser', { env: { CHROMIUM_PATH: chromium }, args }) : tally(false);
  },
  // Every editor of the designer, one by one (some four minutes): by name only, so that the whole stays near twenty minutes.
  editors: async () => {
    const chromium = await findChromium();
    return chromium ? runJest('browser', { env: { CHROMIUM_PATH: chromium }, args: ['--runInBand', '--testPathPatterns', longer] }) : tally(false);
  },
};

refuseOldNode();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`没有这一部分：${unknown.join(', ')}。 There is no such part; there are: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

const total = { passed: 0, failed: 0 };
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 ? !wanted.includes(name) : name === 'editors') continue;
  const begun = Date.now();
  const { passed, failed } = await part();
  total.passed += passed;
  total.failed += failed;
  console.log(`${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - begun) / 1000)} s)`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function tally(ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
