// npm test: everything that must hold. `npm test -- pure store` runs a part.

import { checkTypes } from './support/check-types.mjs';
import { findChromium } from './support/chromium.mjs';
import { runJest } from './support/jest.mjs';
import { refuseOldNode } from './support/node-version.mjs';

const parts = {
  types: async () => tally(await checkTypes()),
  pure: () => runJest('pure'),
  // Two at a time: they wait for PostgreSQL more than they calculate.
  store: () => runJest('store', { args: ['--maxWorkers=2'] }),
  browser: async () => {
    const chromium = await findChromium();
    return chromium ? runJest('browser', { env: { CHROMIUM_PATH: chromium }, args: ['--runInBand'] }) : tally(false);
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
  if (wanted.length > 0 && !wanted.includes(name)) continue;
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
