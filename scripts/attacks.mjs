// npm run attacks: every file under qa/attacks against the real application; writes qa/attacks/last.json.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runJest } from './support/jest.mjs';
import { root } from './support/root.mjs';

const { passed, failed, suites } = await runJest('store', { files: ['qa/attacks/'] });
writeFileSync(join(root, 'qa/attacks/last.json'), `${JSON.stringify(byClass(suites), null, 2)}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A test's outermost title begins with its class: `T18 …`. */
function byClass(suites) {
  const classes = new Map();
  for (const test of suites.flatMap((suite) => suite.assertionResults)) {
    const name = /^T\d+/.exec(test.ancestorTitles[0] ?? '')?.[0] ?? 'other';
    const { passed, total } = classes.get(name) ?? { passed: 0, total: 0 };
    classes.set(name, { passed: passed + (test.status === 'passed' ? 1 : 0), total: total + 1 });
  }
  return [...classes].map(([name, counts]) => ({ class: name, ...counts }));
}
